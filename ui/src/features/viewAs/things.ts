// The things of a previewed screen: each one that can be there or not, what opens it, and whether it is seen.
import type { ViewPart, ViewScreen, ViewState } from "../../host/roles";

export type ThingKind = "screen" | "action" | "block" | "column" | "row";

export type Thing = {
  /** Unique among all things of a preview. */
  id: string;
  kind: ThingKind;
  label: string;
  /** The permission that opens it; null where none is needed. */
  key: string | null;
  state: ViewState;
  /** Permitted, and left out by the role's own menu. */
  leftOut?: boolean;
};

/** Whether whoever is previewed sees it. */
export function isSeen(state: ViewState): boolean {
  return state === "shown" || state === "added";
}

export function screenThing(screen: ViewScreen): Thing {
  const { key, label, gate, inMenu, hiddenByMenu } = screen;
  return { id: key, kind: "screen", label, key: gate, state: inMenu, leftOut: hiddenByMenu };
}

export function partThing(screen: ViewScreen, at: number, part: Exclude<ViewPart, { part: "records" }>): Thing {
  return { id: `${screen.key}/${at}`, kind: part.part, label: part.label, key: part.key, state: part.state };
}

type Records = Extract<ViewPart, { part: "records" }>;

export function columnThings(screen: ViewScreen, at: number, { columns }: Records): Thing[] {
  return columns.map(({ label, key, state }, n) => ({ id: `${screen.key}/${at}/c${n}`, kind: "column", label, key, state }));
}

export function rowThings(screen: ViewScreen, at: number, { rows }: Records): Thing[] {
  return rows.map(({ cells, key, state }, n) => {
    return { id: `${screen.key}/${at}/r${n}`, kind: "row", label: cells[0] ?? "", key, state };
  });
}

/** Everything on one screen, in its order. */
export function thingsOn(screen: ViewScreen): Thing[] {
  return screen.parts.flatMap((part, at) =>
    part.part === "records"
      ? [...columnThings(screen, at, part), ...rowThings(screen, at, part)]
      : [partThing(screen, at, part)],
  );
}
