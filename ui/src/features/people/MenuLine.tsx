// One line of the menu of a person: an icon and what it does.
import type { ReactNode } from "react";
import { MenuItem } from "react-aria-components";
import { itemLook } from "../../parts/Picker";

export const popoverLook = "min-w-52 max-w-80 overflow-auto rounded-card border border-line bg-surface p-1 shadow-(--shadow)";

type Props = { testId: string; icon: ReactNode; label: string; onAction: () => void };

export function MenuLine({ testId, icon, label, onAction }: Props) {
  return (
    <MenuItem data-testid={testId} textValue={label} onAction={onAction} className={`${itemLook} items-center [&>svg]:size-4`}>
      {icon}
      {label}
    </MenuItem>
  );
}
