// A staging table in memory, good enough to look at and to test screens with. The product's own is the host's.
import type { Staging, StagingAlike, StagingAnswer, StagingChoice, StagingColumn, StagingCounts, StagingRepair, StagingRow, StagingState } from "../bindings";
import { roles } from "./fakePeople";

export const sampleList = `Mei Tanaka <mei.tanaka@gmial.com>
Dev Patel <dev@here.example>, elif@pending.example
Aiko Mori <aiko.mori@atelier.example|Desginer>
Bruno Alves <bruno@atelier.example|Desginer>; bruno@atelier.example
carla.d@harbor.example|Project manager
Dmitri Volkov <dmitri@harbor.example|VA>
ewa.l at atelier.example
Farid Rahimi <farid@harbor.example|Team>
Gita Menon <gita@harbor.example|VA>
Henrik Dahl <henrik@atelier.example>
ines@harbor.example, jon@harbor.example, kei@harbor.example, lena@harbor.example, milo@harbor.example`;

export type StagingDesk = ReturnType<typeof makeStagingDesk>;
type Taken = { row: StagingRow; source: number; isLeftOut: boolean };

export function makeStagingDesk(stateOfKnown: (email: string) => StagingState | undefined) {
  let taken: Taken[] = [];
  let sources: Staging["sources"] = [];
  let sent: { taken: Taken[]; sources: Staging["sources"] } = { taken: [], sources: [] };
  let defaultRole: string | null = "role-4";
  let nextId = 1;

  const judge = (email: string, before: StagingRow[]): StagingState => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { kind: "notAnAddress", reason: "noAt", suggestion: null };
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
      const known = roles.find((each) => each.name === role && each.inBulk);
      const row: StagingRow = {
        id: nextId++,
        email,
        name: named?.[1] ?? "",
        original: part,
        line: at + 1,
        roleId: role ? (known?.id ?? null) : defaultRole,
        otherWords: role && !known ? role : null,
        team: "",
        ends: null,
        state: judge(email, taken.map((each) => each.row)),
      };
      taken.push({ row, source, isLeftOut: false });
    });
    const table = name.endsWith(".csv");
    sources.push({
      id: source,
      name,
      addresses: parts.length,
      table: table ? { sheet: "", otherSheets: [], columns: [...sampleColumns], dateOrder: null } : null,
    });
    return give();
  };

  const change = (ids: number[], how: (row: StagingRow) => StagingRow): Staging => {
    taken = taken.map((each) => (ids.includes(each.row.id) ? { ...each, row: how(each.row) } : each));
    return give();
  };

  const give = (): Staging => {
    const rows = taken.map(shown);
    const counts = countRows(rows);
    const order = rows.toSorted((a, b) => Number(isSettled(a)) - Number(isSettled(b)));
    const roleless = rows.some((row) => row.state.kind === "noRole");
    return {
      sources: [...sources],
      rows: order,
      counts,
      alike: alikeIn(rows),
      defaultRole,
      seats: { used: 46, reserved: 12, purchased: 50, free: 0 },
      seatsMissing: 0,
      blocked: roleless ? "noRole" : counts.ready === 0 ? "nothingReady" : null,
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
    leaveOut: (ids: number[], isLeftOut: boolean) => {
      taken = taken.map((each) => (ids.includes(each.row.id) ? { ...each, isLeftOut } : each));
      return give();
    },
    settle: (repair: StagingRepair, answer: StagingAnswer) => {
      const alike = alikeIn(taken.map(shown)).find((each) => JSON.stringify(each.repair) === JSON.stringify(repair));
      const ids = alike?.rows ?? [];
      if (answer.kind === "leaveOut") {
        taken = taken.map((each) => (ids.includes(each.row.id) ? { ...each, isLeftOut: true } : each));
        return give();
      }
      return change(ids, (row) => settled(row, answer));
    },
    readAgain: (source: number, { purposes }: StagingChoice) => {
      sources = sources.map((each) =>
        each.id === source && each.table
          ? { ...each, table: { ...each.table, columns: each.table.columns.map((column, at) => ({ ...column, purpose: purposes[at] ?? column.purpose })) } }
          : each,
      );
      return give();
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

const sampleColumns: StagingColumn[] = [
  { header: "E-mail Address", purpose: "email", sample: ["ana@company.example"] },
  { header: "Full name", purpose: "name", sample: ["Ana Ruiz"] },
  { header: "Job", purpose: "role", sample: ["Designer"] },
  { header: "Phone", purpose: "ignored", sample: ["+34 600 000 000"] },
  { header: "City", purpose: "ignored", sample: ["Vigo"] },
];

const isSettled = ({ state }: StagingRow) => state.kind === "ready" || state.kind === "leftOut";

/** A row with its state as a whole. */
function shown({ row, isLeftOut }: Taken): StagingRow {
  if (isLeftOut) return { ...row, state: { kind: "leftOut" } };
  if (row.state.kind !== "ready" || row.roleId !== null) return row;
  if (row.otherWords === "Owner") return { ...row, state: { kind: "ownerInBulk" } };
  return { ...row, state: { kind: row.otherWords === null ? "noRole" : "unknownRole" } };
}

function settled(row: StagingRow, answer: StagingAnswer): StagingRow {
  if (answer.kind === "role") return { ...row, roleId: answer.role };
  if (answer.kind !== "asSuggested") return { ...row, state: { kind: "ready" } };
  return { ...row, email: row.email.replace("@gmial.com", "@gmail.com"), state: { kind: "ready" } };
}

function countRows(rows: StagingRow[]): StagingCounts {
  const count = (...kinds: StagingState["kind"][]) => rows.filter((row) => kinds.includes(row.state.kind)).length;
  return {
    found: rows.length,
    ready: count("ready"),
    repeated: count("repeated"),
    alreadyMember: count("alreadyMember"),
    alreadyPending: count("alreadyPending"),
    needsFixing: count("mistyped", "notAnAddress", "ownerInBulk", "unknownRole", "noRole", "badEndDate"),
    noSeat: count("noSeat"),
    leftOut: count("leftOut"),
  };
}

function repairOf({ state, otherWords }: StagingRow): StagingRepair | undefined {
  switch (state.kind) {
    case "mistyped":
      return { kind: "domain", from: "gmial.com", to: "gmail.com" };
    case "notAnAddress":
      return { kind: "address" };
    case "unknownRole":
      return { kind: "role", words: otherWords ?? "", near: otherWords === "Desginer" ? ["role-4"] : [] };
    case "ownerInBulk":
      return { kind: "ownerAlone", role: "role-1" };
    case "noRole":
      return { kind: "anyRole" };
    case "repeated":
      return { kind: "repeated" };
    case "alreadyMember":
      return { kind: "member" };
    case "alreadyPending":
      return { kind: "pending" };
    default:
      return undefined;
  }
}

function alikeIn(rows: StagingRow[]): StagingAlike[] {
  const groups = new Map<string, StagingAlike>();
  for (const row of rows) {
    const repair = repairOf(row);
    if (!repair) continue;
    const group = groups.get(JSON.stringify(repair)) ?? { repair, rows: [] };
    group.rows.push(row.id);
    groups.set(JSON.stringify(repair), group);
  }
  return [...groups.values()].toSorted((a, b) => b.rows.length - a.rows.length);
}

/** What the page may ask of the table. */
export function stagingCommands(desk: StagingDesk, onSent: () => void) {
  return {
    staging: desk.give,
    stageImport: (source: { kind: string; text?: string; name?: string }) => desk.take(source.text ?? sampleList, source.name ?? ""),
    chooseImportFile: () => desk.take(sampleList, "people.csv"),
    stagingEditRow: desk.edit,
    stagingSetRole: desk.setRole,
    stagingLeaveOut: desk.leaveOut,
    stagingSettle: desk.settle,
    stagingReadAgain: desk.readAgain,
    stagingExportRest: () => "not sent.csv",
    stagingRemoveSource: desk.remove,
    stagingClear: desk.clear,
    stagingSend: () => {
      const sent = desk.give().counts.ready;
      desk.send();
      onSent();
      return { sent, refused: 0, undoUntil: Date.now() + 10_000 };
    },
    stagingUndo: () => ({ undone: desk.putBack(), late: 0 }),
  };
}
