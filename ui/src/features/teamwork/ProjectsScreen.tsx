// The projects that one can see: found by name or owner, active ones first of all, with a way to begin one.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useScreenReady } from "../../app/look";
import { useCurrentPlaces } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { ProjectFilter, ProjectRoom, ProjectRow, ProjectsPage } from "../../bindings";
import { useHost } from "../../host";
import type { WordId } from "../../locales/ids";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Page } from "../../parts/Page";
import { SearchField } from "../../parts/SearchField";
import { NewWork } from "./NewWork";
import { NoRoom } from "./NoRoom";
import { ProjectGrid } from "./ProjectGrid";
import { useTotalSaid } from "./useTotalSaid";
import { useProjectPages, type WorkPages } from "./workQueries";

const filterWords: Record<ProjectFilter, WordId> = { active: "filter-active", archived: "projects-archived", all: "filter-all" };
const filters = Object.keys(filterWords) as ProjectFilter[];

export type ProjectPages = WorkPages<ProjectRow, ProjectsPage>;

export function ProjectsScreen() {
  const { t } = useWords();
  const { filter = "active", find = "" } = useSearch({ from: "/shell/projects" });
  const pages = useProjectPages(filter, find);
  const places = useCurrentPlaces();
  const { start } = pages;
  useScreenReady(start !== undefined);
  useTotalSaid(start?.total, "projects-shown");
  return (
    <Page
      title={t("nav-projects")}
      detail={start?.room ? <Room room={start.room} /> : null}
      actions={start && start.counts.all > 0 ? <NewProject page={start} label={t("project-new")} /> : null}
      scroll={false}
    >
      {pages.error ? (
        <Trouble error={pages.error} again={pages.again} />
      ) : start?.counts.all === 0 ? (
        <None page={start} closed={places?.projects === null} />
      ) : (
        <List pages={pages} filter={filter} find={find} />
      )}
    </Page>
  );
}

function Room({ room }: { room: ProjectRoom }) {
  const { t } = useWords();
  return room.exact ? t("projects-room", { ...room }) : t("projects-room-limit", { limit: room.limit });
}

function None({ page, closed }: { page: ProjectsPage; closed: boolean }) {
  const { t } = useWords();
  if (closed) return <Blank title={t("projects-closed")}>{t("work-closed-hint")}</Blank>;
  return (
    <Blank title={t("projects-none")} action={<NewProject page={page} label={t("projects-first")} />}>
      {t("projects-none-hint")} {page.noNew?.code === "notAllowed" ? t("projects-none-ask") : null}
    </Blank>
  );
}

function List({ pages, filter, find }: { pages: ProjectPages; filter: ProjectFilter; find: string }) {
  const { t, number } = useWords();
  const navigate = useNavigate();
  const { start } = pages;
  const show = (next: { filter?: ProjectFilter; find?: string }) =>
    void navigate({ to: "/projects", search: { filter, find, ...next }, replace: true });
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 px-5 pb-2 narrow:px-3">
        <SearchField
          label={t("projects-search")}
          value={find}
          onChange={(words) => show({ find: words })}
          className="w-85 narrow:w-full"
        />
        <div role="group" aria-label={t("projects-filters")} className="flex flex-wrap gap-1.5">
          {filters.map((kind) => (
            <Chip
              key={kind}
              on={filter === kind}
              count={start ? number(start.counts[kind]) : undefined}
              testId={`filter-${kind}`}
              onPress={() => show({ filter: kind })}
            >
              {t(filterWords[kind])}
            </Chip>
          ))}
        </div>
      </div>
      {start?.total === 0 ? (
        <Blank
          title={find ? t("work-none-found", { words: find }) : t("projects-none-of-kind", { kind: filter })}
          action={<Button onPress={() => show({ filter: "all", find: "" })}>{t("projects-show-all")}</Button>}
        >
          {find ? t("projects-search-hint") : null}
        </Blank>
      ) : (
        <ProjectGrid pages={pages} />
      )}
    </>
  );
}

const newWords = { title: "project-new", lead: "project-new-lead", example: "project-example", verb: "project-create" } as const;

/** Begins a project; where the plan has no room for one, the button says so and what helps. */
function NewProject({ page, label }: { page: ProjectsPage; label: string }) {
  const host = useHost();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  if (page.noNew?.code === "notAllowed") return null;
  const close = () => setMaking(false);
  return (
    <>
      <Button
        weight="primary"
        data-testid="new-project"
        icon={<Plus aria-hidden="true" className="size-4" />}
        onPress={() => setMaking(true)}
      >
        {label}
      </Button>
      {!making ? null : page.noNew ? (
        <NoRoom because={page.noNew} onChoose={() => void navigate({ to: "/projects", search: {} })} onClose={close} />
      ) : (
        <NewWork
          words={newWords}
          make={(name) => host.createProject(name)}
          onMade={(project) => void navigate({ to: "/projects/$project", params: { project } })}
          onClose={close}
        />
      )}
    </>
  );
}
