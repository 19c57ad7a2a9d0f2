// One batch: its invitations with what became of each, and what can be done about all of them.
import { useParams } from "@tanstack/react-router";
import { Download, MailPlus, Shield, Undo2 } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { useBatches } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { BatchView, PeopleFilter } from "../../bindings";
import { useHost } from "../../host";
import type { WordId } from "../../locales/ids";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Page } from "../../parts/Page";
import { toast } from "../../parts/toasts";
import { PeopleGrid } from "../people/PeopleGrid";
import { usePeoplePages } from "../people/usePeoplePages";
import { BackToPeople } from "./BackToPeople";
import { BatchBar, batchSentence, unanswered } from "./BatchBar";
import { Together, type TogetherKind } from "./Together";

export function BatchScreen() {
  const { t } = useWords();
  const { batch: id } = useParams({ from: "/shell/people/batches/$batch" });
  const { data: batches, error } = useBatches();
  const batch = batches?.find((each) => each.id === id);
  useScreenReady(batches !== undefined);
  if (batch) return <Batch batch={batch} />;
  return (
    <Page lead={<BackToPeople batch />} title={t("batches-title")}>
      {error ? <Trouble error={error} /> : batches ? <Blank title={t("batch-gone")}>{t("batch-gone-hint")}</Blank> : null}
    </Page>
  );
}

const filters = { all: "filter-all", pending: "filter-pending", waiting: "filter-waiting", ended: "filter-ended" } as const satisfies Partial<
  Record<PeopleFilter, WordId>
>;

function Batch({ batch }: { batch: BatchView }) {
  const words = useWords();
  const { t, day, time, number } = words;
  const [filter, setFilter] = useState<keyof typeof filters>("all");
  const pages = usePeoplePages(filter, "", batch.id);
  const { counts } = batch;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const of = { all, pending: pages.counts?.pending, waiting: pages.counts?.waiting, ended: pages.counts?.ended };
  return (
    <Page
      lead={<BackToPeople batch />}
      title={batch.name}
      detail={t("batch-made", { day: day(batch.made), time: time(batch.made), by: batch.madeBy || "none" })}
      actions={<Doings batch={batch} />}
      scroll={false}
    >
      <div className="flex shrink-0 flex-col gap-3 px-5 pb-3 narrow:px-3">
        <BatchBar counts={counts} className="max-w-3xl" />
        <p data-testid="batch-sentence" className="text-body text-ink-2">
          {batchSentence(words, counts)}
          {batch.meant > all ? ` · ${t("batch-missing", { count: batch.meant - all })}` : null}
        </p>
        {batch.message === null ? null : (
          <blockquote className="max-w-3xl rounded-control bg-subtle px-3 py-2 text-body whitespace-pre-line text-ink-2">{batch.message}</blockquote>
        )}
        <div role="group" aria-label={t("people-filters")} className="flex flex-wrap gap-1.5">
          {(Object.keys(filters) as (keyof typeof filters)[]).map((kind) => (
            <Chip
              key={kind}
              on={filter === kind}
              count={of[kind] === undefined ? undefined : number(of[kind])}
              testId={`filter-${kind}`}
              onPress={() => setFilter(kind)}
            >
              {t(filters[kind])}
            </Chip>
          ))}
        </div>
      </div>
      {pages.error ? (
        <Trouble error={pages.error} />
      ) : pages.total === 0 ? (
        <Blank title={t("people-none-of-kind", { kind: t(filters[filter]) })} action={<Button onPress={() => setFilter("all")}>{t("people-show-all")}</Button>}>
          {t("people-nobody-found-hint")}
        </Blank>
      ) : (
        <PeopleGrid pages={pages} footer={null} />
      )}
    </Page>
  );
}

const icon = (Icon: typeof Undo2, look = "text-ink-3") => <Icon aria-hidden="true" className={`size-4 ${look}`} />;

function Doings({ batch }: { batch: BatchView }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const [doing, setDoing] = useState<TogetherKind>();
  const open = unanswered(batch.counts);
  const { bounced, declined, expired, revoked, needsApproval } = batch.counts;
  const rejects = bounced + declined + expired + revoked + needsApproval;
  const save = () =>
    void ask(async () => {
      const name = await host.exportRejects(batch.id);
      if (name !== null) toast({ text: t("saved-as", { name }) });
    });
  return (
    <>
      {rejects > 0 ? (
        <Button icon={icon(Download)} data-testid="export-rejects" onPress={save}>
          {t("batch-export", { count: rejects })}
        </Button>
      ) : null}
      {open > 0 ? (
        <>
          <Button icon={icon(Undo2)} data-testid="revoke-all" onPress={() => setDoing("revoke")}>
            {t("together-revoke-open")}
          </Button>
          <Button icon={icon(Shield)} data-testid="change-role-of-all" onPress={() => setDoing("changeRole")}>
            {t("together-role-open")}
          </Button>
          <Button icon={icon(MailPlus, "")} weight="primary" data-testid="resend-all" onPress={() => setDoing("resend")}>
            {t("together-resend-open")}
          </Button>
        </>
      ) : null}
      {doing ? <Together kind={doing} batch={batch.id} onClose={() => setDoing(undefined)} /> : null}
    </>
  );
}
