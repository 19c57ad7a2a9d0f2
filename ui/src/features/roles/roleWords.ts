// What a role is and reaches, as sentences: the page's part of what the host says in lists and counts.
import { useMemo } from "react";
import { useWords, type Say } from "../../app/words";
import type { PermissionLine, RoleEditor, RoleOrigin, RoleSummary } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import { useListing, type ListNames } from "./listing";

export const originWords: Record<Exclude<RoleOrigin, "custom">, WordId> = {
  owner: "origin-system",
  coOwner: "origin-system",
  builtIn: "origin-built-in",
};

export const lockWords: Record<NonNullable<RoleEditor["locked"]>, WordId> = {
  system: "role-locked-system",
  noRight: "role-locked-no-right",
  planLacksCustomRoles: "role-locked-plan",
};

/** Why one permission cannot be switched in this role. */
export const keyLockWords: Record<PermissionLine["grantable"], WordId> = {
  anyRole: "key-locked-not-held",
  ownerOrCoOwner: "key-locked-owner-or-co-owner",
  ownerOnly: "key-locked-owner",
};

export function useSummary(): (summary: RoleSummary, most?: number) => string {
  const { t } = useWords();
  const listing = useListing();
  return useMemo(() => (summary: RoleSummary, most = 4) => summarySentence(t, listing, summary, most), [listing, t]);
}

function summarySentence(t: Say, listing: ListNames, summary: RoleSummary, most: number): string {
  const { everything, some, viewOnly, nothing, money } = summary;
  const reached = everything.length + some.length + viewOnly.length;
  if (reached === 0) return t("summary-nothing-at-all");
  if (some.length + viewOnly.length + nothing.length === 0) return t("summary-everything-at-all");
  const parts = [
    everything.length > 0 && t("summary-everything", { modules: listing(everything, most) }),
    some.length > 0 && t("summary-some", { modules: listing(some, most) }),
    viewOnly.length > 0 && t("summary-view-only", { modules: listing(viewOnly, most) }),
    nothing.length > 0 && nothing.length <= most && t("summary-nothing", { modules: listing(nothing, most) }),
    t(money ? "summary-money" : "summary-no-money"),
  ];
  return parts.filter(Boolean).join(" ");
}
