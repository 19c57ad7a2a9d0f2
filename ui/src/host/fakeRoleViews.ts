// What the in-memory host says about a set of permissions: in plain words, against another set, and against the checks.
import { catalogue, everyKey, permissionLines, permissionNamed } from "./fakeCatalogue";
import type { FakeDraft, FakeRole, FakeRoleHolder } from "./fakeRoles";
import type {
  CompareSide,
  Comparison,
  FourColumns,
  ReviewLine,
  RoleChanges,
  RoleReview,
  RoleSummary,
  RoleTest,
  RoleTestView,
  Share,
} from "./roles";

type Keys = ReadonlySet<string>;

export function changesBetween(base: Keys, on: Keys): RoleChanges {
  return {
    grant: everyKey.filter((key) => on.has(key) && !base.has(key)),
    revoke: everyKey.filter((key) => base.has(key) && !on.has(key)),
  };
}

export function summaryOf(on: Keys): RoleSummary {
  const summary: RoleSummary = { everything: [], some: [], viewOnly: [], nothing: [], money: false };
  for (const { label, permissions } of catalogue.modules) {
    const here = permissions.filter((line) => on.has(line.key));
    if (here.length === 0) summary.nothing.push(label);
    else if (here.length === permissions.length) summary.everything.push(label);
    else if (here.every((line) => line.verb === "view")) summary.viewOnly.push(label);
    else summary.some.push(label);
  }
  summary.money = permissionLines.some((line) => line.sensitive === "money" && on.has(line.key));
  return summary;
}

function share(on: Keys, belongs: (key: string) => boolean): Share {
  const keys = everyKey.filter(belongs);
  const count = keys.filter((key) => on.has(key)).length;
  return count === 0 ? "none" : count === keys.length ? "all" : "some";
}

const isBilling = (key: string) => /^(billing|invoices|recurring_billing|transactions)\./.test(key);
const isTeam = (key: string) => /^(members|invitations|teams|roles)\./.test(key);
const isRead = (key: string) => permissionNamed(key)?.verb === "view";

export function columnsOf(on: Keys): FourColumns {
  return {
    readData: share(on, (key) => isRead(key) && !isBilling(key) && !isTeam(key)),
    performActions: share(on, (key) => !isRead(key) && !isBilling(key) && !isTeam(key) && !key.startsWith("workspace.")),
    manageBilling: share(on, isBilling),
    manageTeam: share(on, (key) => isTeam(key) && permissionNamed(key)?.grantable === "anyRole"),
  };
}

export function sensitiveIn(on: Keys): number {
  return permissionLines.filter((line) => line.sensitive !== null && on.has(line.key)).length;
}

function failing(test: RoleTest, on: Keys): string[] {
  const reaches = (key: string) => {
    const everywhere = key.endsWith("_all") || on.has(`${key.split(".")[0]}.view_all`);
    return on.has(key) && (test.place !== "otherProject" || everywhere);
  };
  return test.permissions.filter((key) => reaches(key) !== test.can);
}

export function testViews(tests: RoleTest[], on: Keys, base: Keys): RoleTestView[] {
  return tests.map((test) => ({
    test,
    failing: failing(test, on),
    passes: failing(test, on).length === 0,
    passedBefore: failing(test, base).length === 0,
  }));
}

const sensitiveFirst = (one: string, other: string) =>
  Number(permissionNamed(other)?.sensitive !== null) - Number(permissionNamed(one)?.sensitive !== null);

export function reviewOf(role: FakeRole, draft: FakeDraft, holders: FakeRoleHolder[], pending: number): RoleReview {
  const { grant, revoke } = changesBetween(role.on, draft.on);
  const names = holders.slice(0, 3).map((holder) => holder.name);
  const line = (key: string): ReviewLine => ({
    key,
    people: holders.length,
    names,
    exceptions: key === "invoices.send" && holders[3] ? [`${holders[3].name} on Acme rebrand`] : [],
    because: draft.because.get(key) ?? null,
  });
  const gains = grant.toSorted(sensitiveFirst);
  const losses = revoke.toSorted(sensitiveFirst);
  return {
    people: holders.length,
    pending,
    gains: gains.map(line),
    losses: losses.map(line),
    byPerson: holders.slice(0, 200).map(({ id, name }) => ({ id, name, gains, losses })),
    morePeople: Math.max(0, holders.length - 200),
    tests: testViews(role.tests, draft.on, role.on),
  };
}

type Side = { on: Keys; side: CompareSide };

export function comparisonOf(left: Side, right: Side): Comparison {
  const differences = everyKey
    .map((key) => ({ key, left: left.on.has(key), right: right.on.has(key) }))
    .filter((each) => each.left !== each.right);
  return { left: left.side, right: right.side, differences, same: everyKey.length - differences.length };
}
