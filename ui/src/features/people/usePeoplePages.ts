// The people list in pages: only those in sight and their neighbours are asked for.
import { useQueries } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { keys } from "../../app/queries";
import type { PeopleCounts, PeopleFilter, PersonRow } from "../../bindings";
import { useHost } from "../../host";

export const pageSize = 100;

export type PeoplePages = {
  total: number | undefined;
  counts: PeopleCounts | undefined;
  error: unknown;
  rowAt: (index: number) => PersonRow | undefined;
  onInSight: (first: number, last: number) => void;
};

export function usePeoplePages(filter: PeopleFilter, search: string): PeoplePages {
  const host = useHost();
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const known = useRef<{ total?: number; counts?: PeopleCounts }>({});
  const wanted = pagesInSight(sight.first, sight.last, known.current.total ?? 0);

  const pages = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...keys.people, filter, search, page],
      queryFn: () => host.peoplePage({ filter, search, offset: page * pageSize, limit: pageSize }),
      gcTime: 60_000,
    })),
  });

  const answered = pages.find((page) => page.data)?.data;
  if (answered) known.current = { total: answered.total, counts: answered.counts };
  const onInSight = useCallback((first: number, last: number) => {
    setSight((old) => (pageOf(old.first) === pageOf(first) && pageOf(old.last) === pageOf(last) ? old : { first, last }));
  }, []);
  const rowAt = (index: number) => pages[wanted.indexOf(pageOf(index))]?.data?.rows[index % pageSize];
  return {
    total: known.current.total,
    counts: known.current.counts,
    error: pages.find((page) => page.error)?.error,
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
