// What can be mended once for many rows, and what was done with the rest, so that nobody goes row by row.
import { ArrowRight, CircleAlert, Copy, Users } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/words";
import type { RoleChoice, Staging, StagingFix, StagingSource } from "../../bindings";
import { Button } from "../../parts/Button";
import { Picker } from "../../parts/Picker";
import { bulkChoices } from "./CountsLine";
import { kindOf, type RowKind } from "./rowKinds";
import type { StagingDoings } from "./useStagingDoings";

type Props = { staging: Staging; roles: RoleChoice[]; doings: StagingDoings; onShow: (kind: RowKind) => void };

export function FixPanel({ staging, roles, doings, onShow }: Props) {
  const { t } = useWords();
  const { counts } = staging;
  const here = counts.alreadyMember + counts.alreadyPending;
  const tables = staging.sources.filter((source) => source.columns.length > 0);
  if (staging.fixes.length === 0 && counts.repeated === 0 && here === 0 && tables.length === 0) return null;
  return (
    <aside
      aria-label={t("fix-title")}
      className="w-69 shrink-0 overflow-y-auto border-l border-line bg-subtle px-4 py-3 snug:order-first snug:grid snug:max-h-40 snug:w-full snug:grid-cols-2 snug:content-start snug:gap-x-6 snug:border-b snug:border-l-0 narrow:order-last narrow:max-h-none narrow:grid-cols-1"
    >
      <h2 className="col-span-full text-body font-semibold">{t("fix-title")}</h2>
      {staging.fixes.map((fix, at) => (
        <Fix key={`${fix.kind}-${fix.from}`} fix={fix} first={at === 0} staging={staging} roles={roles} doings={doings} />
      ))}
      {counts.repeated > 0 ? (
        <Item icon={<Copy className="text-ink-3" />} title={t("count-repeated", { count: counts.repeated })}>
          <p>{t("fix-repeated")}</p>
          <Show onPress={() => onShow("repeated")} />
        </Item>
      ) : null}
      {here > 0 ? (
        <Item icon={<Users className="text-ink-3" />} title={t("fix-here", { count: here })}>
          {counts.alreadyMember > 0 ? <p>{t("fix-members-skipped", { count: counts.alreadyMember })}</p> : null}
          {counts.alreadyPending > 0 ? <p>{t("fix-pending-skipped", { count: counts.alreadyPending })}</p> : null}
          <Show onPress={() => onShow(counts.alreadyMember > 0 ? "alreadyMember" : "alreadyPending")} />
        </Item>
      ) : null}
      {tables.map((source) => (
        <Columns key={source.id} source={source} />
      ))}
    </aside>
  );
}

function Show({ onPress }: { onPress: () => void }) {
  const { t } = useWords();
  return (
    <Button weight="link" className="-ml-2 self-start" onPress={onPress}>
      {t("fix-show")}
    </Button>
  );
}

function Item({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="flex gap-2.5 border-b border-line py-3 text-body last:border-b-0 snug:border-b-0 snug:py-2">
      <span aria-hidden="true" className="mt-0.5 shrink-0 [&>svg]:size-4">
        {icon}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1 text-ink-2 wrap-anywhere">
        <h3 className="font-medium text-ink">{title}</h3>
        {children}
      </div>
    </section>
  );
}

type FixProps = { fix: StagingFix; first: boolean; staging: Staging; roles: RoleChoice[]; doings: StagingDoings };

function Fix({ fix, first, staging, roles, doings }: FixProps) {
  const { t } = useWords();
  const weight = first ? "primary" : "secondary";
  const alert = <CircleAlert className="text-danger" />;
  switch (fix.kind) {
    case "domain": {
      const rows = staging.rows.filter((row) => kindOf(row) === "needsFixing" && row.email.endsWith(`@${fix.from}`));
      return (
        <Item icon={alert} title={t("fix-domain-title", { count: fix.rows })}>
          <p>{t("fix-domain", { from: fix.from, to: fix.to })}</p>
          <div className="mt-1 flex flex-wrap gap-1">
            <Button weight={weight} data-testid="apply-fix" onPress={() => void doings.fix(fix)}>
              {t("fix-use", { to: fix.to })}
            </Button>
            <Button
              weight="quiet"
              onPress={() =>
                void doings.leaveOut(
                  rows.map((row) => row.id),
                  true,
                )
              }
            >
              {t("staging-leave-out")}
            </Button>
          </div>
        </Item>
      );
    }
    case "role": {
      const meant = roles.find((role) => role.id === fix.to);
      return (
        <Item icon={alert} title={t("fix-role-title", { count: fix.rows, role: fix.from })}>
          {meant ? (
            <div className="mt-1">
              <Button weight={weight} data-testid="apply-fix" onPress={() => void doings.fix(fix)}>
                {t("fix-role-use", { role: meant.name, count: fix.rows })}
              </Button>
            </div>
          ) : (
            <p>{t("fix-role-none")}</p>
          )}
          <Picker
            label={t("fix-role-other", { role: fix.from })}
            labelHidden
            className="mt-1"
            chosen={null}
            placeholder={t("role-choose-other")}
            choices={bulkChoices(t, roles)}
            onChoose={(role) => void doings.fix({ ...fix, to: role })}
          />
        </Item>
      );
    }
    default:
      return fix satisfies never;
  }
}

function Columns({ source }: { source: StagingSource }) {
  const { t } = useWords();
  return (
    <section className="py-3 text-body snug:py-2">
      <h3 className="font-semibold">{t("columns-title", { name: source.name || t("source-text") })}</h3>
      <dl className="mt-2 flex flex-col gap-1.5">
        {source.columns.map(([header, meaning]) => (
          <div key={header} className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
            <dt className="truncate text-ink-2">{header}</dt>
            <ArrowRight aria-hidden="true" className="size-3.5 text-ink-3" />
            <dd className="truncate">{meaning}</dd>
          </div>
        ))}
      </dl>
      {source.ignored.length > 0 ? (
        <p className="mt-2 text-small text-ink-3 wrap-anywhere">{t("columns-ignored", { names: source.ignored.join(", ") })}</p>
      ) : null}
    </section>
  );
}
