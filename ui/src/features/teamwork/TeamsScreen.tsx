// The teams of the workspace, with a way to make one; on a plan that has none, what it would take.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useScreenReady } from "../../app/look";
import { useCurrentPlaces } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { RefusalView, TeamRow, TeamsPage } from "../../bindings";
import { useHost } from "../../host";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { SearchField } from "../../parts/SearchField";
import { NewWork } from "./NewWork";
import { TeamGrid } from "./TeamGrid";
import { useTotalSaid } from "./useTotalSaid";
import { useTeamPages, type WorkPages } from "./workQueries";

export type TeamPages = WorkPages<TeamRow, TeamsPage>;

export function TeamsScreen() {
  const { t } = useWords();
  const { find = "" } = useSearch({ from: "/shell/teams" });
  const pages = useTeamPages(find);
  const places = useCurrentPlaces();
  const { start } = pages;
  useScreenReady(start !== undefined);
  useTotalSaid(start?.total, "teams-shown");
  return (
    <Page
      title={t("nav-teams")}
      actions={start && start.all > 0 ? <NewTeam page={start} label={t("team-new")} /> : null}
      scroll={false}
    >
      {start?.noNew?.code === "planLacks" ? (
        <div className="px-5 pb-3 narrow:px-3">
          <PlanLacks refusal={start.noNew} any={start.all > 0} />
        </div>
      ) : null}
      {pages.error ? (
        <Trouble error={pages.error} again={pages.again} />
      ) : start?.all === 0 ? (
        <None page={start} closed={places?.teams === null} />
      ) : (
        <List pages={pages} find={find} />
      )}
    </Page>
  );
}

/** Teams are a part of larger plans: what is so now, and what helps. */
export function PlanLacks({ refusal, any }: { refusal: RefusalView; any: boolean }) {
  const { t } = useWords();
  const plan = refusal.words.find(([name]) => name === "plan")?.[1] ?? "none";
  return (
    <Notice tone="info" testId="plan-lacks-teams">
      <p className="font-semibold">{t("teams-plan-title", { plan })}</p>
      <p>{t(any ? "teams-plan-kept" : "teams-plan-text")}</p>
    </Notice>
  );
}

function None({ page, closed }: { page: TeamsPage; closed: boolean }) {
  const { t } = useWords();
  if (closed) return <Blank title={t("teams-closed")}>{t("work-closed-hint")}</Blank>;
  return (
    <Blank title={t("teams-none")} action={<NewTeam page={page} label={t("teams-first")} />}>
      {t("teams-none-hint")}
    </Blank>
  );
}

function List({ pages, find }: { pages: TeamPages; find: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const show = (words: string) => void navigate({ to: "/teams", search: { find: words }, replace: true });
  return (
    <>
      <div className="flex shrink-0 px-5 pb-2 narrow:px-3">
        <SearchField label={t("teams-search")} value={find} onChange={show} className="w-85 narrow:w-full" />
      </div>
      {pages.start?.total === 0 ? (
        <Blank
          title={t("work-none-found", { words: find })}
          action={<Button onPress={() => show("")}>{t("teams-show-all")}</Button>}
        >
          {t("teams-search-hint")}
        </Blank>
      ) : (
        <TeamGrid pages={pages} />
      )}
    </>
  );
}

const newWords = { title: "team-new", lead: "team-new-lead", example: "team-example", verb: "team-create" } as const;

function NewTeam({ page, label }: { page: TeamsPage; label: string }) {
  const host = useHost();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  // Where the plan has no teams, a notice says so; where the role may not, there is nothing to press.
  if (page.noNew) return null;
  return (
    <>
      <Button
        weight="primary"
        data-testid="new-team"
        icon={<Plus aria-hidden="true" className="size-4" />}
        onPress={() => setMaking(true)}
      >
        {label}
      </Button>
      {making ? (
        <NewWork
          words={newWords}
          make={(name) => host.createTeam(name)}
          onMade={(team) => void navigate({ to: "/teams/$team", params: { team } })}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </>
  );
}
