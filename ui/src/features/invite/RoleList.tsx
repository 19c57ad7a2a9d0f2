// The roles to choose from for one row, made only while it is open: there may be thousands of rows.
import type { RefObject } from "react";
import { ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useWords } from "../../app/words";
import type { RoleChoice } from "../../bindings";
import { itemLookStacked } from "../../parts/Picker";
import { bulkChoices } from "./CountsLine";

type Props = {
  trigger: RefObject<HTMLButtonElement | null>;
  roles: RoleChoice[];
  chosen: string | null;
  onClose: () => void;
  onChoose: (role: string) => void;
};

export function RoleList({ trigger, roles, chosen, onClose, onChoose }: Props) {
  const { t } = useWords();
  const choices = bulkChoices(t, roles);
  return (
    <Popover
      isOpen
      triggerRef={trigger}
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      className="min-w-48 max-w-80 overflow-auto rounded-card border border-line bg-surface p-1 shadow-(--shadow)"
    >
      <ListBox
        autoFocus
        disallowEmptySelection
        aria-label={t("column-role")}
        className="outline-none"
        selectionMode="single"
        selectedKeys={chosen ? [chosen] : []}
        disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
        onSelectionChange={(keys) => {
          onClose();
          const [next] = [...keys];
          if (next !== undefined && next !== chosen) onChoose(String(next));
        }}
      >
        {choices.map((choice) => (
          <ListBoxItem key={choice.id} id={choice.id} textValue={choice.name} className={itemLookStacked}>
            <Text slot="label" className="block">
              {choice.name}
            </Text>
            <Text slot="description" className="block text-small text-ink-3">
              {choice.detail}
            </Text>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  );
}
