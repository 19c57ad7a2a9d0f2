// A permission's switch, or the tri-state box of several: on, off, partly. Its place, not its colour, says which.
import { Lock } from "lucide-react";
import type { Mark } from "./catalogue";

type Props = {
  label: string;
  mark: Mark;
  /** Stands for several permissions: a box that can be partly on, instead of a switch. */
  several?: boolean;
  changed?: boolean;
  /** Why it cannot be switched. */
  locked?: string;
  description?: string;
  tabIndex: 0 | -1;
  testId?: string;
  onPress: () => void;
};

const checked: Record<Mark, "true" | "false" | "mixed"> = { none: "false", some: "mixed", all: "true" };
const tracks: Record<Mark, string> = {
  none: "bg-edge border-edge",
  some: "bg-chosen border-accent",
  all: "bg-accent border-accent",
};
const thumbs: Record<Mark, string> = {
  none: "translate-x-0 bg-on-accent",
  some: "translate-x-1.5 bg-accent",
  all: "translate-x-3 bg-on-accent",
};

export function Toggle(props: Props) {
  const { label, mark, several = false, changed = false, locked, description, tabIndex, testId, onPress } = props;
  const said = [description, locked].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      role={several ? "checkbox" : "switch"}
      aria-checked={several ? checked[mark] : mark === "all"}
      aria-label={label}
      aria-description={said || undefined}
      aria-disabled={locked ? true : undefined}
      data-cell-widget=""
      data-testid={testId}
      data-changed={changed || undefined}
      tabIndex={tabIndex}
      onClick={onPress}
      className={`inline-flex h-6 w-9 shrink-0 cursor-default items-center justify-center rounded-full ${
        changed ? "bg-waiting-tint ring-[1.5px] ring-waiting ring-inset forced-colors:border-2" : ""
      }`}
    >
      <span
        aria-hidden="true"
        className={`flex h-4 w-7 items-center rounded-full border px-px transition-colors duration-(--motion-state) ${tracks[mark]} ${
          locked ? "opacity-55" : ""
        }`}
      >
        <span
          className={`flex size-3 items-center justify-center rounded-full transition-transform duration-(--motion-state) ${thumbs[mark]}`}
        >
          {locked ? <Lock className={`size-2 text-accent`} strokeWidth={3} /> : null}
        </span>
      </span>
    </button>
  );
}

const boxLooks: Record<Mark, string> = {
  none: "border-edge bg-surface",
  some: "border-accent bg-chosen text-accent-ink",
  all: "border-accent bg-accent text-on-accent",
};

/** The box of a whole row or column. */
type BoxProps = Omit<Props, "several" | "changed" | "description">;

export function MasterBox({ label, mark, locked, tabIndex, testId, onPress }: BoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked[mark]}
      aria-label={locked ? `${label}. ${locked}` : label}
      aria-disabled={locked ? true : undefined}
      data-cell-widget=""
      data-testid={testId}
      tabIndex={tabIndex}
      onClick={onPress}
      className={`group inline-flex size-6 shrink-0 cursor-default items-center justify-center rounded-tag ${locked ? "opacity-55" : ""}`}
    >
      <span aria-hidden="true" className={`flex size-3.5 items-center justify-center rounded-[3px] border ${boxLooks[mark]}`}>
        {mark === "none" ? null : (
          <svg viewBox="0 0 12 12" className="size-3">
            <path d={mark === "all" ? "m2.5 6.2 2.3 2.3 4.7-5" : "M2.5 6h7"} fill="none" stroke="currentColor" strokeWidth="1.6" />
          </svg>
        )}
      </span>
    </button>
  );
}
