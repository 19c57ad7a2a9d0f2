// The staging table: one row for each address found, with everything that can still be changed about it.
import { useMemo } from "react";
import { useRowHeight } from "../../app/look";
import { useAppState } from "../../app/queries";
import { useRoom } from "../../app/room";
import { useWords, type Words } from "../../app/words";
import type { RoleChoice, StagingRow } from "../../bindings";
import { Grid, GridText, type GridColumn } from "../../parts/Grid";
import { EmailCell, PickCell, RoleCell, StateCell } from "./StagingCells";
import { isFaulty, isLeftOut, isPassedOver } from "./rowKinds";
import type { StagingDoings } from "./useStagingDoings";

type Props = { rows: StagingRow[]; roles: RoleChoice[]; doings: StagingDoings };

export function StagingGrid({ rows, roles, doings }: Props) {
  const words = useWords();
  const { data } = useAppState();
  const narrow = useRoom("narrow");
  const middle = useRoom("middle");
  const rowHeight = useRowHeight(data?.preferences, narrow);
  const columns = useMemo(() => {
    const all = columnsOf(words, roles, doings);
    return middle ? all.filter((column) => !column.wideOnly) : all;
  }, [words, roles, doings, middle]);
  return (
    <Grid
      label={words.t("staging-label")}
      testId="staging-grid"
      columns={columns}
      columnsClass="staging-columns"
      count={rows.length}
      rowHeight={rowHeight}
      stacked={narrow}
      rowAt={(index) => rows[index]}
      keyOf={keyOf}
      rowProps={rowProps}
      skeleton={null}
    />
  );
}

// These stay the same for good, so that a row is drawn again only when it changes.
const keyOf = (row: StagingRow) => row.id;
const rowProps = (row: StagingRow) => ({
  "data-testid": "staging-row",
  "data-email": row.email,
  "data-state": row.state.kind,
  "data-left-out": String(isLeftOut(row)),
});

function columnsOf({ t, number }: Words, roles: RoleChoice[], doings: StagingDoings): GridColumn<StagingRow>[] {
  return [
    {
      id: "pick",
      label: t("staging-include"),
      labelHidden: true,
      holdsControl: (row) => !isPassedOver(row) && !isFaulty(row),
      cell: (row, tabIndex) => <PickCell row={row} tabIndex={tabIndex} doings={doings} />,
    },
    {
      id: "email",
      label: t("column-email"),
      holdsControl: isFaulty,
      cell: (row, tabIndex) => <EmailCell row={row} tabIndex={tabIndex} doings={doings} />,
    },
    { id: "name", label: t("column-name"), wideOnly: true, cell: (row) => <GridText quiet>{row.name}</GridText> },
    {
      id: "role",
      label: t("column-role"),
      holdsControl: (row) => !isPassedOver(row) && !isLeftOut(row),
      cell: (row, tabIndex) => <RoleCell row={row} tabIndex={tabIndex} roles={roles} doings={doings} />,
    },
    {
      id: "state",
      label: t("column-state"),
      holdsControl: isFaulty,
      cell: (row, tabIndex) => <StateCell row={row} tabIndex={tabIndex} doings={doings} />,
    },
    {
      id: "line",
      label: t("column-line"),
      wideOnly: true,
      className: "justify-end text-right",
      cell: (row) => <span className="tabular text-ink-3">{number(row.line)}</span>,
    },
  ];
}
