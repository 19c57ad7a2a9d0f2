// The made-up screens that a preview shows: which permission opens what, with a few records to look at.
import { permissionNamed } from "./fakeCatalogue";
import type { ViewColumn, ViewPart, ViewRow, ViewScreen, ViewState } from "./roles";

export type StateOf = (key: string | null) => ViewState;
type PartOf = (state: StateOf) => ViewPart;

function action(label: string, key: string, danger = false): PartOf {
  return (state) => ({ part: "action", label, key, state: state(key), danger });
}

function block(label: string, key: string, lines: [string, string][]): PartOf {
  return (state) => ({ part: "block", label, key, state: state(key), lines });
}

type ColumnOf = string | [label: string, key: string | null, numeric?: "numeric"];
type RowOf = { cells: string[]; key?: string; sample?: true };

const records = (columns: ColumnOf[], rows: RowOf[]): PartOf => (state) => ({
  part: "records",
  columns: columns.map((column): ViewColumn => {
    const [label, key, numeric] = typeof column === "string" ? [column, null] : column;
    return { label, key, state: state(key), numeric: numeric === "numeric" };
  }),
  rows: rows.map(({ cells, key = null, sample = false }): ViewRow => ({ cells, key, sample, state: state(key) })),
});

type ScreenOf = [key: string, label: string, icon: string, gate: string | null, parts: PartOf[]];

const invoice: PartOf[] = [
  action("Download", "invoices.view"),
  action("Edit", "invoices.edit"),
  action("Send", "invoices.send"),
  action("Delete", "invoices.delete", true),
  block("Invoice #1042", "invoices.view", [
    ["From", "Northwind Studio"],
    ["To", "Acme Foods"],
    ["Issued", "3 November 2026"],
    ["Due", "3 December 2026"],
    ["Project", "Acme rebrand"],
    ["Terms", "30 days"],
  ]),
  records(
    [
      "Item",
      ["Hours", null, "numeric"],
      ["Rate", "timesheets.view_billing_rate", "numeric"],
      ["Cost rate", "timesheets.view_cost_rate", "numeric"],
      ["Amount", null, "numeric"],
    ],
    [
      { cells: ["Brand workshop", "8", "$95.00", "$41.00", "$760.00"] },
      { cells: ["Logo and type system", "24", "$95.00", "$41.00", "$2,280.00"] },
      { cells: ["Packaging, 4 sizes", "16", "$95.00", "$38.50", "$1,520.00"], sample: true },
      { cells: ["Art direction", "4", "$110.00", "$52.00", "$440.00"], sample: true },
    ],
  ),
  block("Payments", "invoices.record_payment", [["Paid so far", "$0.00"], ["Open", "$5,000.00"]]),
];

const amount: ColumnOf = ["Amount", null, "numeric"];

/** A plain list: the actions that every kind of record has, and one record. */
function listOf(area: string, one: string, columns: ColumnOf[], cells: string[], ...more: PartOf[]): PartOf[] {
  const verbs = [
    action(`New ${one}`, `${area}.create`),
    action("Edit", `${area}.edit`),
    action("Delete", `${area}.delete`, true),
  ];
  return [...verbs, ...more, records(columns, [{ cells }])];
}

const projects = [
  action("New project", "projects.create"),
  action("Edit", "projects.edit"),
  action("Delete", "projects.delete", true),
  records(["Project", "Client", "Status", ["Budget", "projects.view_budgets", "numeric"]], [
    { cells: ["Acme rebrand", "Acme Foods", "In progress", "$24,000"] },
    { cells: ["Lumen site", "Lumen Lighting", "In progress", "$11,500"] },
    { cells: ["Annual report", "Harbor Legal", "Planned", "$8,200"], key: "projects.view_all" },
    { cells: ["A sample project", "Sample client", "On hold", "$3,000"], key: "projects.view_all", sample: true },
  ]),
];

const tasks = [
  action("New task", "tasks.create"),
  action("Delegate", "tasks.delegate"),
  action("Delete", "tasks.delete", true),
  records(["Task", "Assigned to", "Due"], [
    { cells: ["Draw three directions", "Chiara Lindqvist", "Friday"] },
    { cells: ["Order samples", "Dev Patel", "Monday"], key: "tasks.view_all" },
    { cells: ["A sample task", "Somebody", "Tuesday"], key: "tasks.view_all", sample: true },
  ]),
];

