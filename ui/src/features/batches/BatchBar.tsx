// What a batch has come to, as a bar and as a sentence. The bar says nothing that the sentence does not.
import type { Words } from "../../app/words";
import type { BatchCounts } from "../../bindings";
import type { WordId } from "../../locales/ids";

const parts = [
  ["accepted", "batch-accepted", "bg-success"],
  ["pending", "batch-pending", "bg-info"],
  ["waiting", "batch-waiting", "bg-waiting"],
  ["needsApproval", "batch-needs-approval", "bg-waiting"],
  ["bounced", "batch-bounced", "bg-danger"],
  ["expired", "batch-expired", "bg-ink-3"],
  ["declined", "batch-declined", "bg-ink-3"],
  ["revoked", "batch-revoked", "bg-edge"],
] as const satisfies [keyof BatchCounts, WordId, string][];

export function BatchBar({ counts, className = "" }: { counts: BatchCounts; className?: string }) {
  return (
    <span aria-hidden="true" className={`flex h-1.5 gap-px overflow-hidden rounded-full bg-hovered ${className}`}>
      {parts.map(([kind, , look]) =>
        counts[kind] > 0 ? <span key={kind} className={`min-w-1 ${look}`} style={{ flexGrow: counts[kind] }} /> : null,
      )}
    </span>
  );
}

/** "4 accepted, 25 (Pending), 2 bounced". */
export function batchSentence({ t, locale }: Words, counts: BatchCounts): string {
  const said = parts.flatMap(([kind, words]) => (counts[kind] > 0 ? [t(words, { count: counts[kind] })] : []));
  return said.length === 0 ? t("batch-nothing") : new Intl.ListFormat(locale, { type: "unit" }).format(said);
}

/** How many have not answered, whatever has become of their mail. */
export function unanswered(counts: BatchCounts): number {
  return counts.pending + counts.waiting + counts.expired + counts.bounced + counts.needsApproval;
}
