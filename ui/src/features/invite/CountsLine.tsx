// How many of what were found, in words that are also filters, and the role of those that name none.
import { CircleAlert } from "lucide-react";
import { useWords, type Words } from "../../app/words";
import type { RoleChoice, Staging, StagingCounts } from "../../bindings";
import { Chip } from "../../parts/Chip";
import { Picker } from "../../parts/Picker";
import { kindOrder, rowKinds, type RowKind } from "./rowKinds";

type Props = {
  staging: Staging;
  roles: RoleChoice[];
  kind: RowKind | undefined;
  onKind: (kind: RowKind | undefined) => void;
  onRole: (role: string) => void;
};

export function CountsLine({ staging, roles, kind, onKind, onRole }: Props) {
  const { t } = useWords();
  const { counts } = staging;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 narrow:px-3">
      <div role="group" aria-label={t("count-filters")} className="flex flex-wrap items-center gap-1.5">
        <span data-testid="count-found" className="tabular mr-1 text-body font-semibold">
          {t("count-found", { count: counts.found })}
        </span>
        {kindOrder
          .filter((each) => counts[each] > 0 || each === "ready")
          .map((each) => (
            <Chip
              key={each}
              on={kind === each}
              onPress={() => onKind(kind === each ? undefined : each)}
              tone={each === "needsFixing" ? "danger" : "plain"}
              icon={each === "needsFixing" ? <CircleAlert aria-hidden="true" className="size-3.5" /> : null}
              testId={rowKinds[each].testId}
            >
              {t(rowKinds[each].count, { count: counts[each] })}
            </Chip>
          ))}
      </div>
      <Picker
        label={t("invite-default-role")}
        testId="default-role"
        className="ml-auto w-64 narrow:ml-0 narrow:w-full"
        chosen={staging.defaultRole}
        placeholder={t("role-choose")}
        choices={bulkChoices(t, roles)}
        onChoose={onRole}
      />
    </div>
  );
}

/** The roles as choices for invitations; those that cannot be given this way say why. */
export function bulkChoices(t: Words["t"], roles: RoleChoice[]) {
  return roles.map((role) => ({
    id: role.id,
    name: role.name,
    detail: !role.mayGive
      ? t("role-may-not-give")
      : role.inBulk
        ? t("role-detail", { people: role.people, permissions: role.permissionsOn })
        : t("role-not-in-bulk"),
    disabled: !role.mayGive || !role.inBulk,
  }));
}

/** "37 found: 31 ready, 2 repeated, 1 needs fixing", for those who do not see the chips. */
export function countsSentence({ t, locale }: Words, counts: StagingCounts): string {
  const parts = kindOrder.filter((kind) => counts[kind] > 0).map((kind) => t(rowKinds[kind].count, { count: counts[kind] }));
  const list = new Intl.ListFormat(locale, { type: "unit" }).format(parts);
  return t("count-sentence", { found: t("count-found", { count: counts.found }), parts: list });
}