const files = [
  action("Upload", "files.upload"),
  action("Share a link", "files.share_externally"),
  action("Delete", "files.delete", true),
  records(["File", "Project"], [{ cells: ["Logo v3.svg", "Acme rebrand"] }, { cells: ["Brief.pdf", "Lumen site"], sample: true }]),
];

const rates: ColumnOf[] = [
  ["Billing rate", "timesheets.view_billing_rate", "numeric"],
  ["Cost rate", "timesheets.view_cost_rate", "numeric"],
];
const timesheets = [
  action("Track time", "timesheets.create"),
  action("Approve", "timesheets.approve"),
  records(["Who", ["Hours", null, "numeric"], ...rates], [
    { cells: ["This person", "31.5", "$95.00", "$41.00"] },
    { cells: ["Dev Patel", "28.0", "$95.00", "$38.50"], key: "timesheets.view_all" },
  ]),
];

const inbox = [
  action("Reply", "inbox.reply"),
  records(["From", "Subject"], [
    { cells: ["Acme Foods", "The second draft"] },
    { cells: ["Lumen Lighting", "Opening hours"], key: "inbox.view_all" },
  ]),
];

const boards = listOf("task_boards", "board", ["Board", "Columns"], ["Acme rebrand", "To do, Doing, Done"]);
const recurring = listOf("recurring_billing", "schedule", ["Client", amount], ["Acme Foods", "$1,200.00"]);
const transactions = listOf("transactions", "transaction", ["What", amount], ["Payment of #1038", "$2,750.00"]);
const send = action("Send", "proposals.send");
const proposals = listOf("proposals", "proposal", ["Proposal", "Client"], ["Spring campaign", "Acme Foods"], send);
const sign = action("Sign", "contracts.sign");
const contracts = listOf("contracts", "contract", ["Contract", "Client"], ["Framework 2026", "Harbor Legal"], sign);
const wiki = listOf("wiki", "page", ["Page", "Changed"], ["How we name files", "2 May"]);
const today = block("Today", "tasks.view", [["Due today", "3 tasks"], ["Next deadline", "Acme rebrand, Friday"]]);

const screens: ScreenOf[] = [
  ["home", "Home", "home", null, [today]],
  ["projects", "Projects", "projects", "projects.view", projects],
  ["boards", "Task boards", "boards", "task_boards.view", boards],
  ["tasks", "Tasks", "tasks", "tasks.view", tasks],
  ["files", "Files", "files", "files.view", files],
  ["invoices", "Invoices", "invoices", "invoices.view", invoice],
  ["recurring", "Recurring billing", "recurring", "recurring_billing.view", recurring],
  ["transactions", "Transactions", "transactions", "transactions.view", transactions],
  ["proposals", "Proposals", "proposals", "proposals.view", proposals],
  ["contracts", "Contracts", "contracts", "contracts.view", contracts],
  ["timesheets", "Timesheets", "timesheets", "timesheets.view", timesheets],
  ["inbox", "Inbox", "inbox", "inbox.view", inbox],
  ["wiki", "Wiki", "wiki", "wiki.view", wiki],
];

/** Whether a set of keys really opens something: the toggle is on, and those that it needs are. */
export function opens(on: ReadonlySet<string>, key: string): boolean {
  return on.has(key) && (permissionNamed(key)?.dependsOn ?? []).every((needed) => on.has(needed));
}

export function screensFor(on: ReadonlySet<string>, base: ReadonlySet<string>, menu: [string, boolean][]): ViewScreen[] {
  const state: StateOf = (key) => {
    if (key === null) return "shown";
    const [now, before] = [opens(on, key), opens(base, key)];
    return now ? (before ? "shown" : "added") : before ? "removed" : "hidden";
  };
  return screens.map(([key, label, icon, gate, parts]) => {
    const leftOut = menu.some(([item, shown]) => item === key && !shown);
    const permitted = state(gate);
    const hiddenByMenu = leftOut && (permitted === "shown" || permitted === "added");
    const inMenu = hiddenByMenu ? "hidden" : permitted;
    return { key, label, icon, gate, hiddenByMenu, inMenu, parts: parts.map((part) => part(state)) };
  });
}
