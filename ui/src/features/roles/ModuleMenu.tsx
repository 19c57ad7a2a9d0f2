// What can be done with a whole module at once: everything, only looking, nothing, or the pattern of another one.
import { ClipboardCopy, ClipboardPaste, Ellipsis, Eye, ListChecks, ListX } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useWords } from "../../app/words";
import { itemLook } from "../../parts/Picker";
import type { ModuleView } from "./catalogue";
import { useCopiedPattern } from "./copiedPattern";
import type { SwitchBoard } from "./useSwitches";

export const menuLook = "min-w-52 max-w-80 overflow-auto rounded-card border border-line bg-surface p-1 shadow-(--shadow)";

type Props = { module: ModuleView; board: SwitchBoard; tabIndex: 0 | -1 };

export function ModuleMenu({ module, board, tabIndex }: Props) {
  const { t } = useWords();
  const copied = useCopiedPattern();
  if (board.lockedAll(module.keys)) {
    return <span data-cell-widget="" tabIndex={tabIndex} className="inline-block size-6 rounded-tag" />;
  }
  const viewOnly = () => {
    board.set(module.keys.filter((key) => !module.cells.view.includes(key)), false);
    board.set(module.cells.view, true);
  };
  return (
    <MenuTrigger>
      <Button
        aria-label={t("module-actions", { module: module.label })}
        data-cell-widget=""
        data-testid={`module-menu-${module.key}`}
        excludeFromTabOrder={tabIndex === -1}
        className="inline-flex size-6 cursor-default items-center justify-center rounded-control text-ink-3 hover:bg-hovered pressed:bg-hovered"
      >
        <Ellipsis aria-hidden="true" className="size-4" />
      </Button>
      <Popover placement="bottom end" className={menuLook}>
        <Menu className="outline-none">
          <Item
            testId="module-everything"
            icon={<ListChecks />}
            label={t("module-everything")}
            onAction={() => board.set(module.keys, true)}
          />
          <Item testId="module-view-only" icon={<Eye />} label={t("module-view-only")} onAction={viewOnly} />
          <Item
            testId="module-nothing"
            icon={<ListX />}
            label={t("module-nothing")}
            onAction={() => board.set(module.keys, false)}
          />
          <Item
            testId="module-copy"
            icon={<ClipboardCopy />}
            label={t("module-copy")}
            onAction={() => copied.copy(module, board.patternOf(module))}
          />
          {copied.pattern ? (
            <Item
              testId="module-paste"
              icon={<ClipboardPaste />}
              label={t("module-paste", { module: copied.from })}
              onAction={() => copied.pattern && board.applyPattern(module, copied.pattern)}
            />
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

export type ItemProps = { testId: string; icon: ReactNode; label: string; onAction: () => void; danger?: boolean };

export function Item({ testId, icon, label, onAction, danger = false }: ItemProps) {
  return (
    <MenuItem
      data-testid={testId}
      textValue={label}
      onAction={onAction}
      className={`${itemLook} items-center [&>svg]:size-4 [&>svg]:shrink-0 ${danger ? "text-danger" : ""}`}
    >
      {icon}
      {label}
    </MenuItem>
  );
}
