// Roles of the in-memory host: enough of the rules to look at the role screens and to test them. The product's own are in Rust.
import { HostError } from ".";
import {
  catalogue,
  everyKey,
  permissionLines,
  permissionNamed,
  readyRoles,
  startingSet,
  withNeeded,
  withNeeding,
} from "./fakeCatalogue";
import { adviceFor, menuOf, rolesToBeginWith, sampleFile } from "./fakeRoleSamples";
import { changesBetween, columnsOf, comparisonOf, reviewOf, sensitiveIn, summaryOf, testViews } from "./fakeRoleViews";
import type { CompareSubject, NewRoleTest, RoleCard, RoleCommands, RoleEditor, RoleOrigin, RoleSource, RoleTest } from "./roles";

export type FakeRoleHolder = { id: string; name: string; roleId: string; pending: boolean };
export type FakeDraft = { on: Set<string>; undo: Set<string>[]; because: Map<string, string>; clash: RoleEditor["clash"] };
export type FakeRole = {
  id: string;
  name: string;
  origin: RoleOrigin;
  on: Set<string>;
  tests: RoleTest[];
  menu: [string, boolean][];
  draft: FakeDraft | null;
  unsent: boolean;
  travelled: RoleCard["travelled"];
};
/** No role of one's own, a plan without them, or no right to change them; and how the draft of Project manager stands. */
export type FakeRoleScene = { roles?: "none" | "noPlan" | "noRight"; draft?: "yes" | "moved" | "deleted" };
export type FakeRoles = ReturnType<typeof fakeRoles>;

type Surroundings = {
  holders: () => FakeRoleHolder[];
  move: (from: string, to: string) => void;
  changed: (...touched: string[]) => void;
};

const ownersOwn = permissionLines.filter((line) => line.grantable !== "anyRole").map((line) => line.key);

function refuse(code: string, words: [string, string][] = []): never {
  throw new HostError({ kind: "refused", detail: { code, words } });
}

const draftOf = (role: FakeRole): FakeDraft =>
  (role.draft ??= { on: new Set(role.on), undo: [], because: new Map(), clash: null });

