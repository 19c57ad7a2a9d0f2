// The teams as a grid: which, who manages it, how many people, and what one is there oneself.
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useRowHeight } from "../../app/look";
import { useAppState } from "../../app/queries";
import { useRoom } from "../../app/room";
import { useWords, type Say, type Words } from "../../app/words";
import type { TeamRow } from "../../bindings";
import { Skeleton } from "../../parts/Blank";
import { Grid, GridText, type GridColumn } from "../../parts/Grid";
import { Marks } from "./Marks";
import { teamParts } from "./partWords";
import type { TeamPages } from "./TeamsScreen";

const columnsClass =
  "grid-cols-[minmax(14rem,1.4fr)_minmax(10rem,1fr)_6rem_8rem] middle:grid-cols-[minmax(10rem,1.4fr)_minmax(8rem,1fr)_4.5rem] narrow:grid-cols-[minmax(0,1fr)] narrow:[grid-template-areas:'name'_'managers']";

export function TeamGrid({ pages }: { pages: TeamPages }) {
  const words = useWords();
  const { data } = useAppState();
  const narrow = useRoom("narrow");
  const middle = useRoom("middle");
  const rowHeight = useRowHeight(data?.preferences, narrow);
  const columns = useMemo(() => {
    const shown = columnsOf(words).filter((column) => !(middle && column.wideOnly));
    return narrow ? shown.filter((column) => column.id !== "people") : shown;
  }, [words, middle, narrow]);
  return (
    <Grid
      label={words.t("nav-teams")}
      testId="team-grid"
      columns={columns}
      columnsClass={columnsClass}
      count={pages.start?.total ?? 12}
      rowHeight={rowHeight}
      stacked={narrow}
      rowAt={pages.rowAt}
      keyOf={keyOf}
      rowProps={rowProps}
      skeleton={skeleton}
      onInSight={pages.onInSight}
    />
  );
}

function columnsOf({ t, number }: Words): GridColumn<TeamRow>[] {
  return [
    {
      id: "name",
      label: t("column-team"),
      holdsControl: () => true,
      cell: (row, tabIndex) => (
        <span className="flex min-w-0 items-center gap-2">
          <Link
            to="/teams/$team"
            params={{ team: row.id }}
            tabIndex={tabIndex}
            data-cell-widget=""
            data-testid="team-link"
            className="truncate rounded-tag font-medium text-ink no-underline after:absolute after:inset-0"
          >
            {row.name}
          </Link>
          <Marks unsent={row.unsent} />
        </span>
      ),
    },
    {
      id: "managers",
      label: t("column-managers"),
      cell: (row) => (
        <span className="truncate narrow:text-small narrow:text-ink-3">
          {managersOf(t, row)}
          <span className="not-narrow:hidden"> · {t("role-people", { count: row.people })}</span>
        </span>
      ),
    },
    { id: "people", label: t("column-people"), className: "tabular justify-end pr-3 text-right", cell: (row) => number(row.people) },
    {
      id: "part",
      label: t("column-part"),
      wideOnly: true,
      cell: (row) => <GridText quiet={row.part === null}>{row.part ? t(teamParts[row.part].name) : t("part-none-team")}</GridText>,
    },
  ];
}

function managersOf(t: Say, { managers, managedBy }: TeamRow): string {
  const more = managedBy - managers.length;
  return more > 0 ? t("team-managers-more", { names: managers.join(", "), count: more }) : managers.join(", ");
}

const keyOf = (row: TeamRow) => row.id;
const rowProps = (row: TeamRow) => ({ "data-testid": "team-row", "data-unsent": String(row.unsent) });
const skeleton = <Skeleton className="w-44" />;
