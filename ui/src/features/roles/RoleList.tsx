// The list of roles: one row each, which opens the editor, with a menu of what else can be done.
import { Link } from "@tanstack/react-router";
import { CircleX, Clock, Lock, PencilLine, ShieldAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/words";
import type { FourColumns, RoleCard, RolesPage, Share } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import { RoleRowMenu } from "./RoleRowMenu";
import { originWords, useSummary } from "./roleWords";
import { ShareMark } from "./ShareMark";

type Props = { page: RolesPage; onCopy: (role: string) => void };

const columnWords: Record<keyof FourColumns, WordId> = {
  readData: "column-read-data",
  performActions: "column-perform-actions",
  manageBilling: "column-manage-billing",
  manageTeam: "column-manage-team",
};
// Where the row is folded, each has a place of its own.
const columnPlaces: Record<keyof FourColumns, string> = {
  readData: "middle:[grid-area:read]",
  performActions: "middle:[grid-area:act]",
  manageBilling: "middle:[grid-area:bill]",
  manageTeam: "middle:[grid-area:team]",
};
const columns = Object.keys(columnWords) as (keyof FourColumns)[];
const shareWords: Record<Share, WordId> = { none: "share-none", some: "share-some", all: "share-all" };

export function RoleList({ page, onCopy }: Props) {
  const { t } = useWords();
  const four = columns.map((column) => columnWords[column]);
  const headings: WordId[] = ["column-role", "column-people", ...four, "column-permissions"];
  return (
    <div role="table" aria-label={t("nav-roles")} data-testid="role-list" className="overflow-hidden rounded-card border border-line bg-surface">
      <div role="rowgroup" className="middle:sr-only">
        <div role="row" className="role-list-columns grid items-end gap-x-3 border-b border-line bg-app px-4 py-2 text-small text-ink-3">
          {headings.map((heading) => (
            <div key={heading} role="columnheader" className={columnHeadLook(heading)}>
              {t(heading)}
            </div>
          ))}
          <div role="columnheader">
            <span className="sr-only">{t("column-actions")}</span>
          </div>
        </div>
      </div>
      <div role="rowgroup">
        {page.roles.map((card) => (
          <Row key={card.id} card={card} page={page} onCopy={onCopy} />
        ))}
      </div>
    </div>
  );
}

const columnHeadLook = (heading: WordId) =>
  heading === "column-role" ? "" : heading === "column-people" || heading === "column-permissions" ? "text-right" : "text-center";

function Row({ card, page, onCopy }: Props & { card: RoleCard }) {
  const { t } = useWords();
  const summary = useSummary();
  return (
    <div
      role="row"
      data-testid={`role-row-${card.name}`}
      className="role-list-columns relative grid items-center gap-x-3 border-b border-line px-4 py-2.5 last:border-b-0 hover:bg-hovered focus-within:bg-hovered"
    >
      <div role="cell" className="min-w-0 middle:[grid-area:name]">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/roles/$role"
            params={{ role: card.id }}
            className="rounded-tag text-emphasis font-medium text-ink no-underline wrap-anywhere after:absolute after:inset-0"
          >
            {card.name}
          </Link>
          <Marks card={card} />
        </p>
        <p className="mt-0.5 text-small text-ink-3">{summary(card.summary, 3)}</p>
      </div>
      <div role="cell" className="tabular text-right middle:text-left middle:[grid-area:people]">
        {t("role-people", { count: card.people })}
        {card.pending > 0 ? <span className="block text-small text-info middle:inline middle:pl-1.5">{t("people-pending", { count: card.pending })}</span> : null}
      </div>
      {columns.map((column) => (
        <div key={column} role="cell" className={`flex items-center justify-center gap-1.5 middle:justify-start ${columnPlaces[column]}`}>
          <ShareMark share={card.columns[column]} />
          <span className="hidden text-small text-ink-2 middle:inline">{t(columnWords[column])}</span>
          <span className="sr-only">: {t(shareWords[card.columns[column]])}</span>
        </div>
      ))}
      <div role="cell" className="tabular text-right middle:text-left middle:[grid-area:reach]">
        <span className="block whitespace-nowrap middle:inline">{t("role-permissions-of", { count: card.permissionsOn })}</span>{" "}
        {card.sensitiveOn > 0 ? (
          <span className="inline-flex items-baseline gap-1 text-small whitespace-nowrap text-waiting">
            <ShieldAlert aria-hidden="true" className="size-3.5 self-center" />
            {t("role-sensitive", { count: card.sensitiveOn })}
          </span>
        ) : null}
      </div>
      <div role="cell" className="relative z-1 middle:[grid-area:menu]">
        <RoleRowMenu card={card} page={page} onCopy={() => onCopy(card.id)} />
      </div>
    </div>
  );
}

/** What is special about a role just now, in words with a shape each. */
function Marks({ card }: { card: RoleCard }) {
  const { t } = useWords();
  return (
    <>
      {card.origin === "custom" ? null : (
        <Mark look="bg-hovered text-ink-2" icon={<Lock />}>
          {t(originWords[card.origin])}
        </Mark>
      )}
      {card.draftChanges > 0 ? (
        <Mark look="bg-waiting-tint text-waiting" icon={<PencilLine />}>
          {t("role-draft", { count: card.draftChanges })}
        </Mark>
      ) : null}
      {card.testsFailing > 0 ? (
        <Mark look="bg-danger-tint text-danger" icon={<CircleX />}>
          {t("checks-failing", { count: card.testsFailing })}
        </Mark>
      ) : null}
      {card.unsent ? (
        <Mark look="border border-dashed border-waiting bg-waiting-tint text-waiting" icon={<Clock />}>
          {t("status-unsent")}
        </Mark>
      ) : null}
      {card.travelled && card.travelled.reached < card.travelled.devices ? (
        <span data-testid="role-travelling" className="text-small text-ink-3">
          {t("role-travelled", { ...card.travelled })}
        </span>
      ) : null}
    </>
  );
}

function Mark({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-tag px-1.5 py-0.5 text-small font-medium whitespace-nowrap [&>svg]:size-3.5 ${look}`}
    >
      {icon}
      {children}
    </span>
  );
}
