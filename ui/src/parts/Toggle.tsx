// A switch. Its words stand beside it already, or are shown by it.
import { Switch } from "react-aria-components";

type Props = {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  labelShown?: boolean;
  disabled?: boolean;
  /** For a ground in the accent's colour. */
  onAccent?: boolean;
  testId?: string;
};

const plain = {
  track: "border-edge bg-edge group-selected:border-accent group-selected:bg-accent group-focus-visible:outline-focus",
  knob: "bg-surface group-selected:bg-on-accent",
};
const accent = {
  track: "border-on-accent group-selected:bg-on-accent group-focus-visible:outline-on-accent",
  knob: "bg-on-accent group-selected:bg-accent",
};

export function Toggle({ label, on, onChange, labelShown = false, disabled, onAccent = false, testId }: Props) {
  const look = onAccent ? accent : plain;
  return (
    <Switch
      aria-label={labelShown ? undefined : label}
      isSelected={on}
      isDisabled={disabled}
      onChange={onChange}
      data-testid={testId}
      className="group inline-flex min-h-6 shrink-0 cursor-default items-center gap-2 text-body disabled:opacity-55"
    >
      <span
        className={`flex h-4 w-7 shrink-0 items-center rounded-full border px-px group-focus-visible:outline-2 group-focus-visible:outline-offset-1 ${look.track}`}
      >
        <span
          className={`size-3 rounded-full transition-transform duration-(--motion-state) group-selected:translate-x-3 ${look.knob}`}
        />
      </span>
      {labelShown ? <span>{label}</span> : null}
    </Switch>
  );
}
