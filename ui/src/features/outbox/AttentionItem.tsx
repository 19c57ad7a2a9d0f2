// One refused change, always in the same shape: what was asked, why not, and what can be done.
import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useAsk } from "../../app/asking";
import { useRefusalWords } from "../../app/faults";
import { useWords } from "../../app/words";
import type { AttentionCard } from "../../bindings";
import { useHost } from "../../host";
import { Button } from "../../parts/Button";
import { changeSentence, notDoneSentence } from "./verbs";

type Props = { card: AttentionCard; place: { at: number; of: number } };

export function AttentionItem({ card, place }: Props) {
  const { t, day, time } = useWords();
  const host = useHost();
  const ask = useAsk();
  const words = useRefusalWords();
  const id = useId();
  return (
    <article
      aria-labelledby={id}
      data-testid="attention-card"
      data-verb={card.verb}
      data-code={card.refusal.code}
      className="overflow-hidden rounded-card border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-4 py-2.5">
        <span className="inline-flex items-center gap-1.5 rounded-tag bg-danger-tint px-1.5 py-0.5 text-small font-medium text-danger">
          <CircleAlert aria-hidden="true" className="size-3.5" />
          {t("attention-not-done")}
        </span>
        <h2 id={id} className="min-w-0 text-body font-semibold wrap-anywhere">
          {notDoneSentence(t, card.verb, card.subject)}
        </h2>
        <span className="tabular ml-auto text-small text-ink-3">{t("attention-place", place)}</span>
      </header>
      <dl className="grid grid-cols-[8.5rem_1fr] gap-x-3 gap-y-2 px-4 py-3.5 text-body narrow:grid-cols-1 narrow:gap-y-1">
        <Fact term={t("attention-you-asked")}>
          {t("attention-asked-at", {
            day: day(card.made),
            time: time(card.made),
            change: changeSentence(t, card.verb, card.subject),
          })}
        </Fact>
        <Fact term={t("attention-why-not")}>{words.refusal(card.refusal)}</Fact>
        <Fact term={t("attention-you-can")}>
          <span className="flex flex-wrap gap-2 pt-0.5">
            <Button weight="primary" data-testid="retry" onPress={() => void ask(() => host.retryAttention(card.n))}>
              {t("try-again")}
            </Button>
            <Button data-testid="settle" onPress={() => void ask(() => host.settleAttention(card.n))}>
              {t("attention-let-go")}
            </Button>
          </span>
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{term}</dt>
      <dd className="min-w-0 wrap-anywhere narrow:mb-2">{children}</dd>
    </>
  );
}
