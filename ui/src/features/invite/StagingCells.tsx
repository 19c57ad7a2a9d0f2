// The cells of a staging row that do something: include or leave out, mend the address, choose the role, take the fix.
import { Check, ChevronDown, CircleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { addressWords, lookUp } from "../../app/faults";
import { useWords, type Say } from "../../app/words";
import type { RoleChoice, StagingRow } from "../../bindings";
import { RoleList } from "./RoleList";
import { isFaulty, isLeftOut, isPassedOver } from "./rowKinds";
import type { StagingDoings } from "./useStagingDoings";

type Props = { row: StagingRow; tabIndex: 0 | -1; doings: StagingDoings };

export function PickCell({ row, tabIndex, doings }: Props) {
  const { t } = useWords();
  const cannot = isPassedOver(row) || isFaulty(row);
  return (
    <input
      type="checkbox"
      data-cell-widget=""
      aria-label={t("staging-include-row", { email: row.email })}
      tabIndex={cannot ? -1 : tabIndex}
      disabled={cannot}
      checked={!cannot && !isLeftOut(row)}
      onChange={() => void doings.leaveOut([row.id], !isLeftOut(row))}
      className="size-4 accent-accent disabled:opacity-40"
    />
  );
}

export function EmailCell({ row, tabIndex, doings }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string>();
  if (!isFaulty(row)) {
    const quiet = isPassedOver(row) || isLeftOut(row);
    return <span className={`truncate ${quiet ? "text-ink-3" : ""}`}>{row.email}</span>;
  }
  const commit = async () => {
    if (typed === undefined || typed === row.email) return;
    await doings.edit(row.id, typed);
    setTyped(undefined);
  };
  return (
    <input
      data-cell-widget=""
      data-testid="edit-email"
      tabIndex={tabIndex}
      aria-label={t("staging-edit-email", { line: row.line })}
      aria-invalid="true"
      title={t("staging-original", { original: row.original })}
      spellCheck={false}
      value={typed ?? row.email}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.ctrlKey) void commit();
        if (event.key === "Escape") setTyped(undefined);
      }}
      className="-ml-2 h-7 max-h-full w-full min-w-0 rounded-control border border-danger bg-surface px-2 text-body"
    />
  );
}

export function RoleCell({ row, tabIndex, doings, roles }: Props & { roles: RoleChoice[] }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const role = roles.find((choice) => choice.id === row.roleId);
  if (isPassedOver(row)) return <span className="text-ink-3">{t(row.state.kind === "repeated" ? "staging-merged" : "staging-skipped")}</span>;
  if (isLeftOut(row)) return <span className="text-ink-3">{role?.name}</span>;
  return (
    <>
      <button
        ref={button}
        type="button"
        data-cell-widget=""
        data-testid="row-role"
        tabIndex={tabIndex}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={t("staging-role-of", { email: row.email, role: role?.name ?? t("role-choose") })}
        onClick={() => setOpen(true)}
        className="-ml-2 flex h-7 max-h-full min-w-0 items-center gap-1.5 rounded-control px-2 text-body hover:bg-surface"
      >
        <span className={role ? "shrink-0 whitespace-nowrap" : "truncate text-waiting"}>
          {role?.name ?? (row.otherWords ? t("staging-unknown-role", { role: row.otherWords }) : t("role-choose"))}
        </span>
        {role && row.otherWords ? (
          <span className="truncate text-small text-ink-3">{t("staging-role-was", { role: row.otherWords })}</span>
        ) : null}
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" />
      </button>
      {open ? (
        <RoleList
          trigger={button}
          roles={roles}
          chosen={row.roleId}
          onClose={() => setOpen(false)}
          onChoose={(id) => void doings.setRole(row.id, id)}
        />
      ) : null}
    </>
  );
}

const tag = "rounded-tag px-1.5 py-0.5 text-small font-medium whitespace-nowrap";

