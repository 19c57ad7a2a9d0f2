// How a table was understood: each column with what it was taken for, which can be chosen otherwise.
import { useState } from "react";
import { useWords } from "../../app/words";
import type { StagingChoice, StagingColumn, StagingSource, StagingTable } from "../../bindings";
import type { WordId } from "../../locales/ids";
import { Button } from "../../parts/Button";
import { Picker } from "../../parts/Picker";
import type { StagingDoings } from "./useStagingDoings";

/** What a column can be for, in the order in which one is offered them. */
const purposes = {
  email: "purpose-email",
  name: "purpose-name",
  firstName: "purpose-first-name",
  lastName: "purpose-last-name",
  role: "purpose-role",
  endDate: "purpose-end-date",
  team: "purpose-team",
  ignored: "purpose-ignored",
} as const satisfies Record<string, WordId>;

type Props = { source: StagingSource & { table: StagingTable }; doings: StagingDoings };

export function Columns({ source, doings }: Props) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const { table } = source;
  const choice: StagingChoice = {
    sheet: table.sheet || null,
    purposes: table.columns.map((column) => column.purpose),
    dateOrder: table.dateOrder,
  };
  const choose = (more: Partial<StagingChoice>) => void doings.readAgain(source.id, { ...choice, ...more });
  const pairs = table.columns.map((column, at) => ({ column, at }));
  const unused = pairs.filter(({ column }) => column.purpose === "ignored");
  const shown = all ? pairs : pairs.filter(({ column }) => column.purpose !== "ignored");
  return (
    <section data-testid="columns" className="py-3 text-body snug:py-2">
      <h3 className="font-semibold wrap-anywhere">{t("columns-title", { name: source.name || t("source-text") })}</h3>
      {table.otherSheets.length > 0 ? (
        <Picker
          label={t("columns-sheet")}
          className="mt-2"
          chosen={table.sheet}
          placeholder=""
          choices={[table.sheet, ...table.otherSheets].map((name) => ({ id: name, name }))}
          onChoose={(sheet) => choose({ sheet, purposes: [], dateOrder: null })}
        />
      ) : null}
      <ul className="mt-2 flex flex-col gap-1">
        {shown.map(({ column, at }) => (
          <Column
            key={at}
            column={column}
            at={at}
            onChoose={(purpose) => choose({ purposes: choice.purposes.with(at, purpose) })}
          />
        ))}
      </ul>
      {unused.length > 0 ? (
        <Button weight="link" className="-ml-2" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? t("columns-fewer") : t("columns-unused", { count: unused.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Column({ column, at, onChoose }: { column: StagingColumn; at: number; onChoose: (purpose: string) => void }) {
  const { t } = useWords();
  const name = column.header || t("columns-unnamed", { at: at + 1 });
  return (
    <li className="grid grid-cols-2 items-center gap-2" title={column.sample.join(", ")}>
      <span className="min-w-0">
        <span className="block truncate text-ink-2">{name}</span>
        <span className="block truncate text-small text-ink-3">{column.sample[0]}</span>
      </span>
      <Picker
        label={t("columns-purpose", { name })}
        labelHidden
        testId="column-purpose"
        chosen={column.purpose}
        placeholder=""
        choices={Object.entries(purposes).map(([id, words]) => ({ id, name: t(words) }))}
        onChoose={onChoose}
      />
    </li>
  );
}
