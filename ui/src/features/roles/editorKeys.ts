// Where a key leads in the editor's grid, and which cells a range covers. Pure, so that every key can be tried without a screen.
import { verbs, type Verb } from "./catalogue";
import { stopsOf, type EditorRow } from "./rowsShown";

/** A row by its id ("head" is the line of headings), and a column by its number. */
export type Place = { row: string; column: number };
export type Range = { from: Place; to: Place };
type Key = { key: string; ctrlKey: boolean; metaKey: boolean };

const page = 8;

/** The place that the key leads to, or nothing where the key means something else. */
export function placeAfter({ key, ctrlKey, metaKey }: Key, at: Place, rows: EditorRow[]): Place | undefined {
  const jump = ctrlKey || metaKey;
  const ids = ["head", ...rows.map((row) => row.id)];
  const here = Math.max(0, ids.indexOf(at.row));
  const to = (index: number, column = at.column) => standing(rows, Math.min(Math.max(index, 0), rows.length), column);
  const stops = stopsOf(rows[here - 1]);
  const stop = stops.indexOf(nearest(stops, at.column));
  switch (key) {
    case "ArrowUp":
      return jump ? undefined : to(here - 1);
    case "ArrowDown":
      return jump ? undefined : to(here + 1);
    case "PageUp":
      return to(here - page);
    case "PageDown":
      return to(here + page);
    case "ArrowLeft":
      return jump ? undefined : to(here, stops[Math.max(0, stop - 1)]);
    case "ArrowRight":
      return jump ? undefined : to(here, stops[Math.min(stops.length - 1, stop + 1)]);
    case "Home":
      return jump ? to(0, 0) : to(here, 0);
    case "End":
      return to(jump ? rows.length : here, 6);
    default:
      return undefined;
  }
}

/** The column is kept as it was wished for: a row without it does not lose the place in the rows below. */
function standing(rows: EditorRow[], index: number, column: number): Place {
  return { row: index === 0 ? "head" : (rows[index - 1]?.id ?? "head"), column };
}

/** Where the focus stands in a row that may not have the wished column. */
export function nearest(stops: readonly number[], column: number): number {
  return stops.find((stop) => stop >= column) ?? stops.at(-1) ?? 0;
}

const verbAt = (place: Place) => Math.min(Math.max(place.column, 1), 4);

/** The cells between two corners: module rows and verb columns only. */
export function cellsIn({ from, to }: Range, rows: EditorRow[]): { row: string; verb: Verb; keys: string[] }[] {
  const at = (place: Place) => rows.findIndex((row) => row.id === place.row);
  const [top = 0, bottom = 0] = [at(from), at(to)].toSorted((a, b) => a - b);
  const [left = 1, right = 4] = [verbAt(from), verbAt(to)].toSorted((a, b) => a - b);
  return rows.slice(Math.max(top, 0), bottom + 1).flatMap((row) =>
    row.kind === "module"
      ? verbs.slice(left - 1, right).map((verb) => ({ row: row.id, verb, keys: row.module.cells[verb] }))
      : [],
  );
}
