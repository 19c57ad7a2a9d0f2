// What the server has not answered yet, and what it refused: two lists, so that nothing ever disappears.
import { useNavigate } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, Clock, RefreshCw } from "lucide-react";
import { useAsk } from "../../app/asking";
import { useRefusalWords } from "../../app/faults";
import { useScreenReady } from "../../app/look";
import { useAttention, useOutbox, useSync } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { OutboxRow, SyncView } from "../../bindings";
import { useHost } from "../../host";
import { Blank, Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { AttentionItem } from "./AttentionItem";
import { changeSentence } from "./verbs";

export function OutboxScreen() {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const outbox = useOutbox();
  const attention = useAttention();
  const { data: sync } = useSync();
  useScreenReady(outbox.data !== undefined && attention.data !== undefined);
  const cards = attention.data ?? [];
  const failed = outbox.error ?? attention.error;
  return (
    <Page
      title={t("nav-outbox")}
      detail={
        cards.length > 0 ? (
          <span className="inline-flex items-center gap-1.5 rounded-tag bg-danger-tint px-1.5 py-0.5 text-small font-medium text-danger">
            <CircleAlert aria-hidden="true" className="size-3.5" />
            {t("attention-count", { count: cards.length })}
          </span>
        ) : null
      }
      actions={
        <Button
          data-testid="outbox-sync"
          icon={<RefreshCw aria-hidden="true" className="size-4 text-ink-3" />}
          onPress={() => void ask(() => host.syncNow())}
        >
          {t("sync-now")}
        </Button>
      }
    >
      {failed ? (
        <Trouble error={failed} />
      ) : (
        <div className="flex items-start gap-4 snug:flex-col">
          <div className="flex min-w-0 flex-1 flex-col gap-4 snug:w-full">
            {sync ? <LineNotice sync={sync} /> : null}
            {cards.length > 0 ? (
              <section aria-label={t("attention-title")} className="flex flex-col gap-4">
                {cards.map((card, at) => (
                  <AttentionItem key={card.n} card={card} place={{ at: at + 1, of: cards.length }} />
                ))}
                <p className="text-small text-ink-3">{t("attention-nothing-lost")}</p>
              </section>
            ) : null}
            {cards.length === 0 ? <Waiting rows={outbox.data} /> : null}
          </div>
          {cards.length > 0 ? (
            <div className="w-88 shrink-0 snug:w-full">
              <Waiting rows={outbox.data} />
            </div>
          ) : null}
        </div>
      )}
    </Page>
  );
}

/** Why nothing goes out, and what that means for what waits. */
function LineNotice({ sync }: { sync: SyncView }) {
  const { t, time } = useWords();
  const navigate = useNavigate();
  switch (sync.line) {
    case "offline":
      return (
        <Notice tone="waiting">
          {t("outbox-offline")} {sync.nextTry === null ? "" : t("outbox-next-try", { time: time(sync.nextTry) })}
        </Notice>
      );
    case "signedOut":
      return (
        <Notice
          tone="waiting"
          action={
            <Button onPress={() => void navigate({ to: "/welcome", search: { door: "server" } })}>{t("sign-in")}</Button>
          }
        >
          {t("outbox-signed-out")}
        </Notice>
      );
    case "tooOld":
      return <Notice tone="waiting">{t("outbox-too-old")}</Notice>;
    case "gone":
      return <Notice tone="danger">{t("outbox-gone")}</Notice>;
    case "starting":
    case "online":
    case "syncing":
      return null;
    default:
      return sync.line satisfies never;
  }
}

function Waiting({ rows }: { rows: OutboxRow[] | undefined }) {
  const { t, number } = useWords();
  return (
    <Card title={t("outbox-waiting")} count={rows && rows.length > 0 ? number(rows.length) : undefined}>
      {rows === undefined ? (
        <Skeleton className="m-4 w-1/2" />
      ) : rows.length === 0 ? (
        <Blank title={t("outbox-empty")}>
          <span className="inline-flex items-center gap-1.5">
            <CircleCheck aria-hidden="true" className="size-4 text-success" />
            {t("outbox-empty-hint")}
          </span>
        </Blank>
      ) : (
        <ul>
          {rows.map((row) => (
            <WaitingRow key={row.n} row={row} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function WaitingRow({ row }: { row: OutboxRow }) {
  const { t, time, day } = useWords();
  const host = useHost();
  const ask = useAsk();
  const words = useRefusalWords();
  const sentence = changeSentence(t, row.verb, row.subject);
  return (
    <li
      data-testid="outbox-row"
      data-verb={row.verb}
      className="flex items-start gap-2.5 border-b border-line px-4 py-2.5 last:border-b-0"
    >
      <Clock aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-waiting" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="text-body">{sentence}</p>
        <p className="tabular text-small text-ink-3">{t("change-made", { day: day(row.made), time: time(row.made) })}</p>
        {row.doubtful ? (
          <p className="mt-1 text-small text-waiting">{t("outbox-doubtful", { why: words.refusal(row.doubtful) })}</p>
        ) : null}
      </div>
      {row.canDiscard ? (
        <Button
          weight="quiet"
          className="-my-1"
          data-testid="discard"
          aria-label={t("outbox-discard-named", { change: sentence })}
          onPress={() => void ask(() => host.discardUnsent(row.n))}
        >
          {t("outbox-discard")}
        </Button>
      ) : (
        <span className="text-small text-ink-3">{t("outbox-on-its-way")}</span>
      )}
    </li>
  );
}
