// What the server says of one's own account, and asking it once more with proof where it asks for that.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { AccountEntry } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { keys, useAppState, useCurrentWorkspace } from "../../app/queries";

/** The account that an address names, else the one of the workspace in front, else the first. */
export function useChosenAccount(named: string | undefined): AccountEntry | undefined {
  const { data } = useAppState();
  const workspace = useCurrentWorkspace();
  const accounts = data?.accounts ?? [];
  const find = (id: string | undefined) => accounts.find((account) => account.id === id);
  return find(named) ?? find(workspace?.account) ?? accounts[0];
}

export function useOwnAccount(account: string) {
  const host = useHost();
  return useQuery({ queryKey: [...keys.account, account], queryFn: () => host.ownAccount(account), refetchOnMount: "always" });
}

export function useOwnSessions(account: string) {
  const host = useHost();
  return useQuery({ queryKey: [...keys.sessions, account], queryFn: () => host.ownSessions(account), refetchOnMount: "always" });
}

/** Asks the server anew what it said of the account. */
export function useFreshAccount() {
  const client = useQueryClient();
  return useCallback(async () => {
    const asked = [keys.account, keys.sessions, keys.invites, keys.state];
    await Promise.all(asked.map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}

/** Whether the server wants the password or a code once more before it does this. */
export function wantsProof(thrown: unknown): boolean {
  const reason = reasonOf(thrown);
  return reason.kind === "refused" && reason.detail.code === "stepUp";
}
