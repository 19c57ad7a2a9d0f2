// What stands beside a preview: the role's checks, what the draft changes, and what of this page is hidden.
import { EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useWords } from "../../app/words";
import type { RoleChanges, ViewAs, ViewScreen } from "../../host/roles";
import { usePermissionLines } from "../access/accessQueries";
import { Asked } from "./Asked";
import { Checks } from "./Checks";
import { PanelPart } from "./PanelPart";
import { usePreviewed } from "./preview";
import { isSeen, thingsOn, type Thing } from "./things";

export function SidePanel({ view, screen }: { view: ViewAs; screen: ViewScreen | undefined }) {
  const { t } = useWords();
  return (
    <aside
      aria-label={t("view-beside")}
      tabIndex={-1}
      data-region=""
      className="flex w-67 shrink-0 flex-col gap-5 overflow-y-auto border-l border-line bg-surface px-4 py-3 outline-none middle:w-full middle:overflow-visible middle:border-t middle:border-l-0"
    >
      <Checks tests={view.tests} />
      <DraftChanges changes={view.changes} />
      {screen ? <OnThisPage screen={screen} /> : null}
    </aside>
  );
}

/** Of each kind; the rest is counted, as the editor lists it all. */
const mostChanges = 8;

function DraftChanges({ changes }: { changes: RoleChanges }) {
  const { t } = useWords();
  const line = usePermissionLines();
  if (changes.grant.length + changes.revoke.length === 0) return null;
  const label = (key: string) => line(key)?.label ?? key;
  const grants = changes.grant.slice(0, mostChanges);
  const revokes = changes.revoke.slice(0, mostChanges);
  const more = changes.grant.length + changes.revoke.length - grants.length - revokes.length;
  return (
    <PanelPart title={t("view-changes")}>
      <ul className="flex flex-col gap-1.5 text-body text-ink-2">
        {grants.map((key) => (
          <Change key={key} sign="+" says={t("view-change-on")} look="text-success">
            {label(key)}
          </Change>
        ))}
        {revokes.map((key) => (
          <Change key={key} sign="−" says={t("view-change-off")} look="text-danger">
            <span className="line-through">{label(key)}</span>
          </Change>
        ))}
        {more > 0 ? <li className="pl-5.5 text-small text-ink-3">{t("view-changes-more", { count: more })}</li> : null}
      </ul>
    </PanelPart>
  );
}

function Change({ sign, says, look, children }: { sign: string; says: string; look: string; children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span aria-hidden="true" className={`w-3 text-center font-semibold ${look}`}>
        {sign}
      </span>
      <span className="sr-only">{says}</span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}

function OnThisPage({ screen }: { screen: ViewScreen }) {
  const { t } = useWords();
  const { asked } = usePreviewed();
  const things = thingsOn(screen);
  const hidden = things.filter(({ state }) => !isSeen(state)).length;
  const listed = things.filter(({ state, id }) => !isSeen(state) || asked === `panel:${id}`);
  return (
    <PanelPart title={t("view-on-page")}>
      <p className="text-small text-ink-3">{t("view-on-page-count", { shown: things.length - hidden, hidden })}</p>
      <ul className="-mx-1.5 flex flex-col">
        {listed.map((thing) => (
          <li key={thing.id}>
            <HiddenThing thing={thing} />
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

function HiddenThing({ thing }: { thing: Thing }) {
  const { t } = useWords();
  return (
    <Asked thing={thing} place="panel:">
      <AriaButton
        data-testid="view-hidden-thing"
        className="flex min-h-6.5 w-full cursor-default items-center gap-2.5 rounded-control px-1.5 text-left text-body text-ink-2 hover:bg-hovered"
      >
        <EyeOff aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
        <span className={`min-w-0 ${thing.state === "removed" ? "line-through" : ""}`}>
          {thing.kind === "column" ? t("view-column-of", { column: thing.label }) : thing.label}
        </span>
      </AriaButton>
    </Asked>
  );
}
