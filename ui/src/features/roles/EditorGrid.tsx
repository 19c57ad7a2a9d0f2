// All permissions as one ARIA grid: modules down, verbs across, everything by keyboard, several cells at once by a range.
import { useCallback, useMemo, useRef, useState } from "react";
import { useWords } from "../../app/words";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { markOf, verbs, type Catalogue } from "./catalogue";
import { CellLine } from "./CellLine";
import { useCopiedPattern } from "./copiedPattern";
import { cellsIn } from "./editorKeys";
import { ModuleRow, verbWords } from "./ModuleRow";
import { NoteRow, PermissionRow } from "./PermissionRow";
import { found, rowsOf, type EditorRow, type Narrowing } from "./rowsShown";
import { useNoteWords } from "./noteWords";
import { MasterBox } from "./Toggle";
import type { Draft } from "./useDraft";
import { useGridFocus } from "./useGridFocus";
import type { SwitchBoard } from "./useSwitches";

type Props = {
  catalogue: Catalogue;
  board: SwitchBoard;
  draft: Draft;
  narrowing: Narrowing;
  /** Whether the note of the last toggle stands in the grid, below its module. */
  noteShown: boolean;
  onShowAll: () => void;
};

export function EditorGrid({ catalogue, board, draft, narrowing, noteShown, onShowAll }: Props) {
  const { t } = useWords();
  const noteWords = useNoteWords();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const onOpen = useCallback(
    (module: string) =>
      setOpened((old) => new Set(old.has(module) ? [...old].filter((each) => each !== module) : [...old, module])),
    [],
  );
  const noteAt = draft.note && noteShown ? catalogue.moduleOf(draft.note.asked[0] ?? "")?.key : undefined;
  const rows = useMemo(() => rowsOf(catalogue, narrowing, opened, noteAt), [catalogue, narrowing, opened, noteAt]);
  const hits = useMemo(() => found(catalogue, narrowing.find), [catalogue, narrowing.find]);
  const grid = useRef<HTMLDivElement>(null);
  const focus = useGridFocus(grid, rows);
  const keysDown = useGridKeys(rows, board, draft, focus);
  const chosen = useMemo(() => (focus.range ? cellsIn(focus.range, rows) : []), [focus.range, rows]);
  const chosenIn = (row: string) => chosen.filter((cell) => cell.row === row).map((cell) => cell.verb).join(" ");
  if (rows.length === 0) {
    return (
      <Blank
        title={narrowing.find ? t("editor-not-found", { words: narrowing.find }) : t("editor-none-of-kind")}
        action={<Button onPress={onShowAll}>{t("editor-show-all")}</Button>}
      >
        {t("editor-not-found-hint")}
      </Blank>
    );
  }
  return (
    <>
      <div className="relative min-h-0 flex-1 scroll-pt-9 overflow-y-auto middle:flex-none middle:overflow-visible">
        <div
          ref={grid}
          role="grid"
          aria-label={t("editor-grid")}
          aria-colcount={7}
          aria-multiselectable="true"
          data-testid="permission-grid"
          onFocus={focus.onFocus}
          onPointerDown={focus.dropRange}
          {...keysDown}
        >
          <Head catalogue={catalogue} board={board} stop={focus.stopIn("head")} />
          <div role="rowgroup">
            {rows.map((row) => (
              <Row
                key={row.id}
                {...{ row, board, onOpen, draft }}
                stop={focus.stopIn(row)}
                chosen={chosenIn(row.id)}
                hit={row.kind === "permission" && (hits?.has(row.line.key) ?? false)}
                note={row.kind === "note" && draft.note ? noteWords(draft.note) : ""}
              />
            ))}
          </div>
        </div>
      </div>
      <CellLine grid={grid} catalogue={catalogue} board={board} />
    </>
  );
}

type RowProps = {
  row: EditorRow;
  board: SwitchBoard;
  draft: Draft;
  stop: number;
  chosen: string;
  hit: boolean;
  note: string;
  onOpen: (module: string) => void;
};

