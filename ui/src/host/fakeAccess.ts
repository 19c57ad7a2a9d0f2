// Reasons, previews and exceptions of the in-memory host. Made up, good enough to look at and to test screens with.
import type { RoleCommands } from "./roles";

export type FakeAccess = Pick<
  RoleCommands,
  "viewAs" | "why" | "flipWhy" | "projectChoices" | "projectAccess" | "setException" | "clearException" | "copyText"
>;

/** The access part of the host in memory. `changed` is called when what it answers has changed. */
export function fakeAccess(changed: () => void): FakeAccess {
  const touch = () => {
    changed();
    return null;
  };
  return {
    viewAs: async () => ({ title: "", roleName: "", changes: { grant: [], revoke: [] }, limited: false, screens: [], tests: [] }),
    why: async () => ({ allowed: false, because: "off", words: [], flip: null }),
    flipWhy: async () => touch(),
    projectChoices: async () => [],
    projectAccess: async (id) => ({ id, name: "", assigned: [], exceptions: [], mayEdit: false }),
    setException: async () => touch(),
    clearException: async () => touch(),
    copyText: async () => null,
  };
}
