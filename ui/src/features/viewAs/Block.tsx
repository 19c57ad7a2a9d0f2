// A block of facts on a previewed screen, or the outline of one that is not seen.
import { EyeOff } from "lucide-react";
import { useId } from "react";
import { useWords } from "../../app/words";
import type { ViewPart } from "../../host/roles";
import { Asked } from "./Asked";
import { isDrawn, usePreviewed } from "./preview";
import { isSeen, type Thing } from "./things";
import { ThingMark, WhyIcon } from "./ThingMark";

type Props = { part: Extract<ViewPart, { part: "block" }>; thing: Thing };

/** One element in both forms, so that an answer stays open while the block appears or goes. */
export function Block({ part, thing }: Props) {
  const { t } = useWords();
  const preview = usePreviewed();
  const id = useId();
  if (!isDrawn(preview, thing)) return null;
  const { state } = thing;
  const seen = isSeen(state);
  const taken = state === "removed";
  const here = `bg-surface pt-2 pb-4 ${state === "added" ? "border-success" : "border-line"}`;
  const edge = seen ? here : "border-dashed border-edge py-2.5";
  return (
    <section aria-labelledby={id} data-state={state} className={`rounded-card border px-4 ${edge}`}>
      <header className={`flex items-center ${seen ? "mb-1.5 gap-1" : "gap-3"}`}>
        {seen ? null : <EyeOff aria-hidden="true" className="size-4 shrink-0 text-ink-3" />}
        <div className={`min-w-0 ${seen ? "" : "flex-1"}`}>
          <h3 id={id} className={`text-body font-semibold ${seen ? "" : "text-ink-2"} ${taken ? "line-through" : ""}`}>
            {part.label}
          </h3>
          {seen ? null : (
            <p className="text-small text-ink-3">{t(taken ? "view-block-removed" : "view-block-hidden", { who: preview.who })}</p>
          )}
        </div>
        <Asked thing={thing}>
          <WhyIcon label={part.label} inWords={!seen} />
        </Asked>
        {seen ? <ThingMark state={state} /> : null}
      </header>
      {seen ? <Facts lines={part.lines} /> : null}
    </section>
  );
}

function Facts({ lines }: { lines: [string, string][] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-3.5">
      {lines.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-small text-ink-3">{label}</dt>
          <dd className="text-body wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
