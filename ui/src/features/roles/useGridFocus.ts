// Where the focus stands in the editor's grid: one tab stop, arrow keys by cell, and a range that Shift and the arrows extend.
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from "react";
import { nearest, placeAfter, type Place, type Range } from "./editorKeys";
import { stopsOf, type EditorRow } from "./rowsShown";

const arrows = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

export function useGridFocus(grid: RefObject<HTMLElement | null>, rows: EditorRow[]) {
  const [place, setPlace] = useState<Place>({ row: "m:", column: 1 });
  const [range, setRange] = useState<Range>();
  const goingTo = useRef<Place>(undefined);

  const known = place.row === "head" || rows.some((row) => row.id === place.row);
  const at: Place = known ? place : { row: rows[0]?.id ?? "head", column: place.column };
  const standsIn = (id: string) => rows.find((row) => row.id === id);

  const go = (next: Place) => {
    goingTo.current = next;
    setPlace(next);
  };
  useEffect(() => {
    const next = goingTo.current;
    if (!next) return;
    goingTo.current = undefined;
    const column = nearest(stopsOf(rows.find((row) => row.id === next.row)), next.column);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}|${column}"]`);
    const widget = cell?.querySelector<HTMLElement>("[data-cell-widget], button") ?? cell;
    widget?.focus();
    widget?.scrollIntoView({ block: "nearest" });
  });

  /** Moves the focus if the key is for that. Gives whether it was. */
  const onMoveKey = (event: React.KeyboardEvent): boolean => {
    if (event.altKey) return false;
    const next = placeAfter(event, at, rows);
    if (!next || (event.shiftKey && !arrows.has(event.key))) return false;
    setRange(event.shiftKey ? { from: range?.from ?? at, to: next } : undefined);
    go(next);
    return true;
  };

  const onFocus = (event: FocusEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
    const [row, column] = cell?.dataset.cell?.split("|") ?? [];
    if (!row || !event.currentTarget.contains(cell)) return;
    // The wished column is kept while the focus stands in a row that does not have it.
    const stands = nearest(stopsOf(standsIn(row)), place.column);
    if (row !== place.row || Number(column) !== stands) setPlace({ row, column: Number(column) });
  };

  /** The column of this row that Tab leads to, or -1. */
  const stopIn = (row: EditorRow | "head"): number => {
    const id = row === "head" ? "head" : row.id;
    return id === at.row ? nearest(stopsOf(row === "head" ? undefined : row), at.column) : -1;
  };

  return { at, range, go, onMoveKey, onFocus, stopIn, dropRange: () => setRange(undefined) };
}
