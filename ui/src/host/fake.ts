// A host in memory with made-up data, for tests and for looking at screens. No part of the product.
import type { CommandError, PeopleFilter, PersonRow, Preferences, SyncView, WorkspaceEntry } from "../bindings";
import { memberCommands } from "./fakeMembers";
import { HostError, type Host, type HostEvents } from ".";
import { fakeAccess } from "./fakeAccess";
import { accountsOf, demo, fakeAccount, harbor, type FakeAccountScene } from "./fakeAccount";
import { batchCommands } from "./fakeBatches";
import { asHolder, invitationCommands, mailsFor, manyPeople, now, roles, someAttention, someOutbox, somePeople } from "./fakePeople";
import { fakeRoles, type FakeRoleScene } from "./fakeRoles";
import { makeStagingDesk, sampleList, stagingCommands } from "./fakeStaging";
import { fakeWork, type FakeWorkScene } from "./fakeWork";

/** What the made-up world is like; every word may stand in the page's address. */
export type FakeScene = FakeRoleScene & FakeAccountScene & FakeWorkScene & {
  theme?: Preferences["theme"];
  density?: Preferences["density"];
  line?: SyncView["line"];
  /** `none` shows the doors; `alone` has nobody else; a number makes that many people. */
  people?: "none" | "alone" | `${number}`;
  quiet?: "yes";
  staged?: "yes";
  text?: `${number}`;
};

export type FakeHost = Host & {
  tell<Name extends keyof HostEvents>(name: Name, event: HostEvents[Name]): void;
  /** The next call of this command fails with this reason. */
  failNext(command: keyof Host, reason: CommandError): void;
  asked: { command: string; args: unknown[] }[];
};

const shownBy: Record<PeopleFilter, (row: PersonRow) => boolean> = {
  all: (row) => !isEnded(row) && row.status !== "former",
  active: (row) => row.status === "active",
  pending: (row) => row.status === "pending",
  waiting: (row) => row.unsent,
  ended: isEnded,
  suspended: (row) => row.status === "suspended",
  former: (row) => row.status === "former" || row.status === "leaving",
};

function isEnded(row: PersonRow): boolean {
  return ["declined", "expired", "revoked", "bounced", "needsApproval", "accepted"].includes(row.status);
}

