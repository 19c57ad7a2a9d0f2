// A staging table in memory, good enough to look at and to test screens with. The product's own is the host's.
import type { Staging, StagingCounts, StagingFix, StagingRow, StagingState } from "../bindings";
import { roles } from "./fakePeople";

export type StagingDesk = ReturnType<typeof makeStagingDesk>;
type Taken = { row: StagingRow; source: number };

export function makeStagingDesk(stateOfKnown: (email: string) => StagingState | undefined) {
  let taken: Taken[] = [];
  let sources: Staging["sources"] = [];
  let sent: { taken: Taken[]; sources: Staging["sources"] } = { taken: [], sources: [] };
  let defaultRole: string | null = "role-4";
  let nextId = 1;

  const judge = (email: string, before: StagingRow[]): StagingState => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { kind: "notAnAddress", reason: "noAt" };
    if (email.endsWith("@gmial.com")) return { kind: "mistyped", suggestion: email.replace("gmial", "gmail") };
    if (before.some((row) => row.email === email)) return { kind: "repeated" };
    return stateOfKnown(email) ?? { kind: "ready" };
  };

  const take = (text: string, name: string): Staging => {
    const parts = text.split(/[\n,;]+/).map((part) => part.trim()).filter((part) => part !== "");
    const source = nextId++;
    parts.forEach((part, at) => {
      const named = /^(.*?)\s*<(.*)>$/.exec(part);
      const [email = "", role = ""] = (named?.[2] ?? part).split("|");
      const known = roles.find((each) => each.name === role);
      const row: StagingRow = {
        id: nextId++,
        email,
        name: named?.[1] ?? "",
        original: part,
        line: at + 1,
        roleId: role ? (known?.id ?? null) : defaultRole,
        unknownRole: role && !known ? role : null,
        state: judge(email, taken.map((each) => each.row)),
        leftOut: false,
      };
      taken.push({ row, source });
    });
    const table = name.endsWith(".csv");
    sources.push({
      id: source,
      name,
      addresses: parts.length,
      columns: table ? [["E-mail Address", "Email"], ["Full name", "Name"], ["Job", "Role"]] : [],
      ignored: table ? ["Phone", "City"] : [],
    });
    return give();
  };

  const change = (ids: number[], how: (row: StagingRow) => StagingRow): Staging => {
    taken = taken.map((each) => (ids.includes(each.row.id) ? { ...each, row: how(each.row) } : each));
    return give();
  };

  const give = (): Staging => {
    const rows = taken.map((each) => each.row);
    const counts = countRows(rows);
    const order = rows.toSorted((a, b) => Number(a.state.kind === "ready") - Number(b.state.kind === "ready"));
    const roleless = rows.some((row) => row.state.kind === "ready" && !row.leftOut && row.roleId === null);
    return {
      sources: [...sources],
      rows: order,
      counts,
      fixes: fixesFor(rows),
      defaultRole,
      seats: { used: 46, reserved: 12, purchased: 50, free: 0 },
      seatsMissing: counts.ready === 0 ? 0 : 8 + counts.ready,
      blocked: counts.ready === 0 ? "nothingReady" : roleless ? "noRole" : null,
    };
  };

  return {
    take,
    give,
    edit: (id: number, email: string) =>
      change([id], (row) => ({
        ...row,
        email,
        state: judge(email, taken.map((each) => each.row).filter((other) => other.id !== id)),
      })),
    setRole: (id: number | null, role: string) => {
      if (id !== null) return change([id], (row) => ({ ...row, roleId: role }));
      const old = defaultRole;
      defaultRole = role;
      const follows = taken.filter((each) => each.row.roleId === old).map((each) => each.row.id);
      return change(follows, (row) => ({ ...row, roleId: role }));
    },
    leaveOut: (ids: number[], leftOut: boolean) => change(ids, (row) => ({ ...row, leftOut })),
    fix: (fix: StagingFix) => {
      const rows = taken.map((each) => each.row).filter((row) => isMeant(fix, row));
      return change(
        rows.map((row) => row.id),
        (row) =>
          fix.kind === "role"
            ? { ...row, roleId: fix.to }
            : { ...row, email: row.email.replace(`@${fix.from}`, `@${fix.to}`), state: { kind: "ready" } },
      );
    },
    remove: (source: number) => {
      taken = taken.filter((each) => each.source !== source);
      sources = sources.filter((each) => each.id !== source);
      return give();
    },
    clear: () => {
      taken = [];
      sources = [];
      return give();
    },
    send: () => {
      sent = { taken, sources };
      taken = [];
      sources = [];
    },
    /** Gives how many rows are in the table again. */
    putBack: () => {
      taken = [...sent.taken, ...taken];
      sources = [...sent.sources, ...sources];
      return sent.taken.length;
    },
  };
}

function isMeant(fix: StagingFix, row: StagingRow): boolean {
  return fix.kind === "role" ? row.unknownRole === fix.from : row.email.endsWith(`@${fix.from}`);
}

function countRows(rows: StagingRow[]): StagingCounts {
  const count = (...kinds: StagingState["kind"][]) =>
    rows.filter((row) => !row.leftOut && kinds.includes(row.state.kind)).length;
  return {
    found: rows.length,
    ready: count("ready"),
    repeated: count("repeated"),
    alreadyMember: count("alreadyMember"),
    alreadyPending: count("alreadyPending"),
    needsFixing: count("mistyped", "notAnAddress"),
    leftOut: rows.filter((row) => row.leftOut).length,
  };
}

function fixesFor(rows: StagingRow[]): StagingFix[] {
  const fixes: StagingFix[] = [];
  const mistyped = rows.filter((row) => row.state.kind === "mistyped" && !row.leftOut).length;
  if (mistyped > 0) fixes.push({ kind: "domain", from: "gmial.com", to: "gmail.com", rows: mistyped });
  const unknown = new Set(rows.flatMap((row) => (row.unknownRole && row.roleId === null ? [row.unknownRole] : [])));
  for (const from of unknown) {
    const to = from === "Desginer" ? "role-4" : null;
    fixes.push({ kind: "role", from, to, rows: rows.filter((row) => row.unknownRole === from).length });
  }
  return fixes;
}
