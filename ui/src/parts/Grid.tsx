// A long list as an ARIA grid: rows of one fixed height, only those in sight rendered, one tab stop, arrow keys by cell.
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useRef, useState, type CSSProperties, type ReactNode } from "react";
import { nextPlace, type GridPlace } from "./gridKeys";

export type GridColumn<Row> = {
  id: string;
  label: string;
  /** The heading is there for screen readers only. */
  labelHidden?: boolean;
  /** Left out where the window is narrow. */
  wideOnly?: boolean;
  /** Whether the cell of this row holds one control, which then takes the focus instead of the cell. */
  holdsControl?: (row: Row) => boolean;
  cell: (row: Row, tabIndex: 0 | -1) => ReactNode;
  className?: string;
};

type Props<Row> = {
  label: string;
  testId: string;
  columns: GridColumn<Row>[];
  columnsClass: string;
  count: number;
  rowHeight: number;
  /** Two lines a row, placed by each column's id as its grid area. */
  stacked: boolean;
  rowAt: (index: number) => Row | undefined;
  keyOf: (row: Row) => string | number;
  rowProps?: (row: Row) => Record<string, string | undefined>;
  skeleton: ReactNode;
  /** Told of the first and last row in sight, and of the one with the focus, which is always rendered. */
  onInSight?: (first: number, last: number, active: number) => void;
  footer?: ReactNode;
};

const headHeight = 32;

export function Grid<Row>(props: Props<Row>) {
  const { columns, count, rowHeight, rowAt, stacked, onInSight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const active = Math.min(place.row, Math.max(count - 1, 0));
  const head = stacked ? 0 : headHeight;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: head,
    scrollPaddingStart: head,
    // The row with the focus stays rendered wherever the list is scrolled, so that focus is never lost.
    rangeExtractor: ({ startIndex, endIndex, overscan }) => rowsToRender(startIndex, endIndex, overscan, count, active),
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => onInSight?.(first, last, active), [first, last, active, onInSight]);

  // A place far away is not rendered yet when the key is pressed: the focus goes there as soon as it is.
  const goingTo = useRef<GridPlace>(undefined);
  const focusPlace = (next: GridPlace) => {
    goingTo.current = next;
    setPlace(next);
    virtual.scrollToIndex(next.row);
  };
  useEffect(() => {
    if (goingTo.current && focusCell(scroller.current, goingTo.current)) goingTo.current = undefined;
  });

  const onKeyDownCapture = (event: React.KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    if (!event.currentTarget.contains(event.target as Node)) return;
    const next = nextPlace(event, { row: active, column: place.column }, { rows: count, columns: columns.length, page });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    focusPlace(next);
  };

  const onFocus = (event: React.FocusEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
    if (!cell?.dataset.cell || !event.currentTarget.contains(cell)) return;
    const [row = 0, column = 0] = cell.dataset.cell.split(":").map(Number);
    // A row whose data is still to come has one cell only, which says nothing about the column.
    if (goingTo.current?.row !== row) setPlace((old) => (old.row === row && old.column === column ? old : { row, column }));
  };

  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        data-testid={props.testId}
        onKeyDownCapture={onKeyDownCapture}
        onFocus={onFocus}
      >
      <div role="rowgroup" className={stacked ? "sr-only" : "sticky top-0 z-10"}>
        <div
          role="row"
          aria-rowindex={1}
          style={{ height: headHeight }}
          className={`grid items-center gap-x-3 border-b border-line bg-app px-5 text-small text-ink-3 ${props.columnsClass}`}
        >
          {columns.map((column) => (
            <div key={column.id} role="columnheader" className={column.className ?? ""}>
              <span className={column.labelHidden ? "sr-only" : ""}>{column.label}</span>
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rowAt(item.index);
          return (
            <GridRow
              key={row === undefined ? `gap-${item.index}` : props.keyOf(row)}
              row={row}
              index={item.index}
              top={item.start - head}
              height={rowHeight}
              activeColumn={item.index === active ? Math.min(place.column, columns.length - 1) : -1}
              columns={columns}
              columnsClass={props.columnsClass}
              stacked={stacked}
              rowProps={props.rowProps}
              skeleton={props.skeleton}
            />
          );
        })}
        </div>
      </div>
      {props.footer}
    </div>
  );
}

type RowProps<Row> = Pick<Props<Row>, "columns" | "columnsClass" | "stacked" | "rowProps" | "skeleton"> & {
  row: Row | undefined;
  index: number;
  top: number;
  height: number;
  /** Where in this row the focus is or would go; -1 in all rows but one. */
  activeColumn: number;
};

function PlainRow<Row>({ row, index, top, height, activeColumn, columns, columnsClass, stacked, rowProps, skeleton }: RowProps<Row>) {
  const look = `absolute inset-x-0 top-0 grid content-center items-center gap-x-3 border-b border-line px-5 narrow:px-3 ${columnsClass}`;
  const style: CSSProperties = { height, transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" style={style} className={look}>
        <div role="gridcell" aria-colspan={columns.length} data-cell={`${index}:0`} tabIndex={activeColumn < 0 ? -1 : 0}>
          {skeleton}
        </div>
      </div>
    );
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      style={style}
      {...rowProps?.(row)}
      className={`${look} hover:bg-hovered focus-within:bg-chosen`}
    >
      {columns.map((column, at) => {
        const tabIndex = at === activeColumn ? 0 : -1;
        const control = column.holdsControl?.(row) ?? false;
        return (
          <div
            key={column.id}
            role="gridcell"
            data-cell={`${index}:${at}`}
            tabIndex={control ? -1 : tabIndex}
            style={stacked ? { gridArea: column.id } : undefined}
            className={`flex min-w-0 items-center outline-offset-[-2px] ${stacked ? "" : "h-full"} ${column.className ?? ""}`}
          >
            {column.cell(row, tabIndex)}
          </div>
        );
      })}
    </div>
  );
}

/** Scrolling draws only the rows that come in: those in sight stay as they are. */
const GridRow = memo(PlainRow) as typeof PlainRow;

export const GridText = memo(function GridText({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  return <span className={`truncate ${quiet ? "text-ink-3" : ""}`}>{children}</span>;
});

function rowsToRender(start: number, end: number, overscan: number, count: number, active: number): number[] {
  const from = Math.max(0, start - overscan);
  const to = Math.min(count - 1, end + overscan);
  const rows: number[] = [];
  if (active < from && active >= 0 && count > 0) rows.push(active);
  for (let row = from; row <= to; row++) rows.push(row);
  if (active > to && active < count) rows.push(active);
  return rows;
}

/** Focuses a cell's control, or the cell; in a row whose data is still to come, the row. Gives whether it was the cell. */
function focusCell(grid: HTMLElement | null, { row, column }: GridPlace): boolean {
  const cell = grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  if (!cell) {
    grid?.querySelector<HTMLElement>(`[data-cell="${row}:0"]`)?.focus({ preventScroll: true });
    return false;
  }
  (cell.querySelector<HTMLElement>("[data-cell-widget]:not(:disabled)") ?? cell).focus({ preventScroll: true });
  return true;
}
