// Made-up projects and teams for the in-memory host. Made up, good enough to look at and to test screens with.
import type { Hand, ProjectFilter, ProjectPart, ProjectRow, ProjectView, RefusalView, TeamPart, TeamRow, TeamView } from "../bindings";
import { HostError, type HostCommands } from ".";
import { now, somePeople } from "./fakePeople";

/** `none`: nothing yet; `full`: the plan has no room for more; `closed`: the plan has no teams; `looking`: may look only. */
export type FakeWorkScene = { work?: "none" | "full" | "closed" | "looking" };

type FakeWork = Pick<
  HostCommands,
  | "workPlaces"
  | "projectsPage"
  | "projectView"
  | "createProject"
  | "renameProject"
  | "archiveProject"
  | "reopenProject"
  | "shareProject"
  | "assignToProject"
  | "unassignFromProject"
  | "setProjectPart"
  | "teamsPage"
  | "teamView"
  | "createTeam"
  | "renameTeam"
  | "deleteTeam"
  | "setTeamPart"
>;

type On<Part> = { member: string; part: Part; unsent: boolean };
type Work<Part> = { id: string; name: string; people: On<Part>[]; unsent: boolean; isPrivate: boolean; archived: number | null };

const everybody = somePeople().filter(({ status }) => status === "active");
const me = everybody.find(({ isMe }) => isMe)?.id ?? "";
const personAt = (at: number) => everybody[at % everybody.length]?.id ?? "";
const limit = 5;

function made<Part>(id: string, name: string, parts: [at: number | "me", Part][], more: Partial<Work<Part>> = {}): Work<Part> {
  const people = parts.map(([at, part]) => ({ member: at === "me" ? me : personAt(at), part, unsent: false }));
  return { id, name, people, unsent: false, isPrivate: false, archived: null, ...more };
}

const working = (...places: number[]) => places.map((at): [number, ProjectPart] => [at, "editor"]);
const projectsOf = (): Work<ProjectPart>[] => [
  made("acme", "Acme rebrand", [["me", "owner"], [4, "owner"], ...working(6, 7, 15, 20), [31, "viewer"]]),
  made("lumen", "Lumen site", [[2, "owner"], ["me", "editor"], ...working(7, 12)], { unsent: true }),
  made("report", "Annual report 2026, with the long name that clients give to their reports", [[9, "owner"], ...working(11)]),
  made("internal", "Studio internal", [["me", "owner"]]),
  made("brought", "Portfolio of Sofia", [["me", "owner"]], { isPrivate: true }),
  made("opera", "Sable Opera launch film", [[3, "owner"], ["me", "viewer"], ...working(5, 6, 8, 10, 14, 17)]),
  made("old", "Halden Bank app", [["me", "owner"], ...working(6)], { archived: now - 40 * 86_400_000 }),
];
const teamsOf = (): Work<TeamPart>[] => [
  made("studio", "Studio", [["me", "manager"], [2, "manager"], [5, "manager"], [6, "member"], [7, "member"], [8, "member"]]),
  made("film", "Film and motion", [[3, "manager"], ["me", "member"], [14, "member"]], { unsent: true }),
  made("office", "Office", [[11, "manager"], [12, "member"]]),
];

const person = (id: string) => everybody.find((row) => row.id === id);
const named = (name: string) => {
  if (name.trim() === "") throw new HostError({ kind: "invalid", detail: { field: "name", reason: "empty" } });
  return name.trim();
};
const get = <Part>(list: Work<Part>[], id: string, gone: string) =>
  list.find((each) => each.id === id) ?? refuse({ code: gone, words: [] });
const found = <Row extends { name: string }>(rows: Row[], search: string, offset: number, size: number) => {
  const matching = rows
    .filter((row) => JSON.stringify(Object.values(row)).toLowerCase().includes(search.trim().toLowerCase()))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return { rows: matching.slice(offset, offset + size), total: matching.length };
};
const shownBy: Record<ProjectFilter, (row: { archived: number | null }) => boolean> = {
  active: ({ archived }) => archived === null,
  archived: ({ archived }) => archived !== null,
  all: () => true,
};
const handOf = <Part>({ member, unsent }: On<Part>, stays: string | null): Hand => ({
  member,
  name: person(member)?.name ?? null,
  role: person(member)?.role ?? "",
  isMe: member === me,
  unsent,
  stays: stays === null ? null : { code: stays, words: [] },
});
const hands = <Part extends string>({ people }: Work<Part>, parts: Part[], mine: boolean, lastCode: string) => {
  const order = ({ part }: On<Part>) => parts.indexOf(part);
  const first = parts[0];
  return people
    .toSorted((a, b) => order(a) - order(b) || (person(a.member)?.name ?? "").localeCompare(person(b.member)?.name ?? ""))
    .map((on) => {
      const last = on.part === first && people.filter(({ part }) => part === first).length === 1;
      const others = mine && !last ? parts.filter((part) => part !== on.part) : [];
      return { who: handOf(on, mine ? (last ? lastCode : null) : "notAllowed"), part: on.part, parts: others };
    });
};

