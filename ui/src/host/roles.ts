// The contract of the role screens. It will stand in ui/src/bindings.ts, generated from Rust, under these very names. Ids are
// strings. `Count` is a number. Every command may throw HostError (CommandError): `refused` with RefusalView.code in camelCase.

// ───────────── catalogue (never changes while the app runs)
export type PermissionCatalogue = { modules: PermissionModule[] };
export type PermissionModule = { key: string; label: string; permissions: PermissionLine[] };
export type PermissionLine = {
  key: string; label: string; description: string;
  verb: "view" | "create" | "edit" | "delete" | "other"; // the column; a module can have several of one verb (people + companies)
  dependsOn: string[]; // of the same module
  risk: "low" | "medium" | "high";
  sensitive: null | "money" | "personal" | "deleting" | "people" | "outside"; // why it is marked, by word and icon
  grantable: "anyRole" | "ownerOrCoOwner" | "ownerOnly"; // the last two can't be switched on in any other role
  onProject: boolean; // whether an exception on one project makes sense
};

// ───────────── the list
export type RolesPage = {
  roles: RoleCard[]; // Owner, Co-owner, built in, custom
  ready: ReadyRole[]; // templates to begin with
  rights: RoleRights;
};
export type RoleRights = {
  create: boolean; edit: boolean; remove: boolean; viewAs: boolean; editMenu: boolean;
  // Why nothing can be created although she manages roles: the plan has no custom roles. The plan's name.
  planLacksCustomRoles: string | null;
};
export type RoleOrigin = "owner" | "coOwner" | "builtIn" | "custom";
export type RoleCard = {
  id: string; name: string; origin: RoleOrigin;
  people: number; // members, active or suspended
  pending: number; // invitations that will give it
  permissionsOn: number; // of 150
  sensitiveOn: number;
  summary: RoleSummary;
  columns: FourColumns;
  draftChanges: number; // unsaved changes on this device; 0 for none
  tests: number; testsFailing: number;
  unsent: boolean; // the server has not answered its last change
  travelled: Travelled | null; // how far its last change came; null before the server said
};
export type Travelled = { reached: number; devices: number };
// In plain words: module labels by how much of each is on. The page makes the sentence.
export type RoleSummary = { everything: string[]; some: string[]; viewOnly: string[]; nothing: string[]; money: boolean };
export type FourColumns = { readData: Share; performActions: Share; manageBilling: Share; manageTeam: Share };
export type Share = "none" | "some" | "all";
export type ReadyRole = { key: string; name: string; about: string; permissionsOn: number; taken: boolean };

export type RoleSource = { kind: "scratch" } | { kind: "ready"; key: string } | { kind: "role"; id: string };
export type NameAdvice = {
  fault: null | "empty" | "tooLong" | "unprintable" | "reserved" | "taken"; // cannot be saved
  seniority: string | null; // the word ("Junior"), with the advice of naming by job function; can be saved
};

// ───────────── the editor. The draft lives in Rust, survives a restart, works offline. Toggling answers with the new state.
export type RoleEditor = {
  id: string; name: string; origin: RoleOrigin;
  people: number; pending: number;
  on: string[]; // keys on in the draft
  base: string[]; // keys on in the role as saved
  locked: null | "system" | "noRight" | "planLacksCustomRoles"; // looked at only, and why
  lockedKeys: string[]; // keys that cannot be switched here: not grantable to this role, or she does not hold them
  changes: RoleChanges;
  canUndo: boolean;
  summary: RoleSummary; columns: FourColumns;
  clash: DraftClash | null; // the role moved under the draft
  tests: RoleTestView[];
  unknownKeys: number; // permissions of a newer version, kept as they are
  travelled: Travelled | null;
  unsent: boolean;
};
export type RoleChanges = { grant: string[]; revoke: string[] };
export type DraftAnswer = { editor: RoleEditor; alsoOn: string[]; alsoOff: string[] }; // what dependencies took along
export type DraftClash =
  | { kind: "deleted"; on: string[] } // the role is gone: copy the draft into a new one, or discard it
  | { kind: "moved"; toggles: ToggleClash[]; others: number }; // others: changes by somebody else that do not touch the draft
