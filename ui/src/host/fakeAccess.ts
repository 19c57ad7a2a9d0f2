// Reasons, previews and exceptions of the in-memory host. Made up, good enough to look at and to test screens with.
import { HostError } from ".";
import { somePeople } from "./fakePeople";
import { reasonFor, type FakePerson } from "./fakeReasons";
import type { FakeRole } from "./fakeRoles";
import { changesBetween, testViews } from "./fakeRoleViews";
import { screensFor } from "./fakeScreens";
import type { ExceptionRow, ProjectAccess, RoleCommands, ViewAsSubject, WhySubject } from "./roles";

export type FakeAccess = Pick<
  RoleCommands,
  "viewAs" | "why" | "flipWhy" | "projectChoices" | "projectAccess" | "setException" | "clearException" | "copyText"
>;

/** The roles and drafts that reasons and previews are read from. */
export type FakeRoleDesk = { roles: () => FakeRole[]; commands: Pick<RoleCommands, "draftToggle"> };

type Project = Omit<ProjectAccess, "exceptions">;

const everybody: FakePerson[] = somePeople()
  .filter(({ status }) => status === "active" || status === "suspended")
  .map(({ id, name, roleId, status }) => ({ id, name, roleId, suspended: status === "suspended" }));
const assigned = (...places: number[]) =>
  places.flatMap((at): [string, string][] => (everybody[at] ? [[everybody[at].id, everybody[at].name]] : []));

const someProjects: Project[] = [
  { id: "acme", name: "Acme rebrand", assigned: assigned(4, 6, 7, 15, 20, 31), mayEdit: true },
  { id: "lumen", name: "Lumen site", assigned: assigned(2, 7, 12), mayEdit: true },
  { id: "report", name: "Annual report", assigned: assigned(9, 11), mayEdit: false },
  { id: "internal", name: "Studio internal", assigned: [], mayEdit: true },
];

function exceptionFor(id: string, who: [id: string, name: string], permission: string, allow: boolean, unsent = false): ExceptionRow {
  const subject = { kind: who[0].startsWith("role-") ? ("role" as const) : ("member" as const), id: who[0] };
  return { id, subject, who: who[1], permission, allow, by: "Sofia Lund", unsent };
}

const someExceptions: [project: string, ExceptionRow][] = [
  ["acme", exceptionFor("ex-1", ["role-7", "Contractor"], "files.delete", true)],
  ["acme", exceptionFor("ex-2", assigned(6)[0] ?? ["", ""], "projects.view_budgets", false, true)],
  ["report", exceptionFor("ex-3", ["role-4", "Designer"], "files.share_externally", false)],
];

/** The access part of the host in memory. `changed` is called when what it answers has changed. */
export function fakeAccess(changed: () => void, desk: FakeRoleDesk): FakeAccess {
  const people = structuredClone(everybody);
  const projects = structuredClone(someProjects);
  let exceptions = someExceptions;
  let nextId = 1;
  const touch = () => (changed(), null);
  const roleOf = (id: string | undefined) => desk.roles().find((role) => role.id === id);
  const subjectOf = (subject: WhySubject | ViewAsSubject) => {
    const person = subject.kind === "member" ? (people.find(({ id }) => id === subject.id) ?? null) : null;
    return { person, role: roleOf(subject.kind === "member" ? person?.roleId : subject.id) };
  };
  const projectNamed = (id: string | null) => projects.find((project) => project.id === id) ?? null;
  const rowsOn = (id: string) => exceptions.filter(([project]) => project === id).map(([, row]) => row);

  const factsOf = (subject: WhySubject, permission: string, projectId: string | null) => {
    const { person, role } = subjectOf(subject);
    const project = projectNamed(projectId);
    const about = [person?.id, role?.id];
    return {
      person,
      role,
      project,
      people: people.filter(({ roleId }) => roleId === role?.id).length,
      assigned: project?.assigned.some(([id]) => id === person?.id) ?? false,
      exception: rowsOn(projectId ?? "")
        .filter((row) => row.permission === permission && about.includes(row.subject.id))
        .toSorted((one) => (one.subject.kind === "member" ? -1 : 1))[0],
    };
  };

  return {
    viewAs: async (subject) => {
      const { person, role } = subjectOf(subject);
      if (!role) return refuse("roleGone");
      const on = subject.kind === "draft" ? (role.draft?.on ?? role.on) : role.on;
      return {
        title: person?.name ?? role.name,
        roleId: role.id,
        roleName: role.name,
        changes: changesBetween(role.on, on),
        limited: false,
        screens: screensFor(on, role.on, role.menu),
        tests: testViews(role.tests, on, role.on),
      };
    },
    why: async (subject, permission, project) => reasonFor(subject, permission, factsOf(subject, permission, project)),
    flipWhy: async (subject, permission, project) => {
      const facts = factsOf(subject, permission, project);
      const { flip } = reasonFor(subject, permission, facts);
      if (flip?.kind === "turnOn" || flip?.kind === "turnOff") {
        const role = facts.role?.id ?? "";
        await desk.commands.draftToggle(role, flip.keys, flip.kind === "turnOn");
        return { draft: role };
      }
      if (flip?.kind === "removeException") exceptions = exceptions.filter(([, row]) => row !== facts.exception);
      if (flip?.kind === "restore" && facts.person) facts.person.suspended = false;
      if (flip?.kind === "assign" && facts.person) projectNamed(project)?.assigned.push([facts.person.id, facts.person.name]);
      touch();
      return { draft: null };
    },
    projectChoices: async () =>
      projects.map(({ id, name, assigned: on }) => ({ id, name, assigned: on.length, exceptions: rowsOn(id).length })),
    projectAccess: async (id) => ({ ...(projectNamed(id) ?? refuse("projectGone")), exceptions: rowsOn(id) }),
    setException: async (project, subject, permission, allow) => {
      const who = (subject.kind === "role" ? roleOf(subject.id)?.name : people.find(({ id }) => id === subject.id)?.name) ?? "";
      const same = (row: ExceptionRow) => row.permission === permission && row.subject.id === subject.id;
      exceptions = exceptions.filter(([place, row]) => place !== project || !same(row));
      const row: ExceptionRow = { id: `ex-new-${nextId++}`, subject, who, permission, allow, by: "Sofia Lund", unsent: true };
      exceptions = [...exceptions, [project, row]];
      return touch();
    },
    clearException: async (id) => {
      if (!exceptions.some(([, row]) => row.id === id)) refuse("exceptionGone");
      exceptions = exceptions.filter(([, row]) => row.id !== id);
      return touch();
    },
    copyText: async () => null,
  };
}

function refuse(code: string): never {
  throw new HostError({ kind: "refused", detail: { code, words: [] } });
}
