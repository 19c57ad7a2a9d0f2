// The first steps in a workspace that holds nobody but oneself. It goes when somebody is invited.
import { Check } from "lucide-react";
import { useWords } from "../../app/words";
import { Card } from "../../parts/Card";
import { InviteButton } from "../people/PeopleScreen";

export function GettingStarted() {
  const { t } = useWords();
  return (
    <Card title={t("start-title")}>
      <ol className="flex flex-col gap-4 p-4 text-body">
        <li className="flex gap-3">
          <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-success-tint text-success">
            <Check aria-hidden="true" className="size-3.5" />
          </span>
          <span className="text-ink-3">{t("start-opened")}</span>
        </li>
        <li className="flex gap-3">
          <span
            aria-hidden="true"
            className="tabular flex size-5 shrink-0 items-center justify-center rounded-full border border-accent text-small text-accent-ink"
          >
            2
          </span>
          <span className="flex min-w-0 flex-col items-start gap-2">
            <span className="font-medium">{t("start-invite")}</span>
            <span className="text-ink-2">{t("start-invite-hint")}</span>
            <InviteButton />
          </span>
        </li>
        <li className="flex gap-3">
          <span
            aria-hidden="true"
            className="tabular flex size-5 shrink-0 items-center justify-center rounded-full border border-edge text-small text-ink-3"
          >
            3
          </span>
          <span className="text-ink-2">{t("start-joined")}</span>
        </li>
      </ol>
    </Card>
  );
}
