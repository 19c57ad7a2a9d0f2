// Exceptions: the explicit rows on one project that say something else than the roles do.
import { useState } from "react";
import { useScreenReady } from "../../app/look";
import { useRoom } from "../../app/room";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { ProjectChoice } from "../../host/roles";
import { Blank, Skeleton } from "../../parts/Blank";
import { Page } from "../../parts/Page";
import { Picker } from "../../parts/Picker";
import { useProjectAccess, useProjectChoices } from "./accessQueries";
import { ProjectExceptions } from "./ProjectExceptions";
import { ProjectList, projectDetail } from "./ProjectList";

export function ExceptionsScreen() {
  const { t } = useWords();
  const { data: projects, error, refetch } = useProjectChoices();
  useScreenReady(projects !== undefined || error !== null);
  return (
    <Page title={t("exceptions-title")} detail={t("exceptions-meaning")} scroll={false}>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : projects?.length === 0 ? (
        <Blank title={t("exceptions-no-projects")}>{t("exceptions-no-projects-hint")}</Blank>
      ) : projects ? (
        <Projects projects={projects} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Projects({ projects }: { projects: ProjectChoice[] }) {
  const { t } = useWords();
  const narrow = useRoom("middle");
  const [chosen, setChosen] = useState<string>();
  const first = projects.find(({ exceptions }) => exceptions > 0) ?? projects[0];
  const open = projects.find(({ id }) => id === chosen)?.id ?? first?.id ?? null;
  return (
    <div className="flex min-h-0 flex-1 border-t border-line middle:flex-col">
      {narrow ? (
        <div className="px-5 pt-3 narrow:px-3">
          <Picker
            label={t("exceptions-project")}
            placeholder=""
            choices={projects.map((project) => ({ id: project.id, name: project.name, detail: projectDetail(t, project) }))}
            chosen={open}
            onChoose={setChosen}
            testId="exception-project"
          />
        </div>
      ) : (
        <ProjectList projects={projects} open={open} onOpen={setChosen} />
      )}
      {open === null ? null : <OpenProject key={open} id={open} />}
    </div>
  );
}

function OpenProject({ id }: { id: string }) {
  const { data: access, error, refetch } = useProjectAccess(id);
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  return access ? <ProjectExceptions access={access} /> : <Waiting />;
}

function Waiting() {
  return (
    <div className="flex flex-1 flex-col gap-4 p-5">
      <Skeleton className="w-48" />
      <Skeleton className="w-full" />
      <Skeleton className="w-2/3" />
    </div>
  );
}
