// Made-up people, roles and mails for the in-memory host. The same on each run.
import type { AttentionCard, InvitationChange, KeptMail, OutboxRow, PersonRow, PersonStatus, RoleChoice } from "../bindings";
import type { FakeRoleHolder } from "./fakeRoles";

export const now = Date.now();
const day = 24 * 60 * 60 * 1000;

const roleNames: [string, number][] = [
  ["Owner", 150],
  ["Co-owner", 148],
  ["Team", 84],
  ["Project manager", 71],
  ["Designer", 38],
  ["Bookkeeper", 33],
  ["VA", 29],
  ["Contractor", 12],
];

export const roles: RoleChoice[] = roleNames.map(([name, permissionsOn], at) => ({
  id: `role-${at}`,
  name,
  people: [2, 1, 11, 12, 9, 3, 4, 4][at] ?? 0,
  permissionsOn,
  inBulk: at > 1,
  mayGive: at > 0,
}));

export function roleNamed(id: string): string {
  return roles.find((role) => role.id === id)?.name ?? "";
}

const first = "Amara Ben Chiara Dev Elif Fatima Goran Hana Ibrahim Jonas Kavya Liam Mei Noor Oskar Petra Quentin Rosa Sofia Tomas Uma Viktor Wanda Ximena Yusuf Zoe".split(" ");
const last = "Okafor Castellano Lindqvist Patel Yılmaz Haddad Horvat Sato Sesay Meyer Rao O’Brien Tanaka Nowak Novák Abara Ferreira Lund Krejčí Bauer".split(" ");

function person(at: number, status: PersonStatus, extra: Partial<PersonRow> = {}): PersonRow {
  const name = `${first[at % first.length]} ${last[(at * 7) % last.length]}`;
  const plain = name.toLowerCase().normalize("NFD").replace(/[^a-z ]/g, "").replace("ı", "i");
  const roleId = at === 0 || at === 18 ? "role-0" : `role-${1 + ((at * 5) % 7)}`;
  const invited = status !== "active" && status !== "suspended";
  return {
    id: `person-${at}`,
    name,
    email: `${plain.replace(" ", ".")}${at >= first.length ? at : ""}@northwind.example`,
    role: roleNamed(roleId),
    roleId,
    status,
    unsent: status === "waitingToSend",
    isMe: at === 18,
    since: now - (at + 1) * 3 * day,
    expires: status === "pending" ? now + ((at % 7) + 0.5) * day : null,
    mail: invited && status !== "waitingToSend" ? { kind: "sent" } : null,
    asked: null,
    ends: null,
    can: status === "pending" ? ["resend", "handOver", "edit", "revoke"] : status === "active" ? (at === 18 ? ["edit", "leave"] : ["changeRole", "edit", "suspend", "setEnd", "remove"]) : [],
    ...extra,
  };
}

export function somePeople(): PersonRow[] {
  const rows = Array.from({ length: 62 }, (_, at) => person(at, at < 46 ? "active" : "pending"));
  const change = (at: number, extra: Partial<PersonRow>) => Object.assign(rows[at] as PersonRow, extra);
  change(6, { unsent: true });
  change(9, { status: "suspended", can: ["changeRole", "edit", "resume", "setEnd", "remove"] });
  change(12, { status: "former", can: ["reinstate"], expires: now + 28 * day });
  change(48, { mail: { kind: "kept" }, can: ["resend", "revoke", "copyLink"] });
  change(49, { mail: { kind: "kept" }, can: ["resend", "revoke", "copyLink"] });
  change(50, { mail: { kind: "retrying", reason: "450 4.2.1 Try again later" } });
  change(58, { status: "waitingToSend", unsent: true, mail: null, expires: null, can: ["revoke"] });
  change(56, { status: "needsApproval", can: ["approve", "resend", "edit", "revoke"] });
  change(59, { status: "expired", expires: now - day, asked: now - day / 24, can: ["resend", "handOver", "edit", "revoke"] });
  change(60, { status: "declined", expires: null, can: ["resend", "delete"] });
  change(61, {
    status: "bounced",
    expires: null,
    can: ["resend", "handOver", "edit", "revoke"],
    mail: { kind: "failed", reason: "550 5.1.1 No such mailbox" },
  });
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}

/** As many active people as asked for, to see a long list move. */
export function manyPeople(count: number): PersonRow[] {
  return Array.from({ length: count }, (_, at) =>
    person(at, "active", { id: `many-${at}`, name: `Person ${String(at).padStart(6, "0")}`, isMe: at === 0 }),
  );
}

export const someOutbox: OutboxRow[] = [
  { n: 41, verb: "changeRole", subject: "Goran Horvat to Bookkeeper", made: now - 40 * 60_000, canDiscard: true, doubtful: null },
  { n: 42, verb: "invite", subject: "hana@contractor.example", made: now - 35 * 60_000, canDiscard: true, doubtful: null },
  {
    n: 43,
    verb: "revokeInvitation",
    subject: "kofi@atelier.example",
    made: now - 30 * 60_000,
    canDiscard: true,
    doubtful: { code: "not_pending", words: [["state", "accepted"]] },
  },
];

export const someAttention: AttentionCard[] = [
  {
    n: 38,
    verb: "changeRole",
    subject: "Goran Horvat to Finance",
    made: now - 3 * 60 * 60_000,
    refusal: { code: "role_gone", words: [] },
  },
  {
    n: 39,
    verb: "invite",
    subject: "marek@northwind.example",
    made: now - 2 * 60 * 60_000,
    refusal: {
      code: "noSeatLeft",
      words: [
        ["purchased", "50"],
        ["used", "46"],
        ["reserved", "4"],
      ],
    },
  },
];

export function mailsFor(rows: PersonRow[]): KeptMail[] {
  return rows
    .filter((row) => row.mail?.kind === "kept")
    .map((row) => ({
      id: `mail-${row.id}`,
      invitation: row.id,
      to: row.email,
      subject: "Sofia Lund invites you to Northwind Studio",
      text: `Hello ${row.name},\n\nSofia Lund invites you to Northwind Studio as ${row.role}.\nThe invitation ends in a week.`,
      made: row.since,
    }));
}

type Desk = {
  edit: (id: string, change: Partial<PersonRow>) => null;
  drop: (id: string) => null;
  roleName: (id: string) => string;
};

/** What can be done with an invitation. */
export function invitationCommands({ edit, drop, roleName }: Desk) {
  return {
    revokeInvitation: (id: string) => edit(id, { can: [] }),
    resendInvitation: (id: string) => edit(id, { status: "pending", asked: null }),
    handOverInvitation: (id: string) => edit(id, { mail: { kind: "kept" } }),
    changeInvitation: (id: string, { email, role, name }: InvitationChange) =>
      edit(id, {
        ...(email === null ? {} : { email }),
        ...(role === null ? {} : { roleId: role, role: roleName(role) }),
        ...(name === null ? {} : { name }),
      }),
    approveInvitation: (id: string) => edit(id, { status: "pending", asked: null }),
    deleteInvitation: drop,
  };
}

export function asHolder({ id, name, roleId, status }: PersonRow): FakeRoleHolder {
  return { id, name, roleId, pending: status === "pending" };
}
