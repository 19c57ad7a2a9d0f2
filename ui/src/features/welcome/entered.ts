// What happens once a door has opened: old answers are forgotten, and the people of the workspace are shown; or, where invitations
// wait for whoever came in at a server, these (R130).
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { AppState } from "../../bindings";
import { keys, useFreshWorkspace, waitingIn } from "../../app/queries";
import { useHost } from "../../host";

export function useEntered(server?: string) {
  const host = useHost();
  const client = useQueryClient();
  const freshen = useFreshWorkspace();
  const navigate = useNavigate();
  return async () => {
    await freshen();
    const waiting = server === undefined ? [] : await host.waitingInvites(server).catch(() => []);
    const inWorkspace = (client.getQueryData<AppState>(keys.state)?.current ?? null) !== null;
    await navigate({ to: waitingIn(waiting) > 0 || !inWorkspace ? "/invites" : "/people" });
  };
}
