// Why somebody may or may not, in the in-memory host: a short copy of the rules, good enough to look at. The rules are in Rust.
import { permissionNamed } from "./fakeCatalogue";
import type { FakeRole } from "./fakeRoles";
import type { ExceptionRow, Flip, Why, WhySubject } from "./roles";

export type FakePerson = { id: string; name: string; roleId: string; suspended: boolean };
export type ReasonFacts = {
  role: FakeRole | undefined;
  people: number;
  person: FakePerson | null;
  project: { id: string; name: string } | null;
  assigned: boolean;
  exception: ExceptionRow | undefined;
};

export function reasonFor(subject: WhySubject, key: string, facts: ReasonFacts): Why {
  const { role, person, project } = facts;
  const line = permissionNamed(key);
  const named = (needed = ""): [string, string][] =>
    Object.entries({ name: person?.name, role: role?.name, permission: line?.label ?? key, needed, project: project?.name })
      .flatMap(([word, value]): [string, string][] => (value ? [[word, value]] : []));
  const answer = (because: string, flip: Flip | null, allowed = false, needed = ""): Why => {
    return { allowed, because, flip, also: [], words: named(needed) };
  };
  const change = (kind: string, keys: string[] = [], canApply = true): Flip => ({
    kind,
    keys,
    canApply,
    words: [...named().filter(([word]) => word !== "permission"), ["people", String(facts.people)]],
  });

  if (subject.kind === "member" && !person) return answer("notAMember", null);
  if (!role) return answer("roleGone", change("changeRole"));
  if (!line) return answer("unknownPermission", null);
  if (person?.suspended) return answer("suspended", change("restore"));
  if (line.grantable === "ownerOnly" && role.origin !== "owner") return answer("ownerOnly", null);
  if (line.grantable === "ownerOrCoOwner" && !["owner", "coOwner"].includes(role.origin)) return answer("ownerOrCoOwnerOnly", null);
  if (project && facts.exception) {
    const because = facts.exception.allow ? "exceptionAllows" : "exceptionDenies";
    return answer(because, change("removeException"), facts.exception.allow);
  }
  if (project && person && !facts.assigned && line.onProject) return answer("notAssigned", change("assign"));
  const on = subject.kind === "draft" ? (role.draft?.on ?? role.on) : role.on;
  const editable = role.origin === "custom";
  if (!on.has(key)) return answer("off", change("turnOn", [key], editable));
  const needed = line.dependsOn.find((each) => !on.has(each));
  const label = permissionNamed(needed ?? "")?.label;
  if (needed) return answer("needs", change("turnOn", [needed], editable), false, label);
  return answer("on", editable ? change("turnOff", [key]) : null, true);
}
