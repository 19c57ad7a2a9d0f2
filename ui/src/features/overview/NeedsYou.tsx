// What somebody should look at, the most urgent first: one sentence, one reason and one way on for each.
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, CloudOff, Hourglass, MailQuestion, MailWarning, MailX, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { useAttention, useFewPeople, useKeptMails, useSync } from "../../app/queries";
import { useWords } from "../../app/words";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { notDoneSentence } from "../outbox/verbs";

type Need = { id: string; tone: "danger" | "waiting"; icon: LucideIcon; title: string; reason: string; verb: string; go: () => void };

const soon = 3 * 24 * 60 * 60 * 1000;
const tones = { danger: "bg-danger-tint text-danger", waiting: "bg-waiting-tint text-waiting" };

export function NeedsYou() {
  const { t, number } = useWords();
  const needs = useNeeds();
  return (
    <Card
      title={t("needs-title")}
      count={needs.length > 0 ? number(needs.length) : undefined}
      aside={needs.length > 1 ? t("needs-order") : null}
    >
      {needs.length === 0 ? (
        <Blank title={t("needs-none")}>
          <span className="inline-flex items-center gap-1.5">
            <CircleCheck aria-hidden="true" className="size-4 text-success" />
            {t("needs-none-hint")}
          </span>
        </Blank>
      ) : (
        <ul>
          {needs.map((need, at) => (
            <NeedRow key={need.id} need={need} first={at === 0} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function NeedRow({ need, first }: { need: Need; first: boolean }) {
  const Icon = need.icon;
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0 narrow:flex-wrap">
      <span
        aria-hidden="true"
        className={`flex size-7 shrink-0 items-center justify-center rounded-control ${tones[need.tone]}`}
      >
        <Icon className="size-4" />
      </span>
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="text-body font-medium">{need.title}</p>
        <p className="text-small text-ink-3">{need.reason}</p>
      </div>
      <Button weight={first ? "primary" : "secondary"} onPress={need.go}>
        {need.verb}
      </Button>
    </li>
  );
}

function useNeeds(): Need[] {
  const { t, time } = useWords();
  const navigate = useNavigate();
  const { data: cards = [] } = useAttention();
  const { data: sync } = useSync();
  const { data: mails = [] } = useKeptMails();
  const { data: pending } = useFewPeople("pending", 200);
  const { data: ended } = useFewPeople("ended", 200);
  const [now] = useState(Date.now);
  const needs: Need[] = [];

  const [card] = cards;
  if (card) {
    needs.push({
      id: "attention",
      tone: "danger",
      icon: CircleAlert,
      title: t("need-attention", { count: cards.length }),
      reason: notDoneSentence(t, card.verb, card.subject),
      verb: t("need-review"),
      go: () => void navigate({ to: "/outbox" }),
    });
  }
  if (sync?.line === "offline") {
    needs.push({
      id: "offline",
      tone: "waiting",
      icon: CloudOff,
      title: t("need-offline", { count: sync.waiting }),
      reason: sync.heard === null ? t("sync-never-heard") : t("sync-heard", { time: time(sync.heard) }),
      verb: t("need-outbox"),
      go: () => void navigate({ to: "/outbox" }),
    });
  }
  if (mails.length > 0) {
    needs.push({
      id: "mails",
      tone: "waiting",
      icon: MailWarning,
      title: t("need-mails"),
      reason: t("need-mails-reason", { count: mails.length }),
      verb: t("need-pass-on"),
      go: () => void navigate({ to: "/mail" }),
    });
  }
  const ending = (pending?.rows ?? []).filter((row) => row.expires !== null && row.expires - now < soon);
  const [endsFirst] = ending;
  if (endsFirst) {
    needs.push({
      id: "ending",
      tone: "waiting",
      icon: Hourglass,
      title: t("need-ending", { count: ending.length }),
      reason: t("need-ending-reason", { name: endsFirst.name, others: ending.length - 1 }),
      verb: t("need-see"),
      go: () => void navigate({ to: "/people", search: { filter: "pending" } }),
    });
  }
  const asking = [...(pending?.rows ?? []), ...(ended?.rows ?? [])].filter((row) => row.asked !== null);
  const [asksFirst] = asking;
  if (asksFirst) {
    needs.push({
      id: "asked",
      tone: "waiting",
      icon: MailQuestion,
      title: t("need-asked", { count: asking.length, email: asksFirst.email }),
      reason: t("need-asked-reason"),
      verb: t("need-see"),
      go: () => void navigate({ to: "/people", search: { filter: "ended" } }),
    });
  }
  const [bounced] = (ended?.rows ?? []).filter((row) => row.status === "bounced");
  if (bounced) {
    needs.push({
      id: "bounced",
      tone: "danger",
      icon: MailX,
      title: t("need-bounced", { email: bounced.email }),
      reason: bounced.mail?.kind === "failed" ? bounced.mail.reason : t("need-bounced-reason"),
      verb: t("need-see"),
      go: () => void navigate({ to: "/people", search: { filter: "ended" } }),
    });
  }
  return needs;
}
