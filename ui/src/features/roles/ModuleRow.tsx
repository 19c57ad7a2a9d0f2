// A row of the editor's grid: a module with its four verbs, how much of it is on, and what can be done with all of it.
import { ChevronDown, ChevronRight, Minus } from "lucide-react";
import { memo } from "react";
import { useWords } from "../../app/words";
import type { WordId } from "../../locales/ids";
import { markOf, verbs, type ModuleView, type Verb } from "./catalogue";
import { Cell, sameBoard } from "./Cell";
import { ModuleMenu } from "./ModuleMenu";
import { MasterBox, Toggle } from "./Toggle";
import type { SwitchBoard } from "./useSwitches";

export const verbWords: Record<Verb, WordId> = {
  view: "verb-column-view",
  create: "verb-column-create",
  edit: "verb-column-edit",
  delete: "verb-column-delete",
};

const rowLook =
  "role-columns grid min-h-row items-center border-b border-line px-3 narrow:min-h-11.5 hover:bg-hovered/60 focus-within:bg-hovered/60";

type ModuleProps = {
  id: string;
  module: ModuleView;
  open: boolean;
  /** Nothing more to show than its cells do. */
  closedForGood: boolean;
  stop: number;
  /** The verbs that a range covers in this row, as one text so that it compares. */
  chosen: string;
  board: SwitchBoard;
  onOpen: (module: string) => void;
};

function PlainModuleRow({ id, module, open, closedForGood, stop, chosen, board, onOpen }: ModuleProps) {
  const { t } = useWords();
  const Chevron = open ? ChevronDown : ChevronRight;
  const tab = (column: number) => (stop === column ? 0 : -1);
  const count = module.keys.filter((key) => board.on.has(key)).length;
  // A change that no cell of this row shows.
  const changedInside = !open && module.permissions.some((line) => line.verb === "other" && board.changed.has(line.key));
  return (
    <div role="row" data-testid={`module-${module.key}`} className={rowLook}>
      <div role="rowheader" aria-colindex={1} data-cell={`${id}|0`} className="h-full min-w-0">
        <button
          type="button"
          aria-expanded={closedForGood ? undefined : open}
          data-cell-widget=""
          tabIndex={tab(0)}
          onClick={() => onOpen(module.key)}
          className="flex h-full w-full min-w-0 cursor-default items-center gap-1.5 rounded-tag text-left font-medium outline-offset-[-2px]"
        >
          <Chevron aria-hidden="true" className={`size-4 shrink-0 text-ink-3 ${closedForGood ? "invisible" : ""}`} />
          <span className="min-w-0 wrap-anywhere">{module.label}</span>
        </button>
      </div>
      {verbs.map((verb, at) => (
        <VerbCell
          key={verb}
          {...{ id, module, verb, board }}
          column={at + 1}
          tabIndex={tab(at + 1)}
          chosen={chosen.split(" ").includes(verb)}
          rowsShown={open}
        />
      ))}
      <Cell row={id} column={5} className="!justify-end gap-1 narrow:flex-col narrow:!justify-center narrow:gap-0">
        <MasterBox
          label={t("master-module", { module: module.label })}
          mark={markOf(module.keys, board.on)}
          locked={board.lockedAll(module.keys)}
          tabIndex={tab(5)}
          testId={`master-${module.key}`}
          onPress={() => board.flip(module.keys)}
        />
        <span
          className={`tabular min-w-15 rounded-full px-1.5 text-small whitespace-nowrap text-ink-3 narrow:min-w-0 narrow:px-1 ${changedInside ? "bg-waiting-tint text-center ring-[1.5px] ring-waiting ring-inset forced-colors:border" : "text-right"}`}
        >
          {t("editor-count", { on: count, all: module.keys.length })}
          {changedInside ? <span className="sr-only"> {t("editor-changed-inside")}</span> : null}
        </span>
      </Cell>
      <Cell row={id} column={6}>
        <ModuleMenu module={module} board={board} tabIndex={tab(6)} />
      </Cell>
    </div>
  );
}

export const ModuleRow = memo(
  PlainModuleRow,
  (old, next) =>
    old.module === next.module &&
    old.open === next.open &&
    old.stop === next.stop &&
    old.chosen === next.chosen &&
    sameBoard(old.board, next.board, next.module.keys),
);

type VerbProps = {
  id: string;
  module: ModuleView;
  verb: Verb;
  column: number;
  tabIndex: 0 | -1;
  chosen: boolean;
  rowsShown: boolean;
  board: SwitchBoard;
};

function VerbCell({ id, module, verb, column, tabIndex, chosen, rowsShown, board }: VerbProps) {
  const { t } = useWords();
  const keys = module.cells[verb];
  const [only] = keys;
  if (!only) {
    return (
      <Cell row={id} column={column} chosen={chosen}>
        <span data-cell-widget="" tabIndex={tabIndex} className="inline-flex size-6 items-center justify-center rounded-tag">
          <Minus aria-hidden="true" className="size-3 text-ink-3/60" />
          <span className="sr-only">{t("verb-none", { verb: t(verbWords[verb]), module: module.label })}</span>
        </span>
      </Cell>
    );
  }
  const several = keys.length > 1;
  const label = several ? t("verb-of-module", { verb: t(verbWords[verb]), module: module.label }) : board.label(only);
  // In an open row a single key may have a switch of its own as well, which then carries its name for tests.
  const named = several || (rowsShown && board.listed(only)) ? undefined : `toggle-${only}`;
  return (
    <Cell row={id} column={column} chosen={chosen} keys={keys}>
      <span data-testid={`cell-${module.key}-${verb}`} className="inline-flex">
        <Toggle
          label={label}
          several={several}
          mark={markOf(keys, board.on)}
          changed={keys.some((key) => board.changed.has(key))}
          locked={board.lockedAll(keys)}
          description={board.describe(keys)}
          tabIndex={tabIndex}
          testId={named}
          onPress={() => board.flip(keys)}
        />
      </span>
    </Cell>
  );
}
