// The big door: what the demo looks like, and the button that opens it.
import { Check, Clock, Info } from "lucide-react";
import { useHost } from "../../host";
import { useFormAsk } from "../../app/asking";
import { errorSentence } from "../../app/faults";
import { useWords } from "../../app/words";
import { Avatar } from "../../parts/Avatar";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { useEntered } from "./entered";

export function DemoDoor() {
  const { t } = useWords();
  const host = useHost();
  const entered = useEntered();
  const { submit, fault, busy } = useFormAsk(() => host.openDemo(), entered);
  return (
    <section className="flex flex-col overflow-hidden rounded-card border border-line bg-surface outline-offset-2 outline-focus has-[[data-focus-visible]]:outline-2">
      <Picture />
      <div className="flex flex-1 items-center gap-5 border-t border-line p-6 narrow:flex-col narrow:items-stretch narrow:gap-4 narrow:p-5">
        <div className="min-w-0 flex-1">
          <h2 className="text-emphasis font-semibold">{t("door-demo-title")}</h2>
          <p className="mt-1 text-body text-ink-2">{t("door-demo-text")}</p>
          <ul className="mt-3 flex flex-wrap gap-x-3.5 gap-y-1 text-small text-ink-2">
            {[t("door-demo-no-account"), t("door-demo-no-network"), t("door-demo-removed")].map((point) => (
              <li key={point} className="inline-flex items-center gap-1.5">
                <Check aria-hidden="true" className="size-3.5 text-success" />
                {point}
              </li>
            ))}
          </ul>
          {fault ? (
            <div className="mt-3">
              <Notice tone="danger">{errorSentence(t, fault)}</Notice>
            </div>
          ) : null}
        </div>
        <Button
          autoFocus
          weight="primary"
          keys="↵"
          data-testid="door-demo"
          aria-busy={busy}
          onPress={() => void submit()}
          className="focus-visible:outline-none"
        >
          {busy ? t("door-demo-opening") : t("door-demo-open")}
        </Button>
      </div>
    </section>
  );
}

const people = [
  { name: "Amara Okafor", role: "Owner", is: "active" },
  { name: "Chiara Lindqvist", role: "Project manager", is: "active" },
  { name: "Elif Yılmaz", role: "Designer", is: "pending" },
  { name: "Goran Horvat", role: "Designer", is: "waiting" },
  { name: "Kavya Rao", role: "Designer", is: "active" },
] as const;

/** A glimpse of the people list; a picture, so screen readers pass it by. */
function Picture() {
  const { t } = useWords();
  const states = {
    active: <span>{t("status-active")}</span>,
    pending: <span className="rounded-tag bg-info-tint px-1.5 py-0.5 font-medium text-info">{t("status-pending")}</span>,
    waiting: (
      <span className="inline-flex items-center gap-1 rounded-tag border border-dashed border-waiting px-1.5 py-0.5 font-medium text-waiting">
        <Clock className="size-3.5" />
        {t("status-waiting-to-send")}
      </span>
    ),
  };
  return (
    <div aria-hidden="true" className="bg-subtle px-7 pt-5 middle:hidden">
      <div className="overflow-hidden rounded-t-card border border-b-0 border-line bg-surface">
        <p className="flex items-center gap-2 bg-waiting-tint px-3 py-1.5 text-small text-waiting">
          <Info className="size-3.5" />
          {t("demo-line")}
        </p>
        {people.map(({ name, role, is }) => (
          <p key={name} className="grid h-9 grid-cols-[1.4fr_1fr_1fr] items-center border-t border-line px-3 text-body">
            <span className="flex items-center gap-2">
              <Avatar name={name} />
              {name}
            </span>
            <span className="text-ink-3">{role}</span>
            <span className="text-small text-ink-2">{states[is]}</span>
          </p>
        ))}
      </div>
    </div>
  );
}
