// The made-up account: where it is signed in, its second step, and the invitations that wait for it.
import type { AccountEntry, AccountInvites, LinkView, OwnAccountView, PasswordInput, SessionLine, WorkspaceEntry } from "../bindings";
import { HostError, type Host } from ".";
import { now } from "./fakePeople";

export type FakeAccountScene = {
  /** Which account stands in front: one on a server, or one on this computer. */
  account?: "server" | "here";
  /** What waits for it. */
  invited?: "yes" | "unverified" | "offline";
  factor?: "on";
  /** Whether the server knows another address by now than this computer. */
  moved?: "yes";
  /** Whether the browser brings a sign-in at once, or never. */
  browser?: "arrives";
  link?: "invites" | "signIn" | "unknown" | "malformed" | "tooLong" | "secret";
};

const hour = 3_600_000;
export const server = "https://roster.harbor.example";

export const demo: WorkspaceEntry = {
  id: "northwind",
  account: "demo",
  name: "Northwind Studio",
  place: { kind: "demo" },
  me: "Sofia Lund",
  email: "sofia@northwind.example",
  role: "Owner",
};
export const harbor: WorkspaceEntry = {
  ...demo,
  id: "harbor",
  account: "harbor",
  name: "Harbor Legal",
  place: { kind: "server", address: server },
  role: "Team",
};

/** The accounts behind these workspaces. */
export function accountsOf(workspaces: WorkspaceEntry[]): AccountEntry[] {
  return [...new Set(workspaces.map((entry) => entry.account))].map((id) => {
    const { me, email, place } = workspaces.find((entry) => entry.account === id) ?? demo;
    return { id, name: me, email, place };
  });
}

type World = {
  accounts: () => AccountEntry[];
  enter: (entry: WorkspaceEntry) => WorkspaceEntry;
  leave: (account: string) => null;
};

const linkSamples: Record<NonNullable<FakeAccountScene["link"]>, LinkView> = {
  invites: { kind: "invites", server },
  signIn: { kind: "signIn", server },
  unknown: { kind: "refused", reason: "unknown" },
  malformed: { kind: "refused", reason: "malformed" },
  tooLong: { kind: "refused", reason: "tooLong" },
  secret: { kind: "refused", reason: "secret" },
};

const refuse = (code: string) => new HostError({ kind: "refused", detail: { code, words: [] } });

export function fakeAccount(scene: FakeAccountScene, world: World): { [Name in keyof Host]?: (...args: never[]) => unknown } {
  let own: OwnAccountView = {
    name: "Sofia Lund",
    email: scene.moved === "yes" ? "sofia@elsewhere.example" : "sofia@northwind.example",
    verified: scene.invited !== "unverified",
    secondFactor: scene.factor === "on",
    wanted: null,
  };
  let sessions: SessionLine[] = [
    { id: "s1", deviceName: "Roster for linux", web: false, began: now - 40 * hour, seen: now, current: true },
    { id: "s2", deviceName: "Firefox on Windows", web: true, began: now - 90 * hour, seen: now - 3 * hour, current: false },
    { id: "s3", deviceName: null, web: false, began: now - 900 * hour, seen: now - 200 * hour, current: false },
  ];
  let proven = false;
  let waiting =
    scene.invited === "yes"
      ? [
          { id: "i1", workspace: "Atelier Mori", inviter: "Aiko Mori", role: "Designer", until: now + 90 * hour },
          { id: "i2", workspace: "Big Co", inviter: "Henrik Dahl", role: "VA", until: now + 12 * hour },
        ]
      : [];
  let link = scene.link ? linkSamples[scene.link] : null;
  let giveUp: ((reason: HostError) => void) | undefined;

  const prove = () => {
    if (!proven) throw refuse("stepUp");
  };
  const joined = (name: string): WorkspaceEntry =>
    world.enter({
      id: name.toLowerCase().replace(" ", "-"),
      account: "harbor",
      name,
      place: { kind: "server", address: server },
      me: own.name,
      email: own.email,
      role: "Designer",
    });
  const trouble = (): AccountInvites["trouble"] =>
    scene.invited === "unverified"
      ? { kind: "refused", detail: { code: "notVerified", words: [] } }
      : scene.invited === "offline"
        ? { kind: "unreachable", detail: { host: "roster.harbor.example" } }
        : null;

  return {
    ownAccount: () => own,
    ownSessions: () => sessions,
    sendVerification: () => null,
    verifyMailbox: () => ((own = { ...own, verified: true }), null),
    changeLoginEmail: (_: string, { email }: { email: string }) => {
      own = { ...own, wanted: { email, until: now + 24 * hour } };
      return null;
    },
    changePassword: (_: string, { endOthers }: PasswordInput) => {
      const others = sessions.filter((session) => !session.current);
      if (endOthers) sessions = sessions.filter((session) => session.current);
      return others;
    },
    endSession: (_: string, id: string) => ((sessions = sessions.filter((session) => session.id !== id)), null),
    endOtherSessions: () => ((sessions = sessions.filter((session) => session.current)), null),
    stepUp: () => ((proven = true), null),
    offerSecondFactor: () => {
      prove();
      return { secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", size: 3, path: "M0 0h2v1h-2zM2 2h1v1h-1z" };
    },
    confirmSecondFactor: () => {
      prove();
      own = { ...own, secondFactor: true };
      return Array.from({ length: 10 }, (_, n) => `abcd${n}-efgh${n}`);
    },
    endSecondFactor: () => {
      prove();
      own = { ...own, secondFactor: false };
      return null;
    },
    saveRecoveryCodes: () => true,
    copyText: () => null,
    signOutAccount: (id: string) => world.leave(id),
    waitingInvites: () =>
      world
        .accounts()
        .filter(({ place }) => place.kind === "server")
        .map((account): AccountInvites => ({ account, invites: waiting, trouble: trouble() })),
    acceptInvite: (_: string, id: string) => {
      const invite = waiting.find((each) => each.id === id);
      waiting = waiting.filter((each) => each.id !== id);
      return joined(invite?.workspace ?? "");
    },
    declineInvite: (_: string, id: string) => ((waiting = waiting.filter((each) => each.id !== id)), null),
    signInByBrowser: () =>
      scene.browser === "arrives"
        ? [joined("Harbor Legal")]
        : new Promise<WorkspaceEntry[]>((_, failed) => {
            giveUp = failed;
          }),
    signInByCode: (code: string) => {
      if (code !== "good-code") throw refuse("gone");
      const entries = [joined("Harbor Legal")];
      giveUp?.(refuse("signInOver"));
      giveUp = undefined;
      return entries;
    },
    cancelBrowserSignIn: () => {
      giveUp?.(refuse("signInOver"));
      giveUp = undefined;
      return null;
    },
    openedLink: () => link,
    linkAnswered: () => ((link = null), null),
  };
}
