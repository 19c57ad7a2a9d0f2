// Records of a previewed screen as a table: columns and rows that are not seen are left out, or stand there as outlines.
import { Button } from "react-aria-components";
import { useWords } from "../../app/words";
import type { ViewColumn, ViewPart, ViewRow, ViewScreen } from "../../host/roles";
import { Asked } from "./Asked";
import { askedLook, isDrawn, usePreviewed } from "./preview";
import { columnThings, isSeen, rowThings, type Thing } from "./things";
import { ThingMark } from "./ThingMark";

type Props = { screen: ViewScreen; at: number; part: Extract<ViewPart, { part: "records" }> };
type Drawn = { column: ViewColumn; thing: Thing; n: number };

export function Records({ screen, at, part }: Props) {
  const { t } = useWords();
  const preview = usePreviewed();
  const things = columnThings(screen, at, part);
  const columns = part.columns.flatMap((column, n): Drawn[] => {
    const thing = things[n];
    return thing && isDrawn(preview, thing) ? [{ column, thing, n }] : [];
  });
  const rowsOf = rowThings(screen, at, part);
  const rows = part.rows.flatMap((row, n) => {
    const thing = rowsOf[n];
    return thing && isDrawn(preview, thing) ? [{ row, thing }] : [];
  });
  return (
    // Every heading takes the focus, so what is wider than the window is scrolled into sight by keyboard too.
    <section
      aria-label={t("view-records", { screen: screen.label })}
      className="overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table className="tabular w-full border-collapse text-body">
        <thead>
          <tr>
            {columns.map((drawn) => (
              <HeadCell key={drawn.n} {...drawn} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, thing }) => (
            <RecordRow key={thing.id} row={row} thing={thing} columns={columns} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="px-4 py-3 text-body text-ink-3">{t("view-no-rows", { who: preview.who })}</p> : null}
    </section>
  );
}

function edgeOf(thing: Thing): string {
  return isSeen(thing.state) ? "" : "border-x border-dashed border-x-edge";
}

function HeadCell({ column, thing }: Drawn) {
  const { t } = useWords();
  const taken = thing.state === "removed";
  return (
    <th
      scope="col"
      data-state={thing.state}
      className={`px-2 py-1 text-small font-normal whitespace-nowrap text-ink-3 first:pl-3 last:pr-3 ${column.numeric ? "text-right" : "text-left"} ${edgeOf(thing)}`}
    >
      <Asked thing={thing}>
        <Button
          aria-label={t("view-why-thing", { thing: column.label })}
          className={`inline-flex h-6 cursor-default items-center gap-1.5 rounded-tag px-1 hover:bg-hovered ${askedLook}`}
        >
          <span className={taken || thing.state === "hidden" ? "line-through" : ""}>{column.label}</span>
          <ThingMark state={thing.state} quiet />
        </Button>
      </Asked>
    </th>
  );
}

type RowProps = { row: ViewRow; thing: Thing; columns: Drawn[] };

function RecordRow({ row, thing, columns }: RowProps) {
  const seen = isSeen(thing.state);
  const edge = seen ? "border-t border-line" : "border-y border-dashed border-edge text-ink-3";
  return (
    <tr data-state={thing.state} className={`h-row ${edge} ${thing.state === "added" ? "bg-success-tint" : ""}`}>
      {columns.map(({ column, thing: columnThing, n }, at) => (
        <td
          key={n}
          className={`px-3 py-1 ${column.numeric ? "text-right" : "text-left"} ${edgeOf(columnThing)} first:pl-4 last:pr-4`}
        >
          {at === 0 ? (
            <FirstCell row={row} thing={thing} text={row.cells[n] ?? ""} />
          ) : (
            <Cell text={row.cells[n] ?? ""} seen={seen && isSeen(columnThing.state)} />
          )}
        </td>
      ))}
    </tr>
  );
}

function Cell({ text, seen }: { text: string; seen: boolean }) {
  const { t } = useWords();
  return seen ? <>{text}</> : <span className="text-small text-ink-3">{t("view-mark-hidden")}</span>;
}

function FirstCell({ row, thing, text }: { row: ViewRow; thing: Thing; text: string }) {
  const { t } = useWords();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Asked thing={thing}>
        <Button
          aria-label={t("view-why-thing", { thing: text })}
          className={`-mx-1 min-h-6 cursor-default rounded-tag px-1 text-left hover:bg-hovered ${askedLook}`}
        >
          <span className={thing.state === "removed" ? "line-through" : ""}>{text}</span>
        </Button>
      </Asked>
      {row.sample ? <span className="rounded-tag bg-hovered px-1 text-caption text-ink-3">{t("view-sample")}</span> : null}
      <ThingMark state={thing.state} />
    </span>
  );
}
