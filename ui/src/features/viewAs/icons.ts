// Pictures for the words that the host names a screen's icon by, and for what an action does.
import {
  Archive,
  BookOpen,
  Building,
  Building2,
  CalendarDays,
  ChartColumn,
  Check,
  ClipboardList,
  Contact,
  CreditCard,
  Download,
  File,
  FileText,
  FolderKanban,
  House,
  Inbox,
  LayoutTemplate,
  Pencil,
  Plus,
  Quote,
  Receipt,
  Repeat,
  Send,
  Settings,
  ShieldCheck,
  Signature,
  Square,
  SquareCheck,
  SquareKanban,
  SlidersHorizontal,
  Timer,
  Trash2,
  Upload,
  UserPlus,
  Users,
  UsersRound,
  Wallet,
  Zap,
  type LucideIcon,
} from "lucide-react";
import { createElement } from "react";

const screenIcons: Record<string, LucideIcon> = {
  home: House,
  overview: House,
  contacts: Contact,
  companies: Building2,
  workspace: Building,
  projects: FolderKanban,
  boards: SquareKanban,
  taskBoards: SquareKanban,
  tasks: SquareCheck,
  files: File,
  invoices: Receipt,
  financials: Receipt,
  recurring: Repeat,
  recurringBilling: Repeat,
  transactions: Wallet,
  proposals: FileText,
  contracts: Signature,
  forms: ClipboardList,
  timesheets: Timer,
  schedulers: CalendarDays,
  calendar: CalendarDays,
  automations: Zap,
  inbox: Inbox,
  wiki: BookOpen,
  templates: LayoutTemplate,
  trash: Trash2,
  archive: Archive,
  customFields: SlidersHorizontal,
  snippets: Quote,
  team: Users,
  teams: UsersRound,
  people: Users,
  members: Users,
  roles: ShieldCheck,
  settings: Settings,
  billing: CreditCard,
  reports: ChartColumn,
};

const look = { "aria-hidden": true, className: "size-4 shrink-0" } as const;

export function ScreenIcon({ word }: { word: string }) {
  const name = word.replace(/[_-]([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return createElement(pictureIn(screenIcons, name) ?? Square, look);
}

const actionIcons: Record<string, LucideIcon> = {
  view: Download,
  create: Plus,
  edit: Pencil,
  delete: Trash2,
  send: Send,
  upload: Upload,
  invite: UserPlus,
  export: Download,
  import: Upload,
  approve: Check,
  complete: Check,
  sign: Signature,
  archive: Archive,
};

/** By the last word of its permission; an action that has no picture goes without. */
export function ActionIcon({ permission }: { permission: string }) {
  const picture = pictureIn(actionIcons, permission.split(".").at(-1) ?? "");
  return picture ? createElement(picture, look) : null;
}

function pictureIn(pictures: Record<string, LucideIcon>, name: string): LucideIcon | undefined {
  return Object.hasOwn(pictures, name) ? pictures[name] : undefined;
}
