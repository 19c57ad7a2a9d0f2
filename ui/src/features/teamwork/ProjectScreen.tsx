// One project: its name, its people and what each is there, and what can be done with the whole.
import { useNavigate, useParams } from "@tanstack/react-router";
import { Archive, ArchiveRestore, Share2 } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { useCurrentWorkspace } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { ProjectView } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Blank, Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Confirm } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { toast } from "../../parts/toasts";
import { BackTo } from "./BackTo";
import { Hands } from "./Hands";
import { Marks } from "./Marks";
import { NoRoom } from "./NoRoom";
import { projectParts } from "./partWords";
import { useArchiving } from "./useArchiving";
import { WorkName } from "./WorkName";
import { useProject } from "./workQueries";

export function ProjectScreen() {
  const { t } = useWords();
  const { project: id } = useParams({ from: "/shell/projects/$project" });
  const { data, error, refetch } = useProject(id);
  useScreenReady(data !== undefined || error !== null);
  const lead = <BackTo to="/projects" label={t("nav-projects")} />;
  if (data && !error) return <Project key={id} project={data} />;
  return (
    <Page lead={lead} title={t("project-title")}>
      {isGone(error) ? (
        <Blank title={t("project-gone")}>{t("project-gone-hint")}</Blank>
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
  return reason?.kind === "refused" && reason.detail.code === "projectGone";
}

function Project({ project }: { project: ProjectView }) {
  const { t, day } = useWords();
  const host = useHost();
  const { row } = project;
  const may = (doing: string) => row.can.includes(doing);
  return (
    <Page
      lead={<BackTo to="/projects" label={t("nav-projects")} />}
      title={row.name}
      heading={<WorkName name={row.name} mayRename={may("rename")} rename={(name) => host.renameProject(row.id, name)} />}
      detail={
        <span className="flex flex-wrap items-center gap-2">
          {t("work-made", { day: day(project.made) })}
          <Marks unsent={row.unsent} isPrivate={row.private} archived={row.archived} />
        </span>
      }
      actions={<Archiving project={project} />}
    >
      <div className="flex flex-col gap-4">
        {row.private ? <Private project={project} /> : null}
        <Hands
          of={row.name}
          people={project.people}
          total={row.people}
          words={projectParts}
          mayAdd={may("people")}
          add={(member) => host.assignToProject(row.id, member)}
          setPart={(member, part) => host.setProjectPart(row.id, member, part)}
          takeOff={(member) => host.unassignFromProject(row.id, member)}
        />
      </div>
    </Page>
  );
}

/** The same button archives and opens again, so that the focus stays on it. */
function Archiving({ project: { row, full } }: { project: ProjectView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { archive, reopen } = useArchiving(row);
  const [told, setTold] = useState(false);
  const isFull = full !== null && row.archived !== null;
  const active = row.can.includes("archive");
  if (!active && !row.can.includes("reopen") && !isFull) return null;
  const Icon = active ? Archive : ArchiveRestore;
  return (
    <>
      <Button
        data-testid={active ? "archive" : "reopen"}
        icon={<Icon aria-hidden="true" className="size-4 text-ink-3" />}
        onPress={active ? archive : isFull ? () => setTold(true) : reopen}
      >
        {t(active ? "project-archive" : "project-reopen")}
      </Button>
      {told && full ? (
        <NoRoom because={full} onChoose={() => void navigate({ to: "/projects", search: {} })} onClose={() => setTold(false)} />
      ) : null}
    </>
  );
}

/** What it means that a project is private, and the way out of that for its owner. */
function Private({ project: { row, full } }: { project: ProjectView }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const workspace = useCurrentWorkspace()?.name ?? "";
  const [sharing, setSharing] = useState(false);
  const isFull = full !== null && row.archived === null;
  const close = () => setSharing(false);
  const share = () =>
    void ask(async () => {
      await host.shareProject(row.id);
      toast({ text: t("project-shared", { name: row.name, workspace }) });
    });
  return (
    <div className="max-w-3xl">
      <Notice
        tone="info"
        testId="private-note"
        action={
          row.can.includes("share") || isFull ? (
            <Button data-testid="share" icon={<Share2 aria-hidden="true" className="size-4 text-ink-3" />} onPress={() => setSharing(true)}>
              {t("project-share")}
            </Button>
          ) : null
        }
      >
        <p className="font-semibold">{t("project-private-title")}</p>
        <p>{t("project-private-text")}</p>
      </Notice>
      {!sharing ? null : isFull ? (
        <NoRoom because={full} onChoose={() => void navigate({ to: "/projects", search: {} })} onClose={close} />
      ) : (
        <Confirm
          title={t("project-share-title", { name: row.name, workspace })}
          verb={t("project-share-verb")}
          onConfirm={share}
          onClose={close}
        >
          <p>{t("project-share-means")}</p>
          <p>{t("project-share-counts")}</p>
        </Confirm>
      )}
    </div>
  );
}
