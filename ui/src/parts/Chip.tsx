// A filter that is on or off, with how many it would show.
import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components";

type Props = {
  on: boolean;
  onPress: () => void;
  count?: string;
  tone?: "plain" | "danger";
  testId?: string;
  icon?: ReactNode;
  children: ReactNode;
};

export function Chip({ on, onPress, count, tone = "plain", testId, icon, children }: Props) {
  const look =
    tone === "danger"
      ? "border-transparent bg-danger-tint text-danger selected:border-danger"
      : "border-line text-ink-2 hover:bg-hovered selected:border-transparent selected:bg-chosen selected:text-ink";
  return (
    <ToggleButton
      isSelected={on}
      onChange={onPress}
      data-testid={testId}
      className={`inline-flex h-7 shrink-0 cursor-default items-center gap-1.5 whitespace-nowrap rounded-full border px-2.5 text-body font-medium ${look}`}
    >
      {icon}
      <span>{children}</span>
      {count === undefined ? null : <span className="tabular font-normal">{count}</span>}
    </ToggleButton>
  );
}