export function fakeRoles(scene: FakeRoleScene, around: Surroundings) {
  let roles = rolesToBeginWith(scene);
  let nextId = 1;
  let read: ReturnType<typeof sampleFile> | undefined;

  const find = (id: string) => roles.find((role) => role.id === id) ?? refuse("roleGone");
  const holdersOf = (id: string, pending: boolean) =>
    around.holders().filter((each) => each.roleId === id && each.pending === pending);
  const lockOf = (role: FakeRole): RoleEditor["locked"] => {
    if (role.origin !== "custom") return "system";
    return scene.roles === "noRight" ? "noRight" : scene.roles === "noPlan" ? "planLacksCustomRoles" : null;
  };
  const nameTaken = (name: string) => roles.some((role) => role.name.toLowerCase() === name.trim().toLowerCase());
  const changed = () => around.changed("roles", "outbox");

  const cardOf = (role: FakeRole): RoleCard => {
    const { grant, revoke } = changesBetween(role.on, role.draft?.on ?? role.on);
    const tests = testViews(role.tests, role.on, role.on);
    return {
      id: role.id,
      name: role.name,
      origin: role.origin,
      people: holdersOf(role.id, false).length,
      pending: holdersOf(role.id, true).length,
      permissionsOn: role.on.size,
      sensitiveOn: sensitiveIn(role.on),
      summary: summaryOf(role.on),
      columns: columnsOf(role.on),
      draftChanges: grant.length + revoke.length,
      tests: tests.length,
      testsFailing: tests.filter((test) => !test.passes).length,
      unsent: role.unsent,
      travelled: role.travelled,
    };
  };

  const editorOf = (role: FakeRole): RoleEditor => {
    const on = role.draft?.on ?? role.on;
    return {
      id: role.id,
      name: role.name,
      origin: role.origin,
      people: holdersOf(role.id, false).length,
      pending: holdersOf(role.id, true).length,
      on: everyKey.filter((key) => on.has(key)),
      base: everyKey.filter((key) => role.on.has(key)),
      locked: lockOf(role),
      lockedKeys: role.origin === "custom" ? ownersOwn : [],
      changes: changesBetween(role.on, on),
      canUndo: (role.draft?.undo.length ?? 0) > 0,
      summary: summaryOf(on),
      columns: columnsOf(on),
      clash: role.draft?.clash ?? null,
      tests: testViews(role.tests, on, role.on),
      unknownKeys: 0,
      travelled: role.travelled,
      unsent: role.unsent,
    };
  };

  const add = (name: string, on: Iterable<string>, tests: RoleTest[] = []): string => {
    const fault = adviceFor(name, nameTaken(name)).fault;
    if (fault === "taken") refuse("roleNameTaken", [["name", name]]);
    if (fault === "reserved") refuse("reservedName");
    if (fault) throw new HostError({ kind: "invalid", detail: { field: "name", reason: fault } });
    const id = `role-new-${nextId++}`;
    const menu = menuOf([]).map((item): [string, boolean] => [item.key, item.shown]);
    const set = new Set([...on].filter((key) => !ownersOwn.includes(key)));
    const made = { id, name: name.trim(), on: set, tests, menu, draft: null, unsent: true, travelled: null };
    roles = [...roles, { ...made, origin: "custom" }];
    changed();
    return id;
  };

  const setFrom = (source: RoleSource): Iterable<string> =>
    source.kind === "scratch" ? [] : source.kind === "ready" ? startingSet(source.key) : find(source.id).on;

  const toggle: RoleCommands["draftToggle"] = async (id, keys, on) => {
    const role = find(id);
    if (lockOf(role)) refuse(lockOf(role) === "system" ? "systemRole" : "notAllowed");
    const locked = keys.find((key) => ownersOwn.includes(key));
    if (locked) refuse("notGrantable", [["permission", permissionNamed(locked)?.label ?? locked]]);
    const draft = draftOf(role);
    const before = new Set(draft.on);
    draft.undo.push(before);
    const reached = on ? withNeeded(keys) : withNeeding(keys);
    const moved = reached.filter((key) => before.has(key) !== on);
    for (const key of moved) {
      if (on) draft.on.add(key);
      else draft.on.delete(key);
      const cause = keys.find((asked) => (on ? withNeeded([asked]) : withNeeding([asked])).includes(key));
      if (!keys.includes(key) && cause) draft.because.set(key, cause);
      else draft.because.delete(key);
    }
    if (draft.clash?.kind === "moved") {
      // Who touches a clashing toggle has seen what it is now.
      const toggles = draft.clash.toggles.filter((each) => !reached.includes(each.key));
      draft.clash = toggles.length > 0 ? { ...draft.clash, toggles } : null;
    }
    const along = moved.filter((key) => !keys.includes(key));
    return { editor: editorOf(role), alsoOn: on ? along : [], alsoOff: on ? [] : along };
  };

  const sideOf = (subject: CompareSubject) => {
    const holder = around.holders().find((each) => each.id === subject.id);
    const role = find(subject.kind === "role" ? subject.id : (holder?.roleId ?? ""));
    const on = role.draft?.on ?? role.on;
    const name = subject.kind === "role" ? role.name : (holder?.name ?? "");
    return { on, side: { name, on: on.size, editable: subject.kind === "role" && lockOf(role) === null } };
  };

  const commands: Omit<RoleCommands, keyof import("./fakeAccess").FakeAccess> = {
    permissionCatalogue: async () => catalogue,
    rolesPage: async () => {
      const may = scene.roles !== "noRight";
      const planLacksCustomRoles = scene.roles === "noPlan" ? "Growth" : null;
      return {
        roles: roles.filter((role) => role.draft?.clash?.kind !== "deleted").map(cardOf),
        ready: readyRoles(nameTaken),
        rights: { create: may && !planLacksCustomRoles, edit: may, remove: may, viewAs: may, editMenu: may, planLacksCustomRoles },
      };
    },
    roleNameAdvice: async (name, role) => adviceFor(name, nameTaken(name) && find(role ?? "role-0").name !== name.trim()),
    createRole: async (name, source) => add(name, setFrom(source)),
    renameRole: async (id, name) => {
      const advice = adviceFor(name, nameTaken(name) && find(id).name !== name.trim());
      if (advice.fault) refuse("roleNameTaken", [["name", name]]);
      Object.assign(find(id), { name: name.trim(), unsent: true });
      changed();
      return null;
    },
    deleteRole: async (id, moveTo) => {
      const [people, invitations] = [holdersOf(id, false).length, holdersOf(id, true).length];
      if (people + invitations > 0 && moveTo === null) {
        refuse("roleInUse", [["people", String(people)], ["invitations", String(invitations)]]);
      }
      if (moveTo !== null) around.move(id, find(moveTo).id);
      roles = roles.filter((role) => role.id !== id);
      changed();
      return null;
    },
    roleEditor: async (id) => editorOf(find(id)),
    draftToggle: toggle,
    draftUndo: async (id) => {
      const draft = draftOf(find(id));
      draft.on = draft.undo.pop() ?? draft.on;
      return editorOf(find(id));
    },
    draftDiscard: async (id) => {
      const role = find(id);
      const answer = editorOf({ ...role, draft: null });
      if (role.draft?.clash?.kind === "deleted") roles = roles.filter((each) => each.id !== id);
      role.draft = null;
      changed();
      return answer;
    },
    draftReview: async (id) => reviewOf(find(id), draftOf(find(id)), holdersOf(id, false), holdersOf(id, true).length),
    draftApply: async (id) => {
      const role = find(id);
      const draft = draftOf(role);
      const open = draft.clash?.kind === "moved" ? draft.clash.toggles.map(({ key }) => key) : [];
      if (open.length > 0) refuse("toggleMoved", [["permissions", open.join(", ")]]);
      const { grant, revoke } = changesBetween(role.on, draft.on);
      if (grant.length + revoke.length === 0) refuse("nothingToChange");
      Object.assign(role, { on: draft.on, draft: null, unsent: true, travelled: null });
      changed();
      return editorOf(role);
    },
    draftToNewRole: async (id, name) => {
      const made = add(name, draftOf(find(id)).on);
      roles = roles.filter((role) => role.id !== id);
      return made;
    },
    addRoleTest: async (id, test: NewRoleTest) => {
      find(id).tests.push({ id: `test-${nextId++}`, ...test });
      changed();
      return editorOf(find(id));
    },
    removeRoleTest: async (id, test) => {
      const role = find(id);
      role.tests = role.tests.filter((each) => each.id !== test);
      changed();
      return editorOf(role);
    },
    roleMenu: async (id) => {
      const role = find(id);
      return { items: menuOf(role.menu, role.draft?.on ?? role.on), editable: lockOf(role) === null };
    },
    setRoleMenu: async (id, items) => {
      find(id).menu = items;
      changed();
      return { items: menuOf(items, find(id).on), editable: true };
    },
    compareRoles: async (one, other) => comparisonOf(sideOf(one), sideOf(other)),
    exportRole: async () => true,
    chooseRoleFile: async () => (read = sampleFile(nameTaken)),
    importRole: async (name) => add(name, read?.permissions ?? [], read?.tests.map((view) => view.test)),
  };

  return { commands, roles: () => roles, cardOf, editor: (id: string) => editorOf(find(id)) };
}
