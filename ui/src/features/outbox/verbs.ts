// What a change does, as a sentence with its subject: what was asked, whether it waits or was refused.
import type { Say } from "../../app/words";
import type { WordId } from "../../locales/ids";

export const verbWords = {
  invite: "verb-invite",
  revokeInvitation: "verb-revoke-invitation",
  resendInvitation: "verb-resend-invitation",
  startBatch: "verb-start-batch",
  changeInvitation: "verb-change-invitation",
  approveInvitation: "verb-approve-invitation",
  deleteInvitation: "verb-delete-invitation",
  changeRole: "verb-change-role",
  renameWorkspace: "verb-rename-workspace",
  createRole: "verb-create-role",
  renameRole: "verb-rename-role",
  editRole: "verb-edit-role",
  deleteRole: "verb-delete-role",
  setRoleMenu: "verb-set-role-menu",
  addRoleTest: "verb-add-role-test",
  removeRoleTest: "verb-remove-role-test",
  setException: "verb-set-exception",
  clearException: "verb-clear-exception",
  editMember: "verb-edit-member",
  suspendMember: "verb-suspend-member",
  resumeMember: "verb-resume-member",
  setMembershipEnd: "verb-set-membership-end",
  removeMember: "verb-remove-member",
  leave: "verb-leave",
  reinstateMember: "verb-reinstate-member",
  createProject: "verb-create-project",
  renameProject: "verb-rename-project",
  archiveProject: "verb-archive-project",
  reopenProject: "verb-reopen-project",
  shareProject: "verb-share-project",
  assignToProject: "verb-assign-to-project",
  unassignFromProject: "verb-unassign-from-project",
  setProjectPart: "verb-set-project-part",
  createTeam: "verb-create-team",
  renameTeam: "verb-rename-team",
  deleteTeam: "verb-delete-team",
  setTeamPart: "verb-set-team-part",
} as const satisfies Record<string, WordId>;

/** The same changes, as things that did not happen. */
export const notDoneWords = {
  invite: "not-done-invite",
  revokeInvitation: "not-done-revoke-invitation",
  resendInvitation: "not-done-resend-invitation",
  startBatch: "not-done-start-batch",
  changeInvitation: "not-done-change-invitation",
  approveInvitation: "not-done-approve-invitation",
  deleteInvitation: "not-done-delete-invitation",
  changeRole: "not-done-change-role",
  renameWorkspace: "not-done-rename-workspace",
  createRole: "not-done-create-role",
  renameRole: "not-done-rename-role",
  editRole: "not-done-edit-role",
  deleteRole: "not-done-delete-role",
  setRoleMenu: "not-done-set-role-menu",
  addRoleTest: "not-done-add-role-test",
  removeRoleTest: "not-done-remove-role-test",
  setException: "not-done-set-exception",
  clearException: "not-done-clear-exception",
  editMember: "not-done-edit-member",
  suspendMember: "not-done-suspend-member",
  resumeMember: "not-done-resume-member",
  setMembershipEnd: "not-done-set-membership-end",
  removeMember: "not-done-remove-member",
  leave: "not-done-leave",
  reinstateMember: "not-done-reinstate-member",
  createProject: "not-done-create-project",
  renameProject: "not-done-rename-project",
  archiveProject: "not-done-archive-project",
  reopenProject: "not-done-reopen-project",
  shareProject: "not-done-share-project",
  assignToProject: "not-done-assign-to-project",
  unassignFromProject: "not-done-unassign-from-project",
  setProjectPart: "not-done-set-project-part",
  createTeam: "not-done-create-team",
  renameTeam: "not-done-rename-team",
  deleteTeam: "not-done-delete-team",
  setTeamPart: "not-done-set-team-part",
} as const satisfies Record<keyof typeof verbWords, WordId>;

export function notDoneSentence(t: Say, verb: string, subject: string): string {
  const id = Object.hasOwn(notDoneWords, verb) ? notDoneWords[verb as keyof typeof notDoneWords] : "not-done-other";
  return t(id, { subject });
}

export function changeSentence(t: Say, verb: string, subject: string): string {
  const id = Object.hasOwn(verbWords, verb) ? verbWords[verb as keyof typeof verbWords] : "verb-other";
  return t(id, { subject });
}
