// The batches of invitations that were sent, the newest first: what each has come to so far.
import { Link } from "@tanstack/react-router";
import { useScreenReady } from "../../app/look";
import { useBatches } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { BatchView } from "../../bindings";
import { Blank, Skeleton } from "../../parts/Blank";
import { Page } from "../../parts/Page";
import { InviteButton } from "../people/PeopleScreen";
import { BackToPeople } from "./BackToPeople";
import { BatchBar, batchSentence } from "./BatchBar";

export function BatchesScreen() {
  const { t } = useWords();
  const { data: batches, error } = useBatches();
  useScreenReady(batches !== undefined);
  return (
    <Page lead={<BackToPeople />} title={t("batches-title")} detail={t("batches-detail")} actions={<InviteButton />}>
      {error ? <Trouble error={error} /> : batches ? <List batches={batches} /> : <Waiting />}
    </Page>
  );
}

function List({ batches }: { batches: BatchView[] }) {
  const { t } = useWords();
  if (batches.length === 0) {
    return (
      <Blank title={t("batches-none")} action={<InviteButton />}>
        {t("batches-none-hint")}
      </Blank>
    );
  }
  return (
    <ul className="flex max-w-3xl flex-col gap-2 px-5 pb-6 narrow:px-3">
      {batches.map((batch) => (
        <li key={batch.id}>
          <BatchLink batch={batch} />
        </li>
      ))}
    </ul>
  );
}

function BatchLink({ batch }: { batch: BatchView }) {
  const words = useWords();
  const { t, day, time } = words;
  const made = t("batch-made", { day: day(batch.made), time: time(batch.made), by: batch.madeBy || "none" });
  return (
    <Link
      to="/people/batches/$batch"
      params={{ batch: batch.id }}
      data-testid="batch"
      className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2 rounded-card border border-line bg-surface px-4 py-3 text-body hover:border-edge"
    >
      <span className="min-w-0">
        <span className="block truncate font-semibold">{batch.name}</span>
        <span className="block truncate text-small text-ink-3">{made}</span>
      </span>
      <span className="tabular self-center font-medium whitespace-nowrap">{t("batch-invites", { count: batch.meant })}</span>
      <BatchBar counts={batch.counts} className="col-span-2" />
      <span className="col-span-2 text-small text-ink-2">{batchSentence(words, batch.counts)}</span>
    </Link>
  );
}

function Waiting() {
  return (
    <div aria-hidden="true" className="flex max-w-3xl flex-col gap-2 px-5">
      {[1, 2, 3].map((at) => (
        <Skeleton key={at} className="h-24 w-full" />
      ))}
    </div>
  );
}
