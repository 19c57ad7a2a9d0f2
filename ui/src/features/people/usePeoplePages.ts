// The people list in pages: only those in sight and their neighbours are asked for.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { keys } from "../../app/queries";
import type { PeopleCounts, PeopleFilter, PersonRow } from "../../bindings";
import { useHost } from "../../host";

export const pageSize = 100;

export type PeoplePages = {
  total: number | undefined;
  counts: PeopleCounts | undefined;
  error: unknown;
  rowAt: (index: number) => PersonRow | undefined;
  onInSight: (first: number, last: number, active: number) => void;
};

/** With a batch, its invitations only. */
export function usePeoplePages(filter: PeopleFilter, search: string, batch: string | null = null): PeoplePages {
  const host = useHost();
  const [sight, setSight] = useState({ first: 0, last: 0, active: 0 });
  const ask = (page: number) => ({
    queryKey: [...keys.people, filter, search, batch, page],
    queryFn: () => host.peoplePage({ filter, search, batch, offset: page * pageSize, limit: pageSize }),
  });

  // The first page tells the total and the counts; until a new one is there, the old one stays in sight.
  const start = useQuery({ ...ask(0), placeholderData: keepPreviousData });
  const total = start.data?.total;
  const near = pagesInSight(sight.first, sight.last, total ?? 0);
  const wanted = [...new Set([...near, pageOf(sight.active)])].filter((page) => page > 0);
  const others = useQueries({ queries: wanted.map((page) => ({ ...ask(page), gcTime: 60_000 })) });

  const onInSight = useCallback((first: number, last: number, active: number) => {
    const same = (old: typeof sight) =>
      pageOf(old.first) === pageOf(first) && pageOf(old.last) === pageOf(last) && pageOf(old.active) === pageOf(active);
    setSight((old) => (same(old) ? old : { first, last, active }));
  }, []);
  const rowAt = (index: number) => {
    const page = pageOf(index);
    const rows = page === 0 ? start.data?.rows : others[wanted.indexOf(page)]?.data?.rows;
    return rows?.[index % pageSize];
  };
  return {
    total,
    counts: start.data?.counts,
    error: start.error ?? others.find((page) => page.error)?.error,
    rowAt,
    onInSight,
  };
}

function pageOf(index: number): number {
  return Math.floor(index / pageSize);
}

/** The pages that hold these rows, and one more on each side as far as there are any. */
export function pagesInSight(first: number, last: number, total: number): number[] {
  const from = Math.max(0, pageOf(first) - 1);
  const to = Math.max(from, Math.min(pageOf(last) + 1, pageOf(Math.max(total - 1, 0))));
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
