// What a change does, as a sentence with its subject: what was asked, whether it waits or was refused.
import type { Say } from "../../app/words";
import type { WordId } from "../../locales/ids";

export const verbWords = {
  invite: "verb-invite",
  revokeInvitation: "verb-revoke-invitation",
  resendInvitation: "verb-resend-invitation",
  changeRole: "verb-change-role",
  renameWorkspace: "verb-rename-workspace",
} as const satisfies Record<string, WordId>;

export function changeSentence(t: Say, verb: string, subject: string): string {
  const id = Object.hasOwn(verbWords, verb) ? verbWords[verb as keyof typeof verbWords] : "verb-other";
  return t(id, { subject });
}
