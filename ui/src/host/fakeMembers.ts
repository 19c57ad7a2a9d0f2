// Made-up answers about one member, and about removing one, for the in-memory host.
import type { HeirChoice, MemberDetails, PersonRow, ReinstatementView, RemovalRehearsal } from "../bindings";
import { now } from "./fakePeople";

const day = 24 * 60 * 60 * 1000;
const owned = ["Acme rebrand", "Spring site", "Harbor brochure", "Brand archive"];

type Desk = {
  find: (id: string) => PersonRow | undefined;
  edit: (id: string, change: Partial<PersonRow>) => null;
  used: () => number;
};

/** What can be done with a member. */
export function memberCommands({ find, edit, used }: Desk) {
  const named = (id: string) => find(id)?.name ?? "";
  return {
    memberDetails: (id: string): MemberDetails => ({
      isActive: find(id)?.status === "active",
      joined: now - 290 * day,
      ends: null,
      projects: owned.map((name, at) => ({ id: `project-${at}`, name, part: at < 2 ? "owner" : "editor", alone: at < 2 })),
      teams: [{ id: "team-1", name: "Brand", part: "manager", alone: true }],
      exceptions: 1,
      can: find(id)?.can ?? [],
    }),
    editMember: (id: string, name: string | null, email: string | null) =>
      edit(id, { ...(name === null ? {} : { name }), ...(email === null ? {} : { email }) }),
    suspendMember: (id: string) => edit(id, { status: "suspended", can: ["changeRole", "edit", "resume", "setEnd", "remove"] }),
    resumeMember: (id: string) => edit(id, { status: "active", can: ["changeRole", "edit", "suspend", "setEnd", "remove"] }),
    setMembershipEnd: (id: string) => edit(id, {}),
    removalRehearsal: (id: string, heirs: HeirChoice[]) => rehearsal(find(id), heirs, named, used()),
    departureFacts: () => ({ devices: 3, unseenProjects: 0 }),
    removeMember: (id: string) => edit(id, { status: "former", can: ["reinstate"], expires: now + 30 * day }),
    reinstatement: (id: string): ReinstatementView => ({
      name: named(id),
      removedBy: "Sofia Lund",
      left: now - 2 * day,
      undoUntil: now + 28 * day,
      role: find(id)?.role ?? "",
      projects: 4,
      teams: 1,
      exceptions: 1,
      lost: [["ownership", "Spring site"]],
      refused: null,
    }),
    reinstateMember: (id: string) =>
      edit(id, { status: "active", expires: null, can: ["changeRole", "edit", "suspend", "setEnd", "remove"] }),
  };
}

const seats = (taken: number) => ({ used: taken, reserved: 12, purchased: 50, free: 38 - taken });

function rehearsal(row: PersonRow | undefined, heirs: HeirChoice[], named: (id: string) => string, used: number): RemovalRehearsal {
  const isMe = row?.isMe ?? false;
  const to = (id: string): [string, string] | null => {
    const heir = heirs.find((each) => each.id === id);
    return heir ? [heir.to, named(heir.to)] : isMe ? null : ["person-18", named("person-18")];
  };
  const passing = owned.slice(0, 2).map((name, at) => ({ kind: "project" as const, id: `project-${at}`, name }));
  const all = [...passing, { kind: "team" as const, id: "team-1", name: "Brand" }];
  const missing = all.filter(({ id }) => to(id) === null).length;
  const lastOwner = row?.role === "Owner" && !isMe;
  return {
    name: row?.name ?? "",
    isMe,
    passing: all.map((thing) => ({ ...thing, to: to(thing.id), toMe: to(thing.id)?.[0] === "person-18" })),
    otherProjects: 2,
    otherTeams: 0,
    exceptions: 1,
    invitations: ["ines@atelier.example", "paul@atelier.example"],
    seats: seats(used),
    seatsAfter: seats(used - 1),
    overProjects: null,
    undoUntil: now + 30 * day,
    refused: lastOwner
      ? { code: "lastOwner", words: [] }
      : missing > 0
        ? { code: "heirNeeded", words: [["projects", String(missing)]] }
        : null,
  };
}
