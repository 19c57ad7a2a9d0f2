// The words that mark a thing of a preview as hidden, or as added or taken away by the draft; and the small "Why?" beside it.
import { CircleHelp } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/words";
import type { ViewState } from "../../host/roles";
import { askedLook } from "./preview";

/** `quiet`: for the ear alone where the look says it already, but what the draft does is always written. */
export function ThingMark({ state, quiet = false }: { state: ViewState; quiet?: boolean }) {
  const { t } = useWords();
  switch (state) {
    case "added":
      return <span className="shrink-0 text-small font-medium whitespace-nowrap text-success">{t("view-mark-added")}</span>;
    case "removed":
      return <span className="shrink-0 text-small whitespace-nowrap text-ink-3 no-underline">{t("view-mark-removed")}</span>;
    case "hidden":
      return <span className={quiet ? "sr-only" : "shrink-0 text-small text-ink-3"}>{t("view-mark-hidden")}</span>;
    default:
      return null;
  }
}

/** `inWords`: written out, where there is room for it. */
export function WhyIcon({ label, inWords = false }: { label: string; inWords?: boolean }) {
  const { t } = useWords();
  const look = inWords ? "h-control px-2 text-body font-medium text-accent-ink" : "size-6 text-ink-3";
  return (
    <Button
      aria-label={t("view-why-thing", { thing: label })}
      className={`inline-flex shrink-0 cursor-default items-center justify-center rounded-control hover:bg-hovered ${askedLook} ${look}`}
    >
      {inWords ? t("why") : <CircleHelp aria-hidden="true" className="size-3.5" />}
    </Button>
  );
}
