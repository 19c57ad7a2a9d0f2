// The rows of the editor's grid: a module with its four verbs, one permission of an open module, and the note after a toggle.
import { ChevronDown, ChevronRight, CornerDownRight, Minus } from "lucide-react";
import { memo, type ReactNode } from "react";
import { ButtonContext } from "react-aria-components";
import { useWords } from "../../app/words";
import type { PermissionLine } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import { Button } from "../../parts/Button";
import { WhyButton } from "../access/WhyButton";
import { markOf, verbs, type ModuleView, type Verb } from "./catalogue";
import { ModuleMenu } from "./ModuleMenu";
import { Sensitive } from "./Sensitive";
import { MasterBox, Toggle } from "./Toggle";
import type { SwitchBoard } from "./useSwitches";

export const verbWords: Record<Verb, WordId> = {
  view: "verb-column-view",
  create: "verb-column-create",
  edit: "verb-column-edit",
  delete: "verb-column-delete",
};

export const rowLook =
  "role-columns grid min-h-row items-center border-b border-line px-3 narrow:min-h-11.5 hover:bg-hovered/60 focus-within:bg-hovered/60";

type CellProps = {
  row: string;
  column: number;
  chosen?: boolean;
  className?: string;
  keys?: readonly string[];
  children: ReactNode;
};

export function Cell({ row, column, chosen = false, className = "", keys, children }: CellProps) {
  return (
    <div
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={chosen || undefined}
      data-cell={`${row}|${column}`}
      data-keys={keys?.join(" ")}
      className={`flex h-full min-w-0 items-center justify-center ${chosen ? "bg-chosen" : ""} ${className}`}
    >
      {children}
    </div>
  );
}

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
          className={`tabular min-w-15 rounded-full px-1.5 text-small whitespace-nowrap text-ink-3 narrow:min-w-0 narrow:px-1 ${changedInside ? "bg-waiting-tint text-center ring-[1.5px] ring-waiting ring-inset" : "text-right"}`}
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

/** Drawn again only when something about it changes: the grid has a hundred switches. */
export const ModuleRow = memo(PlainModuleRow);

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

type PermissionProps = { id: string; line: PermissionLine; stop: number; hit: boolean; board: SwitchBoard };

function PlainPermissionRow({ id, line, stop, hit, board }: PermissionProps) {
  const locked = board.locked(line.key);
  return (
    <div
      role="row"
      data-testid={`permission-${line.key}`}
      data-keys={line.key}
      className={`grid min-h-row grid-cols-[minmax(0,1fr)_auto_3.25rem] items-center gap-x-3 border-b border-line bg-subtle pr-3 pl-8.5 focus-within:bg-hovered ${hit ? "shadow-[inset_3px_0_0_var(--accent)]" : ""}`}
    >
      <div role="rowheader" aria-colindex={1} data-cell={`${id}|0`} tabIndex={stop === 0 ? 0 : -1} className="min-w-0 rounded-tag py-1.5">
        <span className="mr-2 font-medium">{line.label}</span>
        <span className="mr-2.5 text-small text-ink-3">{locked ?? line.description}</span>
        <Sensitive kind={line.sensitive} />
      </div>
      <Cell row={id} column={5}>
        <Toggle
          label={line.label}
          mark={board.on.has(line.key) ? "all" : "none"}
          changed={board.changed.has(line.key)}
          locked={locked}
          description={board.describe([line.key])}
          tabIndex={stop === 5 ? 0 : -1}
          testId={`toggle-${line.key}`}
          onPress={() => board.flip([line.key])}
        />
      </Cell>
      <Cell row={id} column={6}>
        <ButtonContext value={{ excludeFromTabOrder: stop !== 6 }}>
          <WhyButton subject={board.subject} permission={line.key} />
        </ButtonContext>
      </Cell>
    </div>
  );
}

export const PermissionRow = memo(PlainPermissionRow);

export function NoteRow({ id, text, stop, onUndo }: { id: string; text: string; stop: number; onUndo: () => void }) {
  return (
    <div role="row" className="border-b border-line bg-info-tint text-info">
      <Cell row={id} column={0} className="!justify-start gap-2 py-1 pr-3 pl-8.5">
        <NoteText text={text} tabIndex={stop === 0 ? 0 : -1} onUndo={onUndo} />
      </Cell>
    </div>
  );
}

export function NoteText({ text, tabIndex, onUndo }: { text: string; tabIndex?: 0 | -1; onUndo: () => void }) {
  const { t } = useWords();
  return (
    <>
      <CornerDownRight aria-hidden="true" className="size-4 shrink-0" />
      <span data-testid="draft-note" className="min-w-0 wrap-anywhere">
        {text}
      </span>
      <Button
        weight="inherit"
        className="!h-6 underline"
        data-testid="undo-toggle"
        excludeFromTabOrder={tabIndex === -1}
        onPress={onUndo}
      >
        {t("draft-undo")}
      </Button>
    </>
  );
}
