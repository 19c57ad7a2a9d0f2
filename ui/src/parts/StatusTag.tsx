// What a person or an invitation is: words first, then a shape, then a colour.
import { Ban, Clock, MailX, UserRoundCheck } from "lucide-react";
import type { MailState, PersonStatus } from "../bindings";
import { useWords, type Say } from "../app/words";
import type { WordId } from "../locales/ids";

export const statusWords: Record<PersonStatus, WordId> = {
  active: "status-active",
  suspended: "status-suspended",
  waitingToSend: "status-waiting-to-send",
  pending: "status-pending",
  accepted: "status-accepted",
  declined: "status-declined",
  expired: "status-expired",
  revoked: "status-revoked",
  bounced: "status-bounced",
  needsApproval: "status-needs-approval",
  leaving: "status-leaving",
  former: "status-former",
};

const dashed = "border border-dashed border-waiting bg-waiting-tint text-waiting";
const hollow = "border border-edge text-ink-2";
const looks: Record<PersonStatus, string> = {
  active: "text-ink-2",
  accepted: "text-ink-2",
  suspended: hollow,
  waitingToSend: dashed,
  pending: "bg-info-tint text-info",
  declined: hollow,
  expired: hollow,
  revoked: hollow,
  bounced: "bg-danger-tint text-danger",
  needsApproval: dashed,
  leaving: dashed,
  former: hollow,
};

const icons: Partial<Record<PersonStatus, typeof Clock>> = { suspended: Ban, waitingToSend: Clock, bounced: MailX, needsApproval: UserRoundCheck, leaving: Clock };
const plain = new Set<PersonStatus>(["active", "accepted"]);

export function StatusTag({ status, unsent }: { status: PersonStatus; unsent: boolean }) {
  const { t } = useWords();
  // A change that the server has not answered hides nothing of what is so: it stands beside it.
  const waitsToo = unsent && status !== "waitingToSend" && status !== "leaving";
  const Icon = icons[status];
  const box = plain.has(status) ? "" : "rounded-tag px-1.5 py-0.5 font-medium";
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-small whitespace-nowrap">
      <span className={`inline-flex items-center gap-1 ${box} ${looks[status]}`}>
        {Icon ? <Icon aria-hidden="true" className="size-3.5" /> : null}
        {t(statusWords[status])}
      </span>
      {waitsToo ? (
        <span className={`inline-flex items-center gap-1 rounded-tag px-1.5 py-0.5 font-medium ${dashed}`}>
          <Clock aria-hidden="true" className="size-3.5" />
          {t("status-unsent")}
        </span>
      ) : null}
    </span>
  );
}

/** How the mail fares, where that is worth a word. */
export function mailWords(t: Say, mail: MailState | null): string | undefined {
  switch (mail?.kind) {
    case undefined:
    case "sent":
      return undefined;
    case "queued":
      return t("mail-queued");
    case "kept":
      return t("mail-kept");
    case "retrying":
      return t("mail-retrying");
    case "failed":
      return t("mail-failed");
    default:
      return mail satisfies never;
  }
}