export function StateCell({ row, tabIndex, doings }: Props) {
  const { t } = useWords();
  const { state } = row;
  switch (state.kind) {
    case "ready":
      return <Ready row={row} />;
    case "leftOut":
      return <span className={`${tag} border border-line text-ink-3`}>{t("state-left-out")}</span>;
    case "noRole":
      return <span className={`${tag} bg-waiting-tint text-waiting`}>{t("state-no-role")}</span>;
    case "unknownRole":
      return <span className={`${tag} bg-danger-tint text-danger`}>{t("state-unknown-role")}</span>;
    case "ownerInBulk":
      return <span className={`${tag} bg-waiting-tint text-waiting`}>{t("state-owner-in-bulk")}</span>;
    case "badEndDate":
      return (
        <span className={`${tag} bg-danger-tint text-danger`} title={state.written}>
          {t(lookUp(endWords, state.reason) ?? "state-end-unreadable")}
        </span>
      );
    case "noSeat":
      return <span className={`${tag} bg-waiting-tint text-waiting`}>{t("state-no-seat")}</span>;
    case "repeated":
      return <span className={`${tag} bg-hovered text-ink-2`}>{t("state-repeated")}</span>;
    case "alreadyMember":
      return <span className={`${tag} bg-hovered text-ink-2`}>{t("state-already-member")}</span>;
    case "alreadyPending":
      return <span className={`${tag} bg-info-tint text-info`}>{t("state-already-pending")}</span>;
    case "mistyped":
      return <MistypedFix row={row} suggestion={state.suggestion} tabIndex={tabIndex} doings={doings} />;
    case "notAnAddress":
      return state.suggestion === null ? (
        <NotAnAddress row={row} why={reasonWords(t, state.reason)} tabIndex={tabIndex} doings={doings} />
      ) : (
        <MistypedFix row={row} suggestion={state.suggestion} whole tabIndex={tabIndex} doings={doings} />
      );
    default:
      return state satisfies never;
  }
}

const endWords = { whichOrder: "state-end-order", unreadable: "state-end-unreadable", past: "state-end-past" } as const;

function Ready({ row }: { row: StagingRow }) {
  const { t, day } = useWords();
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-ink-2">
      <Check aria-hidden="true" className="size-4 shrink-0 text-success" />
      <span className="truncate">
        {row.ends === null ? t("state-ready") : t("state-ready-until", { day: day(row.ends.at) })}
      </span>
    </span>
  );
}

function reasonWords(t: Say, reason: string): string {
  return t(lookUp(addressWords, reason) ?? "address-other");
}

const fixLook =
  "inline-flex h-6 min-w-0 shrink-0 items-center whitespace-nowrap rounded-tag border border-line bg-surface px-1.5 text-small font-medium text-accent-ink hover:bg-hovered";

function MistypedFix({ row, suggestion, whole = false, tabIndex, doings }: Props & { suggestion: string; whole?: boolean }) {
  const { t } = useWords();
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <FaultMark />
      <button
        type="button"
        data-cell-widget=""
        data-testid="use-suggestion"
        tabIndex={tabIndex}
        title={suggestion}
        aria-label={t("state-use-suggestion", { email: suggestion })}
        onClick={() => void doings.edit(row.id, suggestion)}
        className={fixLook}
      >
        <span className="truncate">{t("fix-use", { to: whole ? suggestion : (suggestion.split("@").at(-1) ?? suggestion) })}</span>
      </button>
    </span>
  );
}

function NotAnAddress({ row, why, tabIndex, doings }: Props & { why: string }) {
  const { t } = useWords();
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <FaultMark />
      <span className="truncate text-small text-danger" title={why}>
        {why}
      </span>
      <button
        type="button"
        data-cell-widget=""
        tabIndex={tabIndex}
        aria-label={t("staging-leave-out-row", { email: row.email })}
        onClick={() => void doings.leaveOut([row.id], true)}
        className={fixLook}
      >
        {t("staging-leave-out")}
      </button>
    </span>
  );
}

function FaultMark() {
  return <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger" />;
}