function Row({ row, board, draft, stop, chosen, hit, note, onOpen }: RowProps) {
  switch (row.kind) {
    case "module":
      return (
        <ModuleRow
          id={row.id}
          module={row.module}
          open={row.open}
          closedForGood={row.module.inside.length === 0 && !row.open}
          {...{ stop, chosen, board, onOpen }}
        />
      );
    case "permission":
      return <PermissionRow id={row.id} line={row.line} {...{ stop, hit, board }} />;
    case "note":
      return <NoteRow id={row.id} text={note} stop={stop} onUndo={() => void draft.undo()} />;
    default:
      return row satisfies never;
  }
}

/** The headings, and above each verb the box of its whole column. */
function Head({ catalogue, board, stop }: { catalogue: Catalogue; board: SwitchBoard; stop: number }) {
  const { t } = useWords();
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      <div role="row" className="role-columns grid min-h-8.5 items-center narrow:py-1 border-b border-line bg-app px-3 text-small text-ink-3">
        <div role="columnheader" aria-colindex={1} data-cell="head|0" tabIndex={stop === 0 ? 0 : -1} className="rounded-tag pl-5.5">
          {t("editor-module")}
        </div>
        {verbs.map((verb, at) => {
          const keys = catalogue.modules.flatMap((module) => module.cells[verb]);
          return (
            <div
              key={verb}
              role="columnheader"
              aria-colindex={at + 2}
              data-cell={`head|${at + 1}`}
              className="flex items-center justify-center gap-0.5 narrow:flex-col narrow:gap-0"
            >
              <span>{t(verbWords[verb])}</span>
              <MasterBox
                label={t("master-column", { verb: t(verbWords[verb]) })}
                mark={markOf(keys, board.on)}
                locked={board.lockedAll(keys)}
                tabIndex={stop === at + 1 ? 0 : -1}
                testId={`master-${verb}`}
                onPress={() => board.flip(keys)}
              />
            </div>
          );
        })}
        <div role="columnheader" aria-colindex={6} className="pr-1 text-right narrow:sr-only">
          {t("editor-all-actions")}
        </div>
        <div role="columnheader" aria-colindex={7}>
          <span className="sr-only">{t("column-actions")}</span>
        </div>
      </div>
    </div>
  );
}

/** Space on a range, copying and pasting a pattern, and undo. The rest of the keys move the focus. */
function useGridKeys(rows: EditorRow[], board: SwitchBoard, draft: Draft, focus: ReturnType<typeof useGridFocus>) {
  const copied = useCopiedPattern();
  // A key that was taken must not press the button under it when it comes up again.
  const taken = useRef(false);
  const run = (event: React.KeyboardEvent): boolean => {
    if ((event.target as HTMLElement).closest("[role=menu], [role=dialog]")) return false;
    const here = rows.find((row) => row.id === focus.at.row);
    const cells = focus.range ? cellsIn(focus.range, rows) : [];
    if (event.key === " " && cells.length > 1) {
      const keys = cells.flatMap((cell) => cell.keys).filter((key) => !board.locked(key));
      board.set(keys, !keys.every((key) => board.on.has(key)));
      return true;
    }
    if (event.key === " " && !(event.target as HTMLElement).closest("button")) {
      // A permission can be switched from its name too; an empty cell only must not scroll the page.
      if (here?.kind === "permission") board.flip([here.line.key]);
      return true;
    }
    if (event.key === "Escape" && focus.range) {
      focus.dropRange();
      return true;
    }
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === "c" && here && !window.getSelection()?.toString()) {
        copied.copy(here.module, board.patternOf(here.module));
        return true;
      }
      if (key === "v" && here && copied.pattern) {
        board.applyPattern(here.module, copied.pattern);
        return true;
      }
    }
    return focus.onMoveKey(event);
  };
  return {
    onKeyDownCapture: (event: React.KeyboardEvent) => {
      taken.current = event.currentTarget.contains(event.target as Node) && run(event);
      if (!taken.current) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyUpCapture: (event: React.KeyboardEvent) => {
      if (taken.current && event.key === " ") event.preventDefault();
    },
  };
}

