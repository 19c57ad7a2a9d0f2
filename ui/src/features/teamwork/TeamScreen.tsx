// One team: its name, who manages it and who is in it, and its end.
import { useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { TeamView } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Blank, Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Confirm } from "../../parts/Confirm";
import { Page } from "../../parts/Page";
import { toast } from "../../parts/toasts";
import { BackTo } from "./BackTo";
import { Hands } from "./Hands";
import { Marks } from "./Marks";
import { teamParts } from "./partWords";
import { PlanLacks } from "./TeamsScreen";
import { WorkName } from "./WorkName";
import { useTeam } from "./workQueries";

export function TeamScreen() {
  const { t } = useWords();
  const { team: id } = useParams({ from: "/shell/teams/$team" });
  const { data, error, refetch } = useTeam(id);
  useScreenReady(data !== undefined || error !== null);
  if (data && !error) return <Team key={id} team={data} />;
  return (
    <Page lead={<BackTo to="/teams" label={t("nav-teams")} />} title={t("team-title")}>
      {isGone(error) ? (
        <Blank title={t("team-gone")}>{t("team-gone-hint")}</Blank>
      ) : error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : (
        <div className="flex flex-col gap-4 py-4">
          <Skeleton className="w-48" />
          <Skeleton className="w-full max-w-3xl" />
          <Skeleton className="w-2/3 max-w-2xl" />
        </div>
      )}
    </Page>
  );
}

function isGone(error: unknown): boolean {
  const reason = error ? reasonOf(error) : undefined;
  return reason?.kind === "refused" && reason.detail.code === "teamGone";
}

function Team({ team }: { team: TeamView }) {
  const { t, day } = useWords();
  const host = useHost();
  const { row } = team;
  const may = (doing: string) => row.can.includes(doing);
  return (
    <Page
      lead={<BackTo to="/teams" label={t("nav-teams")} />}
      title={row.name}
      heading={<WorkName name={row.name} mayRename={may("rename")} rename={(name) => host.renameTeam(row.id, name)} />}
      detail={
        <span className="flex flex-wrap items-center gap-2">
          {t("work-made", { day: day(team.made) })}
          <Marks unsent={row.unsent} />
        </span>
      }
      actions={may("delete") ? <Delete team={team} /> : null}
    >
      <div className="flex flex-col gap-4">
        {team.closed ? (
          <div className="max-w-3xl">
            <PlanLacks refusal={team.closed} any />
          </div>
        ) : null}
        <Hands
          of={row.name}
          people={team.people}
          total={row.people}
          words={teamParts}
          mayAdd={may("people")}
          add={(member) => host.setTeamPart(row.id, member, "member")}
          setPart={(member, part) => host.setTeamPart(row.id, member, part)}
          takeOff={(member) => host.setTeamPart(row.id, member, null)}
        />
      </div>
    </Page>
  );
}

function Delete({ team: { row } }: { team: TeamView }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = () =>
    void ask(async () => {
      await host.deleteTeam(row.id);
      await navigate({ to: "/teams", search: {} });
      toast({ text: t("team-deleted", { name: row.name }) });
    });
  return (
    <>
      <Button
        data-testid="delete-team"
        icon={<Trash2 aria-hidden="true" className="size-4 text-ink-3" />}
        onPress={() => setAsking(true)}
      >
        {t("team-delete")}
      </Button>
      {asking ? (
        <Confirm
          danger
          title={t("team-delete-title", { name: row.name })}
          verb={t("team-delete-verb")}
          onConfirm={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t("team-delete-means", { count: row.people })}</p>
          <p>{t("team-delete-for-good")}</p>
        </Confirm>
      ) : null}
    </>
  );
}