export type ToggleClash = { key: string; base: boolean; mine: boolean; theirs: boolean };

// ───────────── review
export type RoleReview = {
  people: number; pending: number;
  gains: ReviewLine[]; losses: ReviewLine[]; // sensitive first
  byPerson: PersonChange[]; morePeople: number; // the first 200 and how many more
  tests: RoleTestView[];
};
export type ReviewLine = {
  key: string; people: number; names: string[]; // up to 3 names
  exceptions: string[]; // who has (or lacks) it already by an exception on a project: "Petra on Acme rebrand"
  because: string | null; // the key that took this one along
};
export type PersonChange = { id: string; name: string; gains: string[]; losses: string[] };

// ───────────── role tests
export type RoleTest = {
  id: string;
  can: boolean; // true: she can do all of `permissions`; false: none of them
  permissions: string[];
  place: "anywhere" | "assignedProject" | "otherProject";
};
export type RoleTestView = { test: RoleTest; passes: boolean; passedBefore: boolean; failing: string[] }; // failing: the keys that are not as the sentence says
export type NewRoleTest = { can: boolean; permissions: string[]; place: RoleTest["place"] };

// ───────────── view as
export type ViewAsSubject = { kind: "role"; id: string } | { kind: "member"; id: string } | { kind: "draft"; id: string }; // draft: of that role
export type ViewAs = {
  title: string; // the role's or the person's name
  roleName: string;
  changes: RoleChanges; // of the draft, where it is one
  limited: boolean; // cut to what the one who looks holds herself
  screens: ViewScreen[]; // the sidebar, in the role's order
  tests: RoleTestView[];
};
export type ViewScreen = {
  key: string; label: string; icon: string; // icon: a word for the page to choose a lucide icon by (home, projects, boards, tasks, files, invoices, ...)
  inMenu: ViewState; // whether the sidebar shows it
  hiddenByMenu: boolean; // permitted, but the role's menu leaves it out
  gate: string | null; // the key that opens it
  parts: ViewPart[];
};
export type ViewState = "shown" | "hidden" | "added" | "removed"; // added, removed: by the draft
export type ViewPart =
  | { part: "action"; label: string; key: string; state: ViewState; danger: boolean }
  | { part: "block"; label: string; key: string; state: ViewState; lines: [string, string][] } // label and value
  | { part: "records"; columns: ViewColumn[]; rows: ViewRow[] };
export type ViewColumn = { label: string; key: string | null; state: ViewState; numeric: boolean };
export type ViewRow = { cells: string[]; state: ViewState; key: string | null; sample: boolean }; // sample: made up, beside real ones

// ───────────── why
export type WhySubject = { kind: "member"; id: string } | { kind: "role"; id: string } | { kind: "draft"; id: string };
export type Why = {
  allowed: boolean;
  // One of: on, off, needs, ownerOnly, ownerOrCoOwnerOnly, plan, exceptionAllows, exceptionDenies, notAssigned, suspended, notAMember, roleGone, unknownPermission
  because: string;
  words: [string, string][]; // name, role, permission, needed, project, plan: what the sentence needs, by placeholder
  flip: Flip | null; // the smallest change that would turn the answer round; null where nothing can
};
export type Flip = {
  // turnOn, turnOff (keys of a role), addException, removeException, assign, restore, changePlan, changeRole
  kind: string; keys: string[]; words: [string, string][];
  canApply: boolean; // whether the one who looks may do it here
};

// ───────────── compare
export type CompareSubject = { kind: "role"; id: string } | { kind: "member"; id: string };
export type Comparison = {
  left: CompareSide; right: CompareSide;
  differences: { key: string; left: boolean; right: boolean }[]; same: number;
};
export type CompareSide = { name: string; on: number; editable: boolean }; // editable: a cell can be copied into it (into its draft)

