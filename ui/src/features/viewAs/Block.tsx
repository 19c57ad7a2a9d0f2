// A block of facts on a previewed screen, or the outline of one that is not seen.
import { EyeOff } from "lucide-react";
import { useId } from "react";
import { useWords } from "../../app/words";
import type { ViewPart } from "../../host/roles";
import { Button } from "../../parts/Button";
import { Asked } from "./Asked";
import { isDrawn, usePreviewed } from "./preview";
import { isSeen, type Thing } from "./things";
import { ThingMark, WhyIcon } from "./ThingMark";

type Props = { part: Extract<ViewPart, { part: "block" }>; thing: Thing };

export function Block({ part, thing }: Props) {
  const preview = usePreviewed();
  const id = useId();
  if (!isDrawn(preview, thing)) return null;
  if (!isSeen(thing.state)) return <Outline thing={thing} />;
  return (
    <section
      aria-labelledby={id}
      data-state={thing.state}
      className={`rounded-card border bg-surface px-4 pt-2 pb-4 ${thing.state === "added" ? "border-success" : "border-line"}`}
    >
      <header className="mb-1.5 flex items-center gap-1">
        <h3 id={id} className="text-body font-semibold">
          {part.label}
        </h3>
        <Asked thing={thing}>
          <WhyIcon label={part.label} />
        </Asked>
        <ThingMark state={thing.state} />
      </header>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-3.5">
        {part.lines.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-small text-ink-3">{label}</dt>
            <dd className="text-body wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Outline({ thing }: { thing: Thing }) {
  const { t } = useWords();
  const { who } = usePreviewed();
  const taken = thing.state === "removed";
  return (
    <section data-state={thing.state} className="flex items-center gap-3 rounded-card border border-dashed border-edge px-4 py-2.5">
      <EyeOff aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <h3 className={`text-body font-medium text-ink-2 ${taken ? "line-through" : ""}`}>{thing.label}</h3>
        <p className="text-small text-ink-3">{t(taken ? "view-block-removed" : "view-block-hidden", { who })}</p>
      </div>
      <Asked thing={thing}>
        <Button weight="link" aria-label={t("view-why-thing", { thing: thing.label })}>
          {t("why")}
        </Button>
      </Asked>
    </section>
  );
}
