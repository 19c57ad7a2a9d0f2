// The projects as a grid: which, whose, how many people, what one is there oneself, and archiving at the end of the row.
import { Link } from "@tanstack/react-router";
import { Archive, ArchiveRestore } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useRowHeight } from "../../app/look";
import { useAppState } from "../../app/queries";
import { useRoom } from "../../app/room";
import { useWords, type Words } from "../../app/words";
import type { ProjectRow } from "../../bindings";
import { Skeleton } from "../../parts/Blank";
import { IconButton } from "../../parts/Button";
import { Grid, GridText, type GridColumn } from "../../parts/Grid";
import { Marks } from "./Marks";
import { projectParts } from "./partWords";
import type { ProjectPages } from "./ProjectsScreen";
import { useArchiving } from "./useArchiving";

const columnsClass =
  "grid-cols-[minmax(14rem,2fr)_minmax(9rem,1fr)_6rem_8rem_2rem] middle:grid-cols-[minmax(10rem,2fr)_minmax(7rem,1fr)_4.5rem_2rem] narrow:grid-cols-[minmax(0,1fr)_2rem] narrow:[grid-template-areas:'name_menu'_'owner_menu']";

export function ProjectGrid({ pages }: { pages: ProjectPages }) {
  const words = useWords();
  const { data } = useAppState();
  const narrow = useRoom("narrow");
  const middle = useRoom("middle");
  const rowHeight = useRowHeight(data?.preferences, narrow);
  const total = pages.start?.total;
  const kept = useFocusKept(total);
  const columns = useMemo(() => {
    const shown = columnsOf(words).filter((column) => !(middle && column.wideOnly));
    return narrow ? shown.filter((column) => column.id !== "people") : shown;
  }, [words, middle, narrow]);
  return (
    <div ref={kept} className="flex min-h-0 flex-1 flex-col">
      <Grid
        label={words.t("nav-projects")}
        testId="project-grid"
        columns={columns}
        columnsClass={columnsClass}
        count={total ?? 12}
        rowHeight={rowHeight}
        stacked={narrow}
        rowAt={pages.rowAt}
        keyOf={keyOf}
        rowProps={rowProps}
        skeleton={skeleton}
        onInSight={pages.onInSight}
      />
    </div>
  );
}

function columnsOf(words: Words): GridColumn<ProjectRow>[] {
  const { t, number } = words;
  return [
    {
      id: "name",
      label: t("column-project"),
      holdsControl: () => true,
      cell: (row, tabIndex) => <NameCell row={row} tabIndex={tabIndex} />,
    },
    { id: "owner", label: t("column-owner"), cell: (row) => <OwnerCell row={row} /> },
    { id: "people", label: t("column-people"), className: "tabular justify-end pr-3 text-right", cell: (row) => number(row.people) },
    {
      id: "part",
      label: t("column-part"),
      wideOnly: true,
      cell: (row) => <GridText quiet={row.part === null}>{row.part ? t(projectParts[row.part].name) : t("part-none")}</GridText>,
    },
    {
      id: "menu",
      label: t("column-actions"),
      labelHidden: true,
      className: "relative z-1 justify-end",
      holdsControl: mayArchive,
      cell: (row, tabIndex) => (mayArchive(row) ? <ArchiveButton row={row} tabIndex={tabIndex} /> : null),
    },
  ];
}

function NameCell({ row, tabIndex }: { row: ProjectRow; tabIndex: 0 | -1 }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Link
        to="/projects/$project"
        params={{ project: row.id }}
        tabIndex={tabIndex}
        data-cell-widget=""
        data-testid="project-link"
        className="truncate rounded-tag font-medium text-ink no-underline after:absolute after:inset-0"
      >
        {row.name}
      </Link>
      <Marks unsent={row.unsent} isPrivate={row.private} archived={row.archived} />
    </span>
  );
}

function OwnerCell({ row }: { row: ProjectRow }) {
  const { t } = useWords();
  return (
    <span className={`truncate ${row.owner === null ? "text-ink-3" : ""} narrow:text-small narrow:text-ink-3`}>
      {row.owner ?? t("hand-unseen")}
      <span className="not-narrow:hidden"> · {t("role-people", { count: row.people })}</span>
    </span>
  );
}

const mayArchive = ({ can }: ProjectRow) => can.includes("archive") || can.includes("reopen");

function ArchiveButton({ row, tabIndex }: { row: ProjectRow; tabIndex: 0 | -1 }) {
  const { t } = useWords();
  const { archive, reopen } = useArchiving(row);
  const active = row.can.includes("archive");
  const Icon = active ? Archive : ArchiveRestore;
  return (
    <IconButton
      label={t(active ? "project-archive-named" : "project-reopen-named", { name: row.name })}
      data-testid={active ? "archive" : "reopen"}
      data-cell-widget=""
      excludeFromTabOrder={tabIndex === -1}
      onPress={active ? archive : reopen}
      icon={<Icon aria-hidden="true" className="size-4 text-ink-3" />}
    />
  );
}

/** A row that was archived leaves the list, and with it the button that had the focus: the grid takes it. */
function useFocusKept(total: number | undefined) {
  const home = useRef<HTMLDivElement>(null);
  const before = useRef(total);
  useEffect(() => {
    const fewer = total !== undefined && before.current !== undefined && total < before.current;
    if (fewer && document.activeElement === document.body) {
      home.current?.querySelector<HTMLElement>('[data-cell] :is(a, button)[tabindex="0"], [data-cell][tabindex="0"]')?.focus();
    }
    before.current = total;
  }, [total]);
  return home;
}

// These stay the same for good, so that a row is drawn again only when it changes.
const keyOf = (row: ProjectRow) => row.id;
const rowProps = (row: ProjectRow) => ({ "data-testid": "project-row", "data-unsent": String(row.unsent) });
const skeleton = <Skeleton className="w-44" />;
