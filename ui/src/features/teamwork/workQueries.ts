// What the screens of projects and teams ask: lists in pages, of which only those in sight are asked for, and one with its people.
import { keepPreviousData, useQueries, useQuery, type QueryKey } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { keys } from "../../app/queries";
import type { ProjectFilter } from "../../bindings";
import { useHost } from "../../host";
import { pageSize, pagesInSight } from "../people/usePeoplePages";

type PageOf<Row> = { rows: Row[]; total: number };

export type WorkPages<Row, Page> = {
  /** The first page, which also tells what is so of the whole list. */
  start: Page | undefined;
  error: unknown;
  again: () => void;
  rowAt: (index: number) => Row | undefined;
  onInSight: (first: number, last: number, active: number) => void;
};

const pageOf = (index: number) => Math.floor(index / pageSize);

function usePages<Page extends PageOf<unknown>>(
  key: QueryKey,
  ask: (offset: number) => Promise<Page>,
): WorkPages<Page["rows"][number], Page> {
  const [sight, setSight] = useState({ first: 0, last: 0, active: 0 });
  const query = (page: number) => ({ queryKey: [...key, page], queryFn: () => ask(page * pageSize) });
  // Until the first page of another search is there, the old one stays in sight.
  const start = useQuery({ ...query(0), placeholderData: keepPreviousData });
  const near = pagesInSight(sight.first, sight.last, start.data?.total ?? 0);
  const wanted = [...new Set([...near, pageOf(sight.active)])].filter((page) => page > 0);
  const others = useQueries({ queries: wanted.map((page) => ({ ...query(page), gcTime: 60_000 })) });
  const onInSight = useCallback((first: number, last: number, active: number) => {
    const same = (old: typeof sight) =>
      pageOf(old.first) === pageOf(first) && pageOf(old.last) === pageOf(last) && pageOf(old.active) === pageOf(active);
    setSight((old) => (same(old) ? old : { first, last, active }));
  }, []);
  return {
    start: start.data,
    error: start.error ?? others.find((page) => page.error)?.error ?? null,
    again: () => void start.refetch(),
    rowAt: (index) => {
      const page = pageOf(index);
      return (page === 0 ? start.data : others[wanted.indexOf(page)]?.data)?.rows[index % pageSize];
    },
    onInSight,
  };
}

export function useProjectPages(filter: ProjectFilter, search: string) {
  const host = useHost();
  return usePages([...keys.projects, "list", filter, search], (offset) =>
    host.projectsPage({ filter, search, offset, limit: pageSize }),
  );
}

export function useTeamPages(search: string) {
  const host = useHost();
  return usePages([...keys.teams, "list", search], (offset) => host.teamsPage({ search, offset, limit: pageSize }));
}

export function useProject(id: string) {
  const host = useHost();
  return useQuery({ queryKey: [...keys.projects, "one", id], queryFn: () => host.projectView(id) });
}

export function useTeam(id: string) {
  const host = useHost();
  return useQuery({ queryKey: [...keys.teams, "one", id], queryFn: () => host.teamView(id) });
}

const fewPeople = 12;

/** Some members with access who are called so, without those who are on it already. */
export function usePeopleToAdd(search: string, without: Set<string>) {
  const host = useHost();
  const limit = fewPeople + without.size;
  const { data } = useQuery({
    queryKey: [...keys.people, "toAdd", search, limit],
    queryFn: () => host.peoplePage({ filter: "active", batch: null, search, offset: 0, limit }),
    placeholderData: keepPreviousData,
  });
  return (data?.rows ?? []).filter(({ id }) => !without.has(id)).slice(0, fewPeople);
}
