// In which of the groups of the staging table a row stands, so that the counts can be used as filters.
import type { StagingRow } from "../../bindings";
import type { WordId } from "../../locales/ids";

export type RowKind = "ready" | "noSeat" | "repeated" | "alreadyMember" | "alreadyPending" | "needsFixing" | "leftOut";

type KindWords = { count: WordId; testId: string };

export const rowKinds: Record<RowKind, KindWords> = {
  needsFixing: { count: "count-needs-fixing", testId: "count-needs-fixing" },
  ready: { count: "count-ready", testId: "count-ready" },
  noSeat: { count: "count-no-seat", testId: "count-no-seat" },
  repeated: { count: "count-repeated", testId: "count-repeated" },
  alreadyMember: { count: "count-already-member", testId: "count-already-member" },
  alreadyPending: { count: "count-already-pending", testId: "count-already-pending" },
  leftOut: { count: "count-left-out", testId: "count-left-out" },
};

export const kindOrder = Object.keys(rowKinds) as RowKind[];

export function kindOf({ state }: StagingRow): RowKind {
  switch (state.kind) {
    case "mistyped":
    case "notAnAddress":
    case "ownerInBulk":
    case "unknownRole":
    case "noRole":
    case "badEndDate":
      return "needsFixing";
    default:
      return state.kind;
  }
}

/** Rows that can be invited only once their address is mended. */
export function isFaulty({ state }: StagingRow): boolean {
  return state.kind === "mistyped" || state.kind === "notAnAddress";
}

/** Rows that will not be invited whatever one does here: somebody has or had the invitation already. */
export function isPassedOver({ state }: StagingRow): boolean {
  return state.kind === "repeated" || state.kind === "alreadyMember" || state.kind === "alreadyPending";
}

export function isLeftOut({ state }: StagingRow): boolean {
  return state.kind === "leftOut";
}
