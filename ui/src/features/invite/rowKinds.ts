// In which of the groups of the staging table a row stands, so that the counts can be used as filters.
import type { StagingRow } from "../../bindings";
import type { WordId } from "../../locales/ids";

export type RowKind = "ready" | "repeated" | "alreadyMember" | "alreadyPending" | "needsFixing" | "leftOut";

type KindWords = { count: WordId; testId: string };

export const rowKinds: Record<RowKind, KindWords> = {
  needsFixing: { count: "count-needs-fixing", testId: "count-needs-fixing" },
  ready: { count: "count-ready", testId: "count-ready" },
  repeated: { count: "count-repeated", testId: "count-repeated" },
  alreadyMember: { count: "count-already-member", testId: "count-already-member" },
  alreadyPending: { count: "count-already-pending", testId: "count-already-pending" },
  leftOut: { count: "count-left-out", testId: "count-left-out" },
};

export const kindOrder = Object.keys(rowKinds) as RowKind[];

export function kindOf(row: StagingRow): RowKind {
  if (row.leftOut) return "leftOut";
  switch (row.state.kind) {
    case "mistyped":
    case "notAnAddress":
      return "needsFixing";
    default:
      return row.state.kind;
  }
}


/** Rows that can be invited only once their address is mended. */
export function isFaulty(row: StagingRow): boolean {
  return kindOf(row) === "needsFixing";
}

/** Rows that will not be invited whatever one does here: somebody has or had the invitation already. */
export function isPassedOver(row: StagingRow): boolean {
  return row.state.kind === "repeated" || row.state.kind === "alreadyMember" || row.state.kind === "alreadyPending";
}
