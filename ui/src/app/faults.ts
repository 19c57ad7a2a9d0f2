// Words for everything that can go wrong: each kind of error, each rule that says no, each fault of a field or a file.
import { useMemo } from "react";
import type { CommandError, FieldFault, FileFault, RefusalView } from "../bindings";
import type { WordId } from "../locales/ids";
import { useWords, type Say } from "./words";

/** The rules that can say no, by the code they come with. */
export const refusalWords = {
  workspaceGone: "refusal-workspace-gone",
  notAMember: "refusal-not-a-member",
  notAllowed: "refusal-not-allowed",
  roleAboveOwn: "refusal-role-above-own",
  ownersOnly: "refusal-owners-only",
  roleGone: "refusal-role-gone",
  memberGone: "refusal-member-gone",
  invitationGone: "refusal-invitation-gone",
  alreadyMember: "refusal-already-member",
  alreadyInvited: "refusal-already-invited",
  noSeatLeft: "refusal-no-seat-left",
  notPending: "refusal-not-pending",
  expired: "refusal-expired",
  emailMismatch: "refusal-email-mismatch",
  lastOwner: "refusal-last-owner",
  idTaken: "refusal-id-taken",
  badName: "refusal-bad-name",
  serverOnly: "refusal-server-only",
  unknownCommand: "refusal-unknown-command",
  deviceCloned: "refusal-device-cloned",
  unsentChanges: "refusal-unsent-changes",
  planLacks: "refusal-plan-lacks",
  roleInUse: "refusal-role-in-use",
  roleNameTaken: "refusal-role-name-taken",
  reservedName: "refusal-reserved-name",
  unknownPermission: "refusal-unknown-permission",
  dependencyOff: "refusal-dependency-off",
  toggleMoved: "refusal-toggle-moved",
  notGrantable: "refusal-not-grantable",
  ownerInBulk: "refusal-owner-in-bulk",
  systemRole: "refusal-system-role",
  notHeld: "refusal-not-held",
  nothingToChange: "refusal-nothing-to-change",
  projectGone: "refusal-project-gone",
  exceptionGone: "refusal-exception-gone",
  notOnProject: "refusal-not-on-project",
  projectLimit: "refusal-project-limit",
  lastProjectOwner: "refusal-last-project-owner",
  teamGone: "refusal-team-gone",
  lastTeamManager: "refusal-last-team-manager",
  heirNeeded: "refusal-heir-needed",
  heirUnfit: "refusal-heir-unfit",
  notOneself: "refusal-not-oneself",
  tooLate: "refusal-too-late",
  needsApproval: "refusal-needs-approval",
  tooSoon: "refusal-too-soon",
  sentTooOften: "refusal-sent-too-often",
  stillPending: "refusal-still-pending",
  batchGone: "refusal-batch-gone",
  endsInThePast: "refusal-ends-in-the-past",
  ownerWithEnd: "refusal-owner-with-end",
  linkWaits: "refusal-link-waits",
  stepUp: "refusal-step-up",
  notVerified: "refusal-not-verified",
  gone: "refusal-gone",
  onAndOff: "refusal-on-and-off",
  tooMany: "refusal-too-many",
  testGone: "refusal-test-gone",
  menuItem: "refusal-menu-item",
  malformed: "refusal-malformed",
  diskFull: "refusal-disk-full",
  busy: "refusal-busy",
  noBrowser: "refusal-no-browser",
  signInOver: "refusal-sign-in-over",
  signInTookTooLong: "refusal-sign-in-took-too-long",
  signInNeedsEmail: "refusal-sign-in-needs-email",
} as const satisfies Record<string, WordId>;

export const fieldWords = {
  empty: "field-empty",
  tooLong: "field-too-long",
  tooShort: "field-too-short",
  notAnEmail: "field-not-an-email",
  notAnAddress: "field-not-an-address",
  notEncrypted: "field-not-encrypted",
  unprintable: "field-unprintable",
  messageTooLong: "field-message-too-long",
  secondFactor: "field-second-factor",
  same: "field-same",
  wrong: "field-wrong",
  notADay: "field-not-a-day",
} as const satisfies Record<string, WordId>;

