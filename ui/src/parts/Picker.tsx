// A choice of one among several, closed until it is pressed.
import { Check, ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from "react-aria-components";

export type PickerChoice = { id: string; name: string; detail?: string; disabled?: boolean };

type Props = {
  label: string;
  labelHidden?: boolean;
  choices: PickerChoice[];
  chosen: string | null;
  placeholder: string;
  onChoose: (id: string) => void;
  /** Without an edge, to stand in a row of a grid. */
  plain?: boolean;
  tabIndex?: 0 | -1;
  testId?: string;
  className?: string;
};

export function Picker(props: Props) {
  const { label, labelHidden = false, choices, chosen, placeholder, plain = false } = props;
  const edge = plain ? "border-transparent hover:border-line" : "border-line bg-surface shadow-[0_1px_0_var(--border)]";
  return (
    <Select
      className={`flex min-w-0 items-center gap-2 ${props.className ?? ""}`}
      aria-label={labelHidden ? label : undefined}
      placeholder={placeholder}
      value={chosen}
      onChange={(key) => key !== null && props.onChoose(String(key))}
      disabledKeys={choices.filter((choice) => choice.disabled).map((choice) => choice.id)}
    >
      {labelHidden ? null : <Label className="shrink-0 text-body text-ink-2">{label}</Label>}
      <Button
        data-testid={props.testId}
        data-cell-widget={props.tabIndex === undefined ? undefined : ""}
        excludeFromTabOrder={props.tabIndex === -1}
        className={`flex h-control max-h-[calc(var(--row)-4px)] min-w-0 flex-1 cursor-default items-center justify-between gap-1.5 rounded-control border px-2 text-left text-body text-ink hover:bg-hovered ${edge}`}
      >
        <SelectValue className="truncate placeholder-shown:text-waiting">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </Button>
      <Popover className="min-w-48 max-w-80 overflow-auto rounded-card border border-line bg-surface p-1 shadow-(--shadow)">
        <ListBox className="outline-none">
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} textValue={choice.name} className={itemLook}>
              {({ isSelected }) => (
                <>
                  <Check aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${isSelected ? "" : "invisible"}`} />
                  <span className="min-w-0">
                    <Text slot="label" className="block truncate">
                      {choice.name}
                    </Text>
                    {choice.detail ? (
                      <Text slot="description" className="block text-small text-ink-3">
                        {choice.detail}
                      </Text>
                    ) : null}
                  </span>
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** An item of a menu or a list, its name over a line that explains it. */
export const itemLookStacked =
  "block cursor-default rounded-control px-2 py-1.5 text-body text-ink outline-none focus:bg-chosen disabled:text-ink-3";

/** The same, in one line with its icon. */
export const itemLook = itemLookStacked.replace("block", "flex gap-2");
