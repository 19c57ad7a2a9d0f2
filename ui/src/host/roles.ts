// The names by which the screens about roles and access know what the Rust side says.
import type { HostCommands } from ".";

export type * from "../bindings";

/** The commands about roles and access. */
export type RoleCommands = Pick<
  HostCommands,
  | "permissionCatalogue"
  | "rolesPage"
  | "roleNameAdvice"
  | "createRole"
  | "renameRole"
  | "deleteRole"
  | "roleEditor"
  | "draftToggle"
  | "draftUndo"
  | "draftDiscard"
  | "draftReview"
  | "draftApply"
  | "draftToNewRole"
  | "addRoleTest"
  | "removeRoleTest"
  | "roleMenu"
  | "setRoleMenu"
  | "viewAs"
  | "why"
  | "flipWhy"
  | "compareRoles"
  | "exportRole"
  | "chooseRoleFile"
  | "importRole"
  | "copyText"
  | "projectChoices"
  | "projectAccess"
  | "setException"
  | "clearException"
>;