export function makeFakeHost(scene: FakeScene = {}): FakeHost {
  const listeners = new Map<string, Set<(event: never) => void>>();
  const failures = new Map<string, CommandError>();
  const asked: FakeHost["asked"] = [];
  let people = peopleOf(scene);
  let preferences: Preferences = {
    theme: scene.theme ?? "light",
    density: scene.density ?? "default",
    textSize: Number(scene.text ?? 100),
    notifyJoined: true,
    hideDetails: false,
    keepInTray: false,
  };
  let workspaces = scene.people === "none" ? [] : [demo, harbor];
  let current = (scene.account === "server" ? harbor.id : workspaces[0]?.id) ?? null;
  const accounts = () => accountsOf(workspaces);
  const calm = scene.quiet === "yes" || scene.people === "alone";
  let outbox = calm ? [] : someOutbox;
  let attention = calm ? [] : someAttention;
  const desk = makeStagingDesk((email) =>
    email.endsWith("@here.example")
      ? { kind: "alreadyMember" }
      : email.endsWith("@pending.example")
        ? { kind: "alreadyPending", invitation: `of ${email}` }
        : undefined,
  );
  const roleDesk = fakeRoles(scene, {
    holders: () => people.filter((row) => shownBy.active(row) || row.status === "pending").map(asHolder),
    move: (from, to) => (people = people.map((row) => (row.roleId === from ? { ...row, roleId: to, role: roleName(to) } : row))),
    changed: (...touched) => changed(...touched),
  });
  const roleName = (id: string) => roleDesk.roles().find((role) => role.id === id)?.name ?? "";
  if (scene.staged === "yes") desk.take(sampleList, "people.csv");

  const tell: FakeHost["tell"] = (name, event) => {
    for (const told of listeners.get(name) ?? []) told(event as never);
  };
  const changed = (...touched: string[]) =>
    tell("workspaceChanged", { workspace: current ?? "", version: asked.length, touched });
  const sync = (): SyncView => ({
    workspace: current ?? "",
    line: scene.line ?? "online",
    waiting: scene.line === undefined || scene.line === "online" ? 0 : outbox.length,
    attention: attention.length,
    heard: now - 4 * 60_000,
    nextTry: now + 60_000,
  });
  const enter = (entry: WorkspaceEntry) => {
    workspaces = [...workspaces.filter((each) => each.id !== entry.id), entry];
    current = entry.id;
    return entry;
  };
  const editPerson = (id: string, change: Partial<PersonRow>) => {
    people = people.map((row) => (row.id === id ? { ...row, ...change, unsent: true } : row));
    changed("people", "outbox");
    return null;
  };

  const dropPerson = (id: string) => {
    people = people.filter((row) => row.id !== id);
    return changed("people", "outbox"), null;
  };

  const commands: { [Name in keyof Host]?: (...args: never[]) => unknown } = {
    ...roleDesk.commands,
    ...fakeAccount(scene, { accounts, enter, leave: leaveAccount }),
    ...fakeAccess(() => changed("roles"), roleDesk),
    ...fakeWork(scene, () => changed("people", "outbox")),
    appState: () => ({ workspaces, accounts: accounts(), current, secrets: "memoryOnly", version: "0.1.0", locale: "en-GB", tray: true, preferences }),
    setPreferences: (next: Preferences) => (preferences = next),
    openLocal: (input: { name: string; email: string; workspaceName: string }) =>
      enter({ ...demo, id: "own", account: "own", name: input.workspaceName, me: input.name, place: { kind: "thisComputer" } }),
    greetServer: (address: string) => ({ address: `https://${address}`, encrypted: true }),
    signUp: () => enter(harbor),
    signIn: () => [enter(harbor)],
    openDemo: () => enter(demo),
    removeDemo: () => leave(demo.id),
    switchWorkspace: (id: string) => ((current = id), null),
    signOut: (id: string, discard: boolean) => {
      if (outbox.length > 0 && !discard) {
        throw new HostError({ kind: "refused", detail: { code: "unsentChanges", words: [["count", String(outbox.length)]] } });
      }
      return leave(id);
    },
    peoplePage: ({ filter, search, offset, limit }: { filter: PeopleFilter; search: string; offset: number; limit: number }) => {
      const words = search.toLowerCase();
      const rows = people
        .filter(shownBy[filter])
        .filter((row) => `${row.name} ${row.email} ${row.role}`.toLowerCase().includes(words));
      const count = (kind: PeopleFilter) => people.filter(shownBy[kind]).length;
      const counts = {
        all: count("all"),
        active: count("active"),
        pending: count("pending"),
        waiting: count("waiting"),
        ended: count("ended"),
        suspended: count("suspended"),
        former: count("former"),
      };
      return { rows: rows.slice(offset, offset + Math.min(limit, 200)), total: rows.length, counts };
    },
    roleChoices: () =>
      roleDesk.roles().map(({ id, name, on }) => {
        const known = roles.find((role) => role.id === id);
        return { people: 0, inBulk: true, mayGive: true, ...known, id, name, permissionsOn: on.size };
      }),
    seats: () => {
      const used = people.filter(shownBy.active).length;
      const reserved = people.filter((row) => row.status === "pending" || row.status === "waitingToSend").length;
      return { used, reserved, purchased: 50, free: Math.max(0, 50 - used - reserved) };
    },
    ...memberCommands({
      find: (id) => people.find((row) => row.id === id),
      edit: editPerson,
      used: () => people.filter(shownBy.active).length,
    }),
    changeRole: (id: string, role: string) => editPerson(id, { roleId: role, role: roleName(role) }),
    ...invitationCommands({ edit: editPerson, drop: dropPerson, roleName }),
    copyInvitationLink: () => null,
    ...stagingCommands(desk, () => changed("people", "outbox")),
    ...batchCommands,
    inviteOne: () => changed("people", "outbox"),
    syncState: sync,
    syncNow: () => null,
    outbox: () => outbox,
    discardUnsent: (n: number) => {
      outbox = outbox.filter((row) => row.n !== n);
      changed("outbox");
      return null;
    },
    attention: () => attention,
    settleAttention: settle,
    retryAttention: settle,
    keptMails: () => (calm ? [] : mailsFor(people)),
    openKeptMail: () => null,
    sendTestNotification: () => null,
    copyDiagnostics: () => null,
    pageReady: () => null,
  };

  function settle(n: number) {
    attention = attention.filter((card) => card.n !== n);
    changed("attention");
    return null;
  }
  function leaveAccount(id: string) {
    workspaces = workspaces.filter((entry) => entry.account !== id);
    current = workspaces[0]?.id ?? null;
    return null;
  }
  function leave(id: string) {
    workspaces = workspaces.filter((entry) => entry.id !== id);
    current = workspaces[0]?.id ?? null;
    return null;
  }

  const answering = Object.entries(commands).map(([command, answer]) => [
    command,
    async (...args: never[]) => {
      asked.push({ command, args });
      const reason = failures.get(command);
      failures.delete(command);
      if (reason) throw new HostError(reason);
      return answer?.(...args);
    },
  ]);

  return {
    ...(Object.fromEntries(answering) as Host),
    on(name, told) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(told as never));
      return () => heard.delete(told as never);
    },
    tell,
    failNext: (command, reason) => void failures.set(command, reason),
    asked,
  };
}

function peopleOf(scene: FakeScene): PersonRow[] {
  if (scene.people === "alone") return somePeople().filter((row) => row.isMe);
  const count = Number(scene.people);
  return count > 0 ? manyPeople(count) : somePeople();
}
