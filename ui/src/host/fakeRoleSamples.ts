// The made-up roles themselves, their main menu, a role file, and what is said about a name. Good enough to look at.
import { everyKey, startingSet } from "./fakeCatalogue";
import type { FakeRole, FakeRoleScene } from "./fakeRoles";
import { testViews } from "./fakeRoleViews";
import type { NameAdvice, RoleImport, RoleMenuItem, RoleOrigin, RoleTest } from "./roles";

const starts: [string, string, RoleOrigin][] = [
  ["Owner", "owner", "owner"],
  ["Co-owner", "co_owner", "coOwner"],
  ["Team", "team", "builtIn"],
  ["Project manager", "project_manager", "custom"],
  ["Designer", "designer", "custom"],
  ["Bookkeeper", "bookkeeper", "custom"],
  ["VA", "va", "custom"],
  ["Contractor", "contractor", "custom"],
];

const menuItems: [string, string, string, string | null][] = [
  ["home", "Home", "home", null],
  ["contacts", "Contacts", "contacts", "people.view"],
  ["projects", "Projects", "projects", "projects.view"],
  ["tasks", "Tasks", "tasks", "tasks.view"],
  ["files", "Files", "files", "files.view"],
  ["financials", "Financials", "invoices", "invoices.view"],
  ["proposals", "Proposals", "proposals", "proposals.view"],
  ["contracts", "Contracts", "contracts", "contracts.view"],
  ["timesheets", "Timesheets", "timesheets", "timesheets.view"],
  ["schedulers", "Schedulers", "schedulers", "schedulers.view"],
  ["inbox", "Inbox", "inbox", "inbox.view"],
  ["wiki", "Wiki", "wiki", "wiki.view"],
];

/** The main menu in this order; without an order, as it begins. */
export function menuOf(order: [string, boolean][], on: ReadonlySet<string> = new Set(everyKey)): RoleMenuItem[] {
  const wanted = order.length > 0 ? order : menuItems.map(([key]): [string, boolean] => [key, true]);
  return wanted.flatMap(([key, shown]) => {
    const item = menuItems.find(([each]) => each === key);
    if (!item) return [];
    const [, label, icon, gate] = item;
    return [{ key, label, icon, shown, permitted: gate === null || on.has(gate) }];
  });
}

const managersTests: RoleTest[] = [
  { id: "test-a", can: true, permissions: ["invoices.view"], place: "anywhere" },
  { id: "test-b", can: false, permissions: ["invoices.send", "invoices.delete"], place: "anywhere" },
  { id: "test-c", can: true, permissions: ["tasks.edit", "tasks.delegate"], place: "assignedProject" },
];

export function rolesToBeginWith(scene: FakeRoleScene): FakeRole[] {
  const roles = starts.map(([name, key, origin], at): FakeRole => {
    const on = new Set(startingSet(key));
    for (const lacking of ["workspace.delete", "workspace.transfer_ownership"]) if (origin === "coOwner") on.delete(lacking);
    const tests = key === "project_manager" ? [...managersTests] : [];
    const travelled = key === "designer" ? { reached: 7, devices: 9 } : null;
    return { id: `role-${at}`, name, origin, on, tests, menu: [], draft: null, unsent: key === "va", travelled };
  });
  const manager = roles[3];
  if (manager && scene.draft) manager.draft = draftOf(manager, scene.draft);
  return scene.roles === "none" ? roles.filter((role) => role.origin !== "custom") : roles;
}

function draftOf(role: FakeRole, kind: "yes" | "moved" | "deleted"): FakeRole["draft"] {
  const on = new Set(role.on);
  for (const key of ["invoices.send", "files.share_externally", "contracts.create"]) on.add(key);
  for (const key of ["projects.view_budgets", "tasks.delegate"]) on.delete(key);
  const because = new Map<string, string>();
  const toggles = [
    { key: "invoices.view", base: true, mine: true, theirs: false },
    { key: "contracts.view", base: true, mine: true, theirs: false },
  ];
  const moved = { kind: "moved" as const, toggles, others: 2 };
  const clash = kind === "moved" ? moved : kind === "deleted" ? { kind: "deleted" as const, on: [...on] } : null;
  return { on, undo: [new Set(role.on)], because, clash };
}

const reserved = ["owner", "co-owner"];
const ranks = ["Junior", "Senior", "Lead", "Head", "Chief"];

export function adviceFor(name: string, taken: boolean): NameAdvice {
  const said = name.trim();
  const seniority = ranks.find((rank) => said.toLowerCase().split(/\s+/).includes(rank.toLowerCase())) ?? null;
  if (said === "") return { fault: "empty", seniority };
  if ([...said].length > 60) return { fault: "tooLong", seniority };
  if (/\p{Cc}/u.test(said)) return { fault: "unprintable", seniority };
  if (reserved.includes(said.toLowerCase())) return { fault: "reserved", seniority };
  return { fault: taken ? "taken" : null, seniority };
}

export function sampleFile(taken: (name: string) => boolean): RoleImport {
  const name = "Junior Designer";
  const permissions = startingSet("junior_designer");
  const on = new Set(permissions);
  const tests = testViews([{ id: "test-file", can: false, permissions: ["files.delete"], place: "anywhere" }], on, on);
  return { name, permissions, tests, testsPassing: 1, taken: taken(name), advice: adviceFor(name, taken(name)) };
}