export function fakeWork({ work: scene }: FakeWorkScene, changed: () => void): FakeWork {
  let projects = scene === "none" ? [] : projectsOf();
  let teams = scene === "none" ? [] : teamsOf();
  let nextId = 1;
  const looking = scene === "looking";
  const closed: RefusalView | null = scene === "closed" ? { code: "planLacks", words: [["plan", "Pro"], ["feature", "teams"]] } : null;
  const notAllowed: RefusalView = { code: "notAllowed", words: [["permission", "Create projects"]] };
  const active = () => projects.filter((each) => each.archived === null && !each.isPrivate).length;
  const full = (): RefusalView | null =>
    scene === "full" && active() >= limit ? { code: "projectLimit", words: [["limit", String(limit)], ["active", String(active())]] } : null;
  const room = () => (scene === "full" ? { limit, active: active(), exact: true } : null);
  const runs = (project: Work<ProjectPart>) => !looking && project.people.some(({ member, part }) => member === me && part === "owner");
  const runsTeam = () => !looking && closed === null;

  const projectRow = (project: Work<ProjectPart>): ProjectRow => {
    const { id, name, people, isPrivate, archived, unsent } = project;
    const owner = people.find(({ part }) => part === "owner");
    const can = !runs(project) ? [] : ["rename", archived === null ? "archive" : full() ? "" : "reopen", isPrivate && !full() ? "share" : "", "people"];
    return {
      id,
      name,
      owner: person(owner?.member ?? "")?.name ?? null,
      people: people.length,
      part: people.find(({ member }) => member === me)?.part ?? null,
      private: isPrivate,
      archived,
      unsent,
      can: can.filter(Boolean),
    };
  };
  const teamRow = ({ id, name, people, unsent }: Work<TeamPart>): TeamRow => {
    const managers = people.filter(({ part }) => part === "manager");
    return {
      id,
      name,
      managers: managers.slice(0, 2).map(({ member }) => person(member)?.name ?? ""),
      managedBy: managers.length,
      people: people.length,
      part: people.find(({ member }) => member === me)?.part ?? null,
      unsent,
      can: runsTeam() ? ["rename", "delete", "people"] : [],
    };
  };

  const project = (id: string) => get(projects, id, "projectGone");
  const team = (id: string) => get(teams, id, "teamGone");
  const touch = <Part>(on: Work<Part>, change: Partial<Work<Part>>) => (Object.assign(on, change, { unsent: true }), changed(), null);
  const put = <Part>(on: Work<Part>, member: string, part: Part | null) => {
    const others = on.people.filter((each) => each.member !== member);
    return touch(on, { people: part === null ? others : [...others, { member, part, unsent: true }] });
  };

  return {
    workPlaces: async () => ({ projects: projects.filter(shownBy.active).length, teams: teams.length }),
    projectsPage: async ({ filter, search, offset, limit: size }) => {
      const count = (kind: ProjectFilter) => projects.filter(shownBy[kind]).length;
      return {
        ...found(projects.filter(shownBy[filter]).map(projectRow), search, offset, size),
        counts: { active: count("active"), archived: count("archived"), all: count("all") },
        room: room(),
        noNew: looking ? notAllowed : full(),
      };
    },
    projectView: async (id): Promise<ProjectView> => {
      const people = hands<ProjectPart>(project(id), ["owner", "editor", "viewer"], runs(project(id)), "lastProjectOwner");
      return { row: projectRow(project(id)), made: now - 90 * 86_400_000, people, room: room(), full: full() };
    },
    createProject: async (name) => {
      const id = `project-${nextId++}`;
      projects = [...projects, made(id, named(name), [["me", "owner"]], { unsent: true })];
      changed();
      return id;
    },
    renameProject: async (id, name) => touch(project(id), { name: named(name) }),
    archiveProject: async (id) => touch(project(id), { archived: now }),
    reopenProject: async (id) => touch(project(id), { archived: null }),
    shareProject: async (id) => touch(project(id), { isPrivate: false }),
    assignToProject: async (id, member) => put(project(id), member, "editor"),
    unassignFromProject: async (id, member) => put(project(id), member, null),
    setProjectPart: async (id, member, part) => put(project(id), member, part),
    teamsPage: async ({ search, offset, limit: size }) => ({
      ...found(teams.map(teamRow), search, offset, size),
      all: teams.length,
      noNew: looking ? notAllowed : closed,
    }),
    teamView: async (id): Promise<TeamView> => {
      const people = hands<TeamPart>(team(id), ["manager", "member"], runsTeam(), "lastTeamManager");
      return { row: teamRow(team(id)), made: now - 200 * 86_400_000, people, closed };
    },
    createTeam: async (name) => {
      const id = `team-${nextId++}`;
      teams = [...teams, made(id, named(name), [["me", "manager"]], { unsent: true })];
      changed();
      return id;
    },
    renameTeam: async (id, name) => touch(team(id), { name: named(name) }),
    deleteTeam: async (id) => ((teams = teams.filter((each) => each !== team(id))), changed(), null),
    setTeamPart: async (id, member, part) => put(team(id), member, part),
  };
}

function refuse(detail: RefusalView): never {
  throw new HostError({ kind: "refused", detail });
}
