// The people list itself: who, which role, what is so, since when, and a menu of what may be done.
import { useMemo, type ReactNode } from "react";
import { useRowHeight } from "../../app/look";
import { useAppState } from "../../app/queries";
import { useRoom } from "../../app/room";
import { useWords, type Words } from "../../app/words";
import type { PersonRow } from "../../bindings";
import { Avatar } from "../../parts/Avatar";
import { Skeleton } from "../../parts/Blank";
import { Grid, GridText, type GridColumn } from "../../parts/Grid";
import { mailWords, StatusTag } from "../../parts/StatusTag";
import { hasMenu, PersonMenu } from "./PersonMenu";
import type { PeoplePages } from "./usePeoplePages";

export function PeopleGrid({ pages, footer }: { pages: PeoplePages; footer: ReactNode }) {
  const words = useWords();
  const { data } = useAppState();
  const narrow = useRoom("narrow");
  const middle = useRoom("middle");
  const rowHeight = useRowHeight(data?.preferences, narrow);
  const columns = useMemo(() => {
    const all = columnsOf(words);
    return middle ? all.filter((column) => !column.wideOnly) : all;
  }, [words, middle]);
  return (
    <Grid
      label={words.t("nav-people")}
      testId="people-grid"
      columns={columns}
      columnsClass="people-columns"
      count={pages.total ?? 12}
      rowHeight={rowHeight}
      stacked={narrow}
      rowAt={pages.rowAt}
      keyOf={keyOf}
      rowProps={rowProps}
      skeleton={skeleton}
      onInSight={pages.onInSight}
      footer={footer}
    />
  );
}

function columnsOf(words: Words): GridColumn<PersonRow>[] {
  const { t } = words;
  return [
    { id: "name", label: t("column-name"), cell: (row) => <NameCell row={row} /> },
    { id: "role", label: t("column-role"), cell: (row) => <RoleCell row={row} /> },
    { id: "status", label: t("column-status"), cell: (row) => <StatusCell row={row} /> },
    { id: "since", label: t("column-since"), wideOnly: true, cell: (row) => <GridText quiet>{sinceWords(words, row)}</GridText> },
    {
      id: "menu",
      label: t("column-actions"),
      labelHidden: true,
      className: "justify-end",
      holdsControl: hasMenu,
      cell: (row, tabIndex) => (hasMenu(row) ? <PersonMenu row={row} tabIndex={tabIndex} /> : null),
    },
  ];
}

function NameCell({ row }: { row: PersonRow }) {
  const { t } = useWords();
  const named = row.name !== row.email;
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={row.name} />
      <span className="truncate">
        <span>{row.name}</span>
        {row.isMe ? <span className="text-ink-3"> {t("people-you")}</span> : null}
        {named ? <span className="ml-2.5 text-ink-3 narrow:hidden">{row.email}</span> : null}
      </span>
    </span>
  );
}

function RoleCell({ row }: { row: PersonRow }) {
  return (
    <span className="truncate narrow:pl-8 narrow:text-small narrow:text-ink-3">
      {row.role}
      <span className="not-narrow:hidden"> · {row.email}</span>
    </span>
  );
}

function StatusCell({ row }: { row: PersonRow }) {
  const { t } = useWords();
  const mail = mailWords(t, row.mail);
  const said = row.mail?.kind === "retrying" || row.mail?.kind === "failed" ? row.mail.reason : undefined;
  return (
    <span className="flex min-w-0 items-center gap-2 narrow:flex-col narrow:items-end narrow:gap-0.5">
      <StatusTag status={row.status} unsent={row.unsent} />
      {row.asked === null ? null : (
        <span data-testid="asked" className="truncate text-small text-waiting">
          {t("person-asked")}
        </span>
      )}
      {mail && row.asked === null ? (
        <span className="truncate text-small text-ink-3 narrow:max-w-32" title={said}>
          {mail}
        </span>
      ) : null}
    </span>
  );
}

function sinceWords({ t, day }: Words, row: PersonRow): string {
  if (row.status === "active" && row.ends !== null) return t("since-until", { day: day(row.ends.at) });
  if (row.status === "former" && row.can.includes("reinstate") && row.expires !== null) return t("since-undo", { day: day(row.expires) });
  return row.status === "pending" && row.expires !== null ? t("since-ends", { day: day(row.expires) }) : day(row.since);
}

// These stay the same for good, so that a row is drawn again only when it changes.
const keyOf = (row: PersonRow) => row.id;
const rowProps = (row: PersonRow) => ({
  "data-testid": "person-row",
  "data-email": row.email,
  "data-status": row.status,
  "data-unsent": String(row.unsent),
});
const skeleton = (
  <span className="flex items-center gap-2.5">
    <Skeleton className="size-5.5 rounded-full" />
    <Skeleton className="w-44" />
  </span>
);