// ───────────── main menu of a role
export type RoleMenu = { items: RoleMenuItem[]; editable: boolean };
export type RoleMenuItem = { key: string; label: string; icon: string; shown: boolean; permitted: boolean };

// ───────────── role files
export type RoleImport = {
  name: string; permissions: string[]; testsPassing: number; tests: RoleTestView[]; taken: boolean; // taken: a role of that name exists
  advice: NameAdvice;
};

// ───────────── exceptions on projects
export type ProjectChoice = { id: string; name: string; assigned: number; exceptions: number };
export type ProjectAccess = { id: string; name: string; assigned: [string, string][]; exceptions: ExceptionRow[]; mayEdit: boolean };
export type ExceptionRow = { id: string; subject: ExceptionSubject; who: string; permission: string; allow: boolean; by: string; unsent: boolean };
export type ExceptionSubject = { kind: "role"; id: string } | { kind: "member"; id: string };

// ───────────── commands (all on Host, as the others)
export interface RoleCommands {
  permissionCatalogue(): Promise<PermissionCatalogue>;
  rolesPage(): Promise<RolesPage>;
  roleNameAdvice(name: string, role: string | null): Promise<NameAdvice>; // role: the one being renamed
  createRole(name: string, source: RoleSource): Promise<string>; // the new id
  renameRole(role: string, name: string): Promise<null>;
  deleteRole(role: string, moveTo: string | null): Promise<null>; // refused with roleInUse when it has people or invitations and moveTo is null
  roleEditor(role: string): Promise<RoleEditor>;
  draftToggle(role: string, keys: string[], on: boolean): Promise<DraftAnswer>;
  draftUndo(role: string): Promise<RoleEditor>;
  draftDiscard(role: string): Promise<RoleEditor>;
  draftReview(role: string): Promise<RoleReview>;
  draftApply(role: string): Promise<RoleEditor>;
  draftToNewRole(role: string, name: string): Promise<string>; // when the role was deleted meanwhile
  addRoleTest(role: string, test: NewRoleTest): Promise<RoleEditor>;
  removeRoleTest(role: string, test: string): Promise<RoleEditor>;
  roleMenu(role: string): Promise<RoleMenu>;
  setRoleMenu(role: string, items: [string, boolean][]): Promise<RoleMenu>; // key and shown, in order
  viewAs(subject: ViewAsSubject): Promise<ViewAs>;
  why(subject: WhySubject, permission: string, project: string | null): Promise<Why>;
  flipWhy(subject: WhySubject, permission: string, project: string | null): Promise<null>; // does Why.flip; for role/draft it goes into the draft
  compareRoles(left: CompareSubject, right: CompareSubject): Promise<Comparison>;
  exportRole(role: string): Promise<boolean>; // asks where; false when she closed the dialog
  chooseRoleFile(): Promise<RoleImport | null>; // asks for a file; unreadable (CommandError "unreadable", FileFault.reason: notARoleFile, otherVersion, unknownField, unknownPermission, missing) otherwise
  importRole(name: string): Promise<string>; // makes the role that chooseRoleFile read, under this name
  copyText(text: string): Promise<null>;
  projectChoices(): Promise<ProjectChoice[]>;
  projectAccess(project: string): Promise<ProjectAccess>;
  setException(project: string, subject: ExceptionSubject, permission: string, allow: boolean): Promise<null>;
  clearException(id: string): Promise<null>;
}
// The event `workspaceChanged` says that any of these may have changed.
// RefusalView codes new here: planLacks (plan, feature), roleInUse (people, invitations), roleNameTaken (name), reservedName,
// unknownPermission (permission, meant), dependencyOff (permission, needed), toggleMoved (permissions), notGrantable (permission),
// systemRole, notHeld (permission), nothingToChange, projectGone, exceptionGone, notOnProject (permission).
