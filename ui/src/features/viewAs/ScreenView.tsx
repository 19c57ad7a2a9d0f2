// One screen of the preview: its title, the buttons that would stand there, and its parts in their order.
import { Info } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/words";
import type { ViewPart, ViewScreen } from "../../host/roles";
import { buttonLook } from "../../parts/Button";
import { Asked } from "./Asked";
import { Block } from "./Block";
import { ActionIcon } from "./icons";
import { askedLook, isDrawn, usePreviewed } from "./preview";
import { Records } from "./Records";
import { partThing, screenThing } from "./things";
import { ThingMark, WhyIcon } from "./ThingMark";

export function ScreenView({ screen }: { screen: ViewScreen }) {
  const { t } = useWords();
  const actions = screen.parts.flatMap((part, at) => (part.part === "action" ? [{ part, at }] : []));
  const hasSamples = screen.parts.some((part) => part.part === "records" && part.rows.some((row) => row.sample));
  return (
    <>
      <header className="flex min-h-13.5 flex-wrap items-center gap-x-2 gap-y-2 py-2.5">
        <h2 className="text-title font-semibold tracking-[-0.01em]">{screen.label}</h2>
        <Asked thing={screenThing(screen)} place="title:">
          <WhyIcon label={screen.label} />
        </Asked>
        <ThingMark state={screen.inMenu} />
        <div className="ml-auto flex flex-wrap items-center gap-2 narrow:ml-0 narrow:w-full">
          {actions.map(({ part, at }) => (
            <Action key={at} screen={screen} at={at} part={part} />
          ))}
        </div>
      </header>
      <div className="flex flex-col gap-4">
        {screen.parts.map((part, at) =>
          part.part === "block" ? (
            <Block key={`${screen.key}/${at}`} part={part} thing={partThing(screen, at, part)} />
          ) : part.part === "records" ? (
            <Records key={`${screen.key}/${at}`} screen={screen} at={at} part={part} />
          ) : null,
        )}
        <p className="flex gap-2 text-small text-pretty text-ink-3">
          <Info aria-hidden="true" className="size-3.5 shrink-0 translate-y-px" />
          <span>
            {hasSamples ? `${t("view-samples")} ` : ""}
            {t("view-no-gap")}
          </span>
        </p>
      </div>
    </>
  );
}

type ActionProps = { screen: ViewScreen; at: number; part: Extract<ViewPart, { part: "action" }> };

/** A button of the previewed screen. It explains instead of acting. */
function Action({ screen, at, part }: ActionProps) {
  const { t } = useWords();
  const preview = usePreviewed();
  const thing = partThing(screen, at, part);
  if (!isDrawn(preview, thing)) return null;
  const { state } = part;
  const absent = state === "hidden" || state === "removed";
  const edge = absent ? "border-dashed border-edge bg-transparent text-ink-3 shadow-none" : part.danger ? "text-danger" : "";
  return (
    <Asked thing={thing}>
      <Button
        data-testid={`view-action-${part.key}`}
        data-state={state}
        aria-description={t("view-explains")}
        className={`${buttonLook("secondary")} ${askedLook} ${edge} ${state === "added" ? "border-success" : ""}`}
      >
        <ActionIcon permission={part.key} />
        <span className={absent ? "line-through" : ""}>{part.label}</span>
        <ThingMark state={state} quiet />
      </Button>
    </Asked>
  );
}
