// Everyone in the workspace and everyone invited to it, as one list that can be searched, filtered and acted on.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useEffect, useRef } from "react";
import { useScreenReady } from "../../app/look";
import { useBatches, useSeats } from "../../app/queries";
import { useWords } from "../../app/words";
import { Trouble } from "../../app/Trouble";
import type { PeopleCounts, PeopleFilter } from "../../bindings";
import { announce } from "../../parts/announce";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Chip } from "../../parts/Chip";
import { Page } from "../../parts/Page";
import { SearchField } from "../../parts/SearchField";
import type { WordId } from "../../locales/ids";
import { PeopleGrid } from "./PeopleGrid";
import { usePeoplePages, type PeoplePages } from "./usePeoplePages";

const filterWords: Record<PeopleFilter, WordId> = {
  all: "filter-all",
  active: "filter-active",
  pending: "filter-pending",
  waiting: "filter-waiting",
  ended: "filter-ended",
  suspended: "filter-suspended",
  former: "filter-former",
};
const filters = Object.keys(filterWords) as PeopleFilter[];

export function PeopleScreen() {
  const { t } = useWords();
  const { filter = "all", find = "" } = useSearch({ from: "/shell/people" });
  const navigate = useNavigate();
  const pages = usePeoplePages(filter, find);
  useScreenReady(pages.total !== undefined);
  useTotalSaid(pages.total);
  const show = (next: { filter?: PeopleFilter; find?: string }) =>
    void navigate({ to: "/people", search: { filter, find, ...next }, replace: true });

  return (
    <Page title={t("nav-people")} detail={<Counts counts={pages.counts} />} actions={<Actions />} scroll={false}>
      <div className="flex shrink-0 flex-wrap items-center gap-1.5 px-5 pb-2 narrow:px-3">
        <SearchField
          label={t("people-search")}
          value={find}
          onChange={(words) => show({ find: words })}
          className="w-85 narrow:w-full"
        />
        <div role="group" aria-label={t("people-filters")} className="flex flex-wrap gap-1.5">
          {filters.filter((kind) => isOffered(kind, filter, pages.counts)).map((kind) => (
            <FilterChip key={kind} kind={kind} on={filter === kind} counts={pages.counts} onPress={() => show({ filter: kind })} />
          ))}
        </div>
      </div>
      {pages.error ? (
        <Trouble error={pages.error} />
      ) : pages.total === 0 ? (
        <NobodyFound find={find} filter={filter} onClear={() => show({ filter: "all", find: "" })} />
      ) : (
        <PeopleGrid pages={pages} footer={<Alone pages={pages} />} />
      )}
    </Page>
  );
}

function Counts({ counts }: { counts: PeopleCounts | undefined }) {
  const { t } = useWords();
  const { data: seats } = useSeats();
  if (!counts) return null;
  const parts = [t("people-active", { count: counts.active }), t("people-pending", { count: counts.pending })];
  if (seats && seats.purchased !== null) parts.push(t("people-seats", { used: seats.used, purchased: seats.purchased }));
  return parts.join(" · ");
}

/** Kinds that few workspaces have are offered where there are any. */
function isOffered(kind: PeopleFilter, shown: PeopleFilter, counts: PeopleCounts | undefined): boolean {
  const seldom = kind === "suspended" || kind === "former";
  return !seldom || kind === shown || (counts?.[kind] ?? 0) > 0;
}

type ChipProps = { kind: PeopleFilter; on: boolean; counts: PeopleCounts | undefined; onPress: () => void };

function FilterChip({ kind, on, counts, onPress }: ChipProps) {
  const { t, number } = useWords();
  return (
    <Chip on={on} onPress={onPress} count={counts ? number(counts[kind]) : undefined} testId={`filter-${kind}`}>
      {t(filterWords[kind])}
    </Chip>
  );
}

function Actions() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: batches } = useBatches();
  return (
    <>
      {batches && batches.length > 0 ? (
        <Button data-testid="open-batches" onPress={() => void navigate({ to: "/people/batches" })}>
          {t("batches-title")}
        </Button>
      ) : null}
      <InviteButton />
    </>
  );
}

export function InviteButton() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Button
      weight="primary"
      keys="I"
      icon={<UserPlus aria-hidden="true" className="size-4" />}
      data-testid="invite-people"
      onPress={() => void navigate({ to: "/invite" })}
    >
      {t("invite-people")}
    </Button>
  );
}

function NobodyFound({ find, filter, onClear }: { find: string; filter: PeopleFilter; onClear: () => void }) {
  const { t } = useWords();
  return (
    <Blank
      title={find ? t("people-nobody-found", { words: find }) : t("people-none-of-kind", { kind: t(filterWords[filter]) })}
      action={<Button onPress={onClear}>{t("people-show-all")}</Button>}
    >
      {t("people-nobody-found-hint")}
    </Blank>
  );
}

/** What stands under a list that holds only oneself. */
function Alone({ pages }: { pages: PeoplePages }) {
  const { t } = useWords();
  if (pages.counts?.all !== 1 || pages.total !== 1) return null;
  return (
    <Blank title={t("people-alone")} action={<InviteButton />}>
      {t("people-alone-hint")}
    </Blank>
  );
}

/** Says how many rows are left after a filter or a search, once, and not when the screen opens. */
function useTotalSaid(total: number | undefined) {
  const { t } = useWords();
  const before = useRef(total);
  useEffect(() => {
    if (total === undefined) return;
    if (before.current !== undefined && before.current !== total) announce(t("people-shown", { count: total }));
    before.current = total;
  }, [t, total]);
}
