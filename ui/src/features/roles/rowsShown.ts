// Which rows the editor shows: modules, and below an open one its permissions, narrowed by a search and a filter. Pure.
import type { PermissionLine } from "../../host/roles";
import type { Catalogue, ModuleView } from "./catalogue";

export type EditorRow =
  | { kind: "module"; id: string; module: ModuleView; open: boolean }
  | { kind: "permission"; id: string; module: ModuleView; line: PermissionLine }
  | { kind: "note"; id: string; module: ModuleView };

export type Narrowing = {
  /** What was typed into the search. */
  find: string;
  /** The keys that the chosen filter lets through; nothing where all are shown. */
  among: ReadonlySet<string> | undefined;
};

const partsOf = (find: string) => find.trim().toLowerCase().split(/\s+/).filter(Boolean);

/** The permissions that are meant: "send inv" finds Send invoices; a key finds itself; else the descriptions are searched. */
export function found(catalogue: Catalogue, find: string): ReadonlySet<string> | undefined {
  const parts = partsOf(find);
  if (parts.length === 0) return undefined;
  const exact = catalogue.line(find.trim());
  if (exact) return new Set([exact.key]);
  const named = catalogue.lines.filter((line) => hasWords(line.label, parts));
  if (named.length > 0) return new Set(named.map((line) => line.key));
  const wider = catalogue.lines.filter((line) =>
    hasWords(`${line.label} ${catalogue.moduleOf(line.key)?.label ?? ""} ${line.description}`, parts),
  );
  return new Set(wider.map((line) => line.key));
}

/** Whether each part begins a word of the text. */
function hasWords(text: string, parts: string[]): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return parts.every((part) => words.some((word) => word.startsWith(part)));
}

export function rowsOf(
  catalogue: Catalogue,
  { find, among }: Narrowing,
  opened: ReadonlySet<string>,
  noteAt: string | undefined,
): EditorRow[] {
  const hits = found(catalogue, find);
  const passes = (key: string) => (hits?.has(key) ?? true) && (among?.has(key) ?? true);
  const narrowed = hits !== undefined || among !== undefined;
  return catalogue.modules.flatMap((module) => {
    const inside = narrowed ? module.permissions.filter((line) => passes(line.key)) : module.inside;
    if (narrowed && inside.length === 0) return [];
    const open = narrowed || opened.has(module.key);
    const rows: EditorRow[] = [{ kind: "module", id: `m:${module.key}`, module, open }];
    if (module.key === noteAt) rows.push({ kind: "note", id: `n:${module.key}`, module });
    if (open) rows.push(...inside.map((line): EditorRow => ({ kind: "permission", id: `p:${line.key}`, module, line })));
    return rows;
  });
}

/** The columns of a row where the focus can stand, from left to right. */
export function stopsOf(row: EditorRow | undefined): readonly number[] {
  switch (row?.kind) {
    case "module":
      return [0, 1, 2, 3, 4, 5, 6];
    case "permission":
      return [0, 5, 6];
    case "note":
      return [0];
    default:
      return [0, 1, 2, 3, 4];
  }
}