export const fileWords = {
  empty: "file-empty",
  binary: "file-binary",
  tooLarge: "file-too-large",
  tooManyRows: "file-too-many-rows",
  noAddress: "file-no-address",
  notFound: "file-not-found",
  notAFile: "file-not-a-file",
  denied: "file-denied",
  spreadsheet: "file-spreadsheet",
  notARoleFile: "file-not-a-role-file",
  otherVersion: "file-other-version",
  unknownField: "file-unknown-field",
  unknownPermission: "file-unknown-permission",
  missing: "file-missing",
} as const satisfies Record<string, WordId>;

/** Why an address cannot be invited. */
export const addressWords = {
  empty: "address-empty",
  noAt: "address-no-at",
  lineBreak: "address-line-break",
  space: "address-space",
  localNotAscii: "address-local-not-ascii",
  quoted: "address-quoted",
  tooLong: "address-too-long",
  badDomain: "address-bad-domain",
  badLocal: "address-bad-local",
} as const satisfies Record<string, WordId>;

/** Codes come as camelCase or as snake_case, which is how the server writes them. */
function codeOf(written: string): string {
  return written.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function lookUp(words: Record<string, WordId>, written: string): WordId | undefined {
  const code = codeOf(written);
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

const unsaid = {
  name: "",
  permission: "none",
  role: "",
  purchased: 0,
  used: 0,
  reserved: 0,
  state: "",
  invited: "",
  count: 0,
  plan: "none",
  people: 0,
  invitations: 0,
  meant: "none",
  needed: "none",
  permissions: "none",
  limit: 0,
  active: 0,
  projects: 0,
  teams: 0,
  max: 0,
  item: "",
  email: "",
};

export function refusalSentence(t: Say, refusal: RefusalView): string {
  const id = lookUp(refusalWords, refusal.code);
  if (!id) return t("refusal-other", { code: refusal.code });
  const said = refusal.words.map(([name, value]) => [codeOf(name), /^\d+$/.test(value) ? Number(value) : value]);
  return t(id, { ...unsaid, ...Object.fromEntries(said) });
}

export function fieldSentence(t: Say, fault: FieldFault): string {
  return t(lookUp(fieldWords, fault.reason) ?? "field-other");
}

export function fileSentence(t: Say, fault: FileFault): string {
  return t(lookUp(fileWords, fault.reason) ?? "file-other", { name: fault.name, detail: fault.detail ?? "none" });
}

export function errorSentence(t: Say, error: CommandError): string {
  switch (error.kind) {
    case "invalid":
      return fieldSentence(t, error.detail);
    case "refused":
      return refusalSentence(t, error.detail);
    case "unreachable":
      return t("error-unreachable", { host: error.detail.host });
    case "notRoster":
      return t("error-not-roster", { host: error.detail.host });
    case "wrongPassword":
      return t("error-wrong-password");
    case "accountExists":
      return t("error-account-exists");
    case "signedOut":
      return t("error-signed-out");
    case "tooOld":
      return t("error-too-old");
    case "unreadable":
      return fileSentence(t, error.detail);
    case "fault":
      return error.detail.id ? t("error-fault", { id: error.detail.id }) : t("error-fault-unnamed");
    default:
      return neverHappens(error);
  }
}

function neverHappens(value: never): string {
  return JSON.stringify(value);
}

export function useRefusalWords() {
  const { t } = useWords();
  return useMemo(
    () => ({
      error: (error: CommandError) => errorSentence(t, error),
      refusal: (refusal: RefusalView) => refusalSentence(t, refusal),
      file: (fault: FileFault) => fileSentence(t, fault),
    }),
    [t],
  );
}
