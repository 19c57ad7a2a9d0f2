// One permission of an open module, by its name and with what it is for; and the note on what a toggle took along.
import { CornerDownRight } from "lucide-react";
import { memo } from "react";
import { ButtonContext } from "react-aria-components";
import { useWords } from "../../app/words";
import type { PermissionLine } from "../../host/roles";
import { Button } from "../../parts/Button";
import { WhyButton } from "../access/WhyButton";
import { Cell, sameBoard } from "./Cell";
import { Sensitive } from "./Sensitive";
import { Toggle } from "./Toggle";
import type { SwitchBoard } from "./useSwitches";

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

export const PermissionRow = memo(
  PlainPermissionRow,
  (old, next) =>
    old.line === next.line &&
    old.stop === next.stop &&
    old.hit === next.hit &&
    sameBoard(old.board, next.board, [next.line.key]),
);

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
