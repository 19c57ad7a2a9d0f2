// What is known of the workspace: every question to the host as a query, asked again only when the host says so.
import { keepPreviousData, QueryClient, useQuery, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { AccountInvites, FileFault, PeopleCounts, PeopleFilter, RoleCard, Staging, WorkPlaces, WorkspaceEntry } from "../bindings";
import { useHost } from "../host";

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The host answers from this computer, so the network is never a reason to wait.
      queries: { networkMode: "always", retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** How long until it is asked again how far a change has come, in milliseconds. */
const travelPause = 1500;

/** How long until it is asked again whether somebody was invited, in milliseconds: no line tells of it. */
const invitesPause = 120_000;

export const keys = {
  state: ["state"],
  people: ["people"],
  roles: ["roles"],
  rolesPage: ["rolesPage"],
  roleEditor: ["roleEditor"],
  catalogue: ["catalogue"],
  seats: ["seats"],
  staging: ["staging"],
  sync: ["sync"],
  outbox: ["outbox"],
  attention: ["attention"],
  mails: ["mails"],
  batches: ["batches"],
  invites: ["invites"],
  account: ["account"],
  sessions: ["sessions"],
  link: ["link"],
  projects: ["projects"],
  teams: ["teams"],
  places: ["places"],
} as const satisfies Record<string, QueryKey>;

/** Projects and teams are made of people, and whoever may look at them is one. */
const ofWork: readonly QueryKey[] = [keys.projects, keys.teams, keys.places];

/** Which questions have a new answer when the host says that this kind of thing was touched. */
const touchedKeys: Record<string, readonly QueryKey[]> = {
  people: [keys.people, keys.seats, keys.roles, keys.rolesPage, keys.roleEditor, keys.staging, keys.mails, keys.batches, ...ofWork],
  roles: [keys.roles, keys.rolesPage, keys.roleEditor, keys.people, keys.staging],
  workspace: [keys.state, keys.invites, keys.seats, keys.rolesPage, keys.staging],
  outbox: [keys.outbox, keys.sync],
  attention: [keys.attention, keys.sync],
};

/** Keeps the answers fresh for as long as the app runs. */
export function useHostEvents() {
  const host = useHost();
  const client = useQueryClient();
  useEffect(() => {
    const stops = [
      host.on("syncView", (view) => client.setQueryData(keys.sync, view)),
      host.on("workspaceChanged", ({ touched }) => {
        const stale = new Set(touched.flatMap((kind) => touchedKeys[kind] ?? Object.values(keys)));
        for (const queryKey of stale) void client.invalidateQueries({ queryKey });
      }),
      host.on("stagingChanged", ({ faults }) => {
        setStagingFaults(client, faults);
        void client.invalidateQueries({ queryKey: keys.staging });
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [host, client]);
}

export function useAppState() {
  const host = useHost();
  return useQuery({ queryKey: keys.state, queryFn: () => host.appState() });
}

export function useCurrentWorkspace(): WorkspaceEntry | undefined {
  const { data } = useAppState();
  return data?.workspaces.find((entry) => entry.id === data.current);
}

export function useSync() {
  const host = useHost();
  return useQuery({ queryKey: keys.sync, queryFn: () => host.syncState() });
}

export function useSeats() {
  const host = useHost();
  return useQuery({ queryKey: keys.seats, queryFn: () => host.seats() });
}

/** The batches of invitations, the newest first. */
export function useBatches() {
  const host = useHost();
  return useQuery({ queryKey: keys.batches, queryFn: () => host.batches() });
}

export function useRoleChoices() {
  const host = useHost();
  return useQuery({ queryKey: keys.roles, queryFn: () => host.roleChoices() });
}

/** While a change of a role is on its way to other devices, nothing here changes and no event tells. */
const isArriving = ({ travelled }: RoleCard) => travelled !== null && travelled.reached < travelled.devices;

/** Every role as a card, the ones to begin with, and what the person may do with them. */
export function useRolesPage() {
  const host = useHost();
  return useQuery({
    queryKey: keys.rolesPage,
    queryFn: () => host.rolesPage(),
    refetchInterval: ({ state }) => (state.data?.roles.some(isArriving) ? travelPause : false),
  });
}

export function useStaging() {
  const host = useHost();
  return useQuery({ queryKey: keys.staging, queryFn: () => host.staging() });
}

/** Puts the answer of a staging command in the place of the one before it. */
export function useStagingAnswer() {
  const client = useQueryClient();
  return useCallback((staging: Staging) => void client.setQueryData(keys.staging, staging), [client]);
}

const stagingFaults = ["stagingFaults"] as const;

/** What could not be taken in last time; kept apart from the screen, which may not be there yet. */
export function useStagingFaults(): FileFault[] {
  return useQuery<FileFault[]>({ queryKey: stagingFaults, queryFn: () => [], initialData: [] }).data;
}

export function setStagingFaults(client: QueryClient, faults: FileFault[]) {
  client.setQueryData(stagingFaults, faults);
}

export function useOutbox() {
  const host = useHost();
  return useQuery({ queryKey: keys.outbox, queryFn: () => host.outbox() });
}

export function useAttention() {
  const host = useHost();
  return useQuery({ queryKey: keys.attention, queryFn: () => host.attention() });
}

export function useKeptMails() {
  const host = useHost();
  return useQuery({ queryKey: keys.mails, queryFn: () => host.keptMails() });
}

/** The invitations that wait for the accounts of this computer. */
export function useInvites() {
  const host = useHost();
  return useQuery({ queryKey: keys.invites, queryFn: () => host.waitingInvites(null), refetchInterval: invitesPause });
}

export function waitingIn(invites: AccountInvites[] | undefined): number {
  return invites?.reduce((sum, each) => sum + each.invites.length, 0) ?? 0;
}

/** Which of the screens of projects and teams the person is let to, with how many stand there. */
export function useCurrentPlaces(): WorkPlaces | undefined {
  const host = useHost();
  return useQuery({ queryKey: keys.places, queryFn: () => host.workPlaces() }).data;
}

/** The first rows of one kind, for counts and short lists. */
export function useFewPeople(filter: PeopleFilter, limit: number) {
  const host = useHost();
  return useQuery({
    queryKey: [...keys.people, "few", filter, limit],
    queryFn: () => host.peoplePage({ filter, batch: null, search: "", offset: 0, limit }),
    placeholderData: keepPreviousData,
  });
}

export function usePeopleCounts(): PeopleCounts | undefined {
  return useFewPeople("all", 1).data?.counts;
}

/** Forgets all answers: another workspace is in front now. */
export function useFreshWorkspace() {
  const client = useQueryClient();
  return async () => {
    await client.cancelQueries();
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.state[0] });
    await client.invalidateQueries({ queryKey: keys.state });
  };
}
