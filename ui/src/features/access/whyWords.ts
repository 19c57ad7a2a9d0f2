// Words for "Why?": each reason as one sentence, each smallest change, and both as a message to somebody.
import { lookUp } from "../../app/faults";
import type { Say } from "../../app/words";
import type { Flip, Why } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import type { LineOf } from "./accessQueries";

/** Every reason there can be, by the code it comes with. */
export const becauseWords = {
  on: "why-on",
  off: "why-off",
  needs: "why-needs",
  ownerOnly: "why-owner-only",
  ownerOrCoOwnerOnly: "why-owner-or-co-owner-only",
  plan: "why-plan",
  exceptionAllows: "why-exception-allows",
  exceptionDenies: "why-exception-denies",
  notAssigned: "why-not-assigned",
  viewOnly: "why-view-only",
  suspended: "why-suspended",
  notAMember: "why-not-a-member",
  roleGone: "why-role-gone",
  projectGone: "why-project-gone",
  unknownPermission: "why-unknown-permission",
} as const satisfies Record<string, WordId>;

/** Every change that can turn an answer round. */
export const flipWords = {
  turnOn: "flip-turn-on",
  turnOff: "flip-turn-off",
  addException: "flip-add-exception",
  removeException: "flip-remove-exception",
  assign: "flip-assign",
  letEdit: "flip-let-edit",
  restore: "flip-restore",
  changePlan: "flip-change-plan",
  changeRole: "flip-change-role",
} as const satisfies Record<string, WordId>;

const unsaid = { role: "none", needed: "", project: "none", plan: "none", people: -1, allow: "yes" };

type Named = { permission: string; line: LineOf };

/** What is being done, as it stands in the middle of a sentence: "Send invoices" is "send invoices". */
export function doingOf(label: string): string {
  return label.slice(0, 1).toLocaleLowerCase("en") + label.slice(1);
}

function said(words: [string, string][]): Record<string, string | number> {
  const filled = words.filter(([, value]) => value !== "");
  return Object.fromEntries(filled.map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]));
}

function whoOf(t: Say, words: Record<string, string | number>): string | number {
  return words.name ?? words.role ?? t("why-somebody");
}

export function whySentence(t: Say, why: Why, { permission, line }: Named): string {
  const words = said(why.words);
  const label = String(words.permission ?? line(permission)?.label ?? permission);
  const all = {
    ...unsaid,
    ...words,
    who: whoOf(t, words),
    // About a role, the one whom the sentence names is the role itself.
    of: words.name === undefined || words.name === words.role ? "role" : "person",
    permission: label,
    doing: doingOf(label),
    allowed: String(why.allowed),
  };
  const id = lookUp(becauseWords, why.because);
  return id ? t(id, all) : t("why-other", { ...all, code: why.because });
}

export function flipSentence(t: Say, flip: Flip, { permission, line }: Named): string {
  const words = said(flip.words);
  const labels = (flip.keys.length > 0 ? flip.keys : [permission]).map((key) => line(key)?.label ?? key);
  const all = { ...unsaid, permission: labels.join(", "), ...words, who: whoOf(t, words) };
  const id = lookUp(flipWords, flip.kind);
  return id ? t(id, all) : t("flip-other", { code: flip.kind });
}

/** All that has to be done for the answer to turn round, in order. */
export function stepsOf({ flip, also }: Why): Flip[] {
  return flip ? [flip, ...also] : [];
}

/** The answer as one would write it to a colleague. */
export function whyMessage(t: Say, why: Why, named: Named): string {
  const sentence = whySentence(t, why, named);
  const change = why.flip ? stepsOf(why).map((step) => flipSentence(t, step, named)).join("; ") : "none";
  return t("why-message", { sentence, change, allowed: String(why.allowed) });
}
