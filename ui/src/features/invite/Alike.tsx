// One question for many rows: what is the matter with them, and the answers that settle all of them at once.
import { ArrowRight, CalendarX, CircleAlert, Copy, Crown, Users } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { lookUp } from "../../app/faults";
import { useWords } from "../../app/words";
import type { RoleChoice, Staging, StagingAlike, StagingAnswer, StagingRow } from "../../bindings";
import { Button } from "../../parts/Button";
import { Picker } from "../../parts/Picker";
import { bulkChoices } from "./CountsLine";
import type { RowKind } from "./rowKinds";
import type { StagingDoings } from "./useStagingDoings";

// Asked for seldom, so it is loaded when it first is.
const InviteOwner = lazy(() => import("./InviteOwner").then((module) => ({ default: module.InviteOwner })));

type Props = {
  alike: StagingAlike;
  first: boolean;
  staging: Staging;
  roles: RoleChoice[];
  doings: StagingDoings;
  onShow: (kind: RowKind) => void;
};

export function Alike({ alike, first, staging, roles, doings, onShow }: Props) {
  const { t } = useWords();
  const { repair } = alike;
  const count = alike.rows.length;
  const settle = (answer: StagingAnswer) => void doings.settle(repair, answer);
  const leaveOut = <Answer onPress={() => settle({ kind: "leaveOut" })}>{t("staging-leave-out")}</Answer>;
  const main = first ? "primary" : "secondary";
  const alert = <CircleAlert className="text-danger" />;
  const show = (kind: RowKind) => <Answer onPress={() => onShow(kind)}>{t("fix-show")}</Answer>;
  switch (repair.kind) {
    case "domain":
      return (
        <Item icon={alert} title={t("fix-domain-title", { count })} text={t("fix-domain", { from: repair.from, to: repair.to })}>
          <Answer weight={main} main onPress={() => settle({ kind: "asSuggested" })}>
            {t("fix-use", { to: repair.to })}
          </Answer>
          <Answer onPress={() => settle({ kind: "asWritten" })}>{t("fix-as-written", { count })}</Answer>
          {leaveOut}
        </Item>
      );
    case "spelling":
      return (
        <Item icon={alert} title={t("fix-spelling-title", { count })} text={t(lookUp(slips, repair.slip) ?? "slip-other")}>
          <Meant row={rowOf(staging, alike)} />
          <Answer weight={main} main onPress={() => settle({ kind: "asSuggested" })}>
            {t("fix-spelling", { count })}
          </Answer>
          {leaveOut}
        </Item>
      );
    case "address":
      return (
        <Item icon={alert} title={t("fix-address-title", { count })} text={t("fix-address")}>
          {show("needsFixing")}
          {leaveOut}
        </Item>
      );
    case "role":
    case "anyRole": {
      const [near] = repair.kind === "role" ? roles.filter((role) => repair.near.includes(role.id)) : [];
      const words = repair.kind === "role" ? repair.words : "";
      return (
        <Item icon={alert} title={repair.kind === "role" ? t("fix-role-title", { count, role: words }) : t("fix-any-role-title", { count })}>
          {near ? (
            <Answer weight={main} main onPress={() => settle({ kind: "role", role: near.id })}>
              {t("fix-role-use", { role: near.name, count })}
            </Answer>
          ) : null}
          <OtherRole label={words ? t("fix-role-other", { role: words }) : t("fix-any-role")} roles={roles} onChoose={(role) => settle({ kind: "role", role })} />
          {leaveOut}
        </Item>
      );
    }
    case "ownerAlone":
      return (
        <Item icon={<Crown className="text-waiting" />} title={t("fix-owner-title", { count })} text={t("fix-owner")}>
          <OwnerAlone row={rowOf(staging, alike)} role={repair.role} roles={roles} weight={main} doings={doings} />
          <OtherRole label={t("fix-owner-other")} roles={roles} onChoose={(role) => settle({ kind: "role", role })} />
          {leaveOut}
        </Item>
      );
    case "dateOrder":
      return (
        <Item icon={<CalendarX className="text-danger" />} title={t("fix-date-order-title", { count })} text={t("fix-date-order", { written: endOf(rowOf(staging, alike)) })}>
          <Answer weight={main} main onPress={() => settle({ kind: "dayFirst" })}>
            {t("fix-day-first")}
          </Answer>
          <Answer main onPress={() => settle({ kind: "monthFirst" })}>
            {t("fix-month-first")}
          </Answer>
        </Item>
      );
    case "endDate":
      return (
        <Item icon={<CalendarX className="text-danger" />} title={repair.written ? t("fix-end-title", { count, written: repair.written }) : t("fix-end-past-title", { count })}>
          <Answer weight={main} main onPress={() => settle({ kind: "noEnd" })}>
            {t("fix-no-end")}
          </Answer>
          {leaveOut}
        </Item>
      );
    case "repeated":
      return (
        <Item icon={<Copy className="text-ink-3" />} title={t("count-repeated", { count })} text={t("fix-repeated")}>
          {show("repeated")}
        </Item>
      );
    case "member":
      return (
        <Item icon={<Users className="text-ink-3" />} title={t("fix-members-skipped", { count })}>
          {show("alreadyMember")}
        </Item>
      );
    case "pending": {
      const rows = staging.rows.filter((row) => alike.rows.includes(row.id));
      const invitations = rows.flatMap(({ state }) => (state.kind === "alreadyPending" ? [state.invitation] : []));
      return (
        <Item icon={<Users className="text-ink-3" />} title={t("fix-pending-skipped", { count })}>
          <Answer main onPress={() => void doings.sendAgain(alike.rows, invitations)}>
            {t("fix-send-again", { count })}
          </Answer>
          {show("alreadyPending")}
        </Item>
      );
    }
    case "seats":
      return (
        <Item icon={<CircleAlert className="text-waiting" />} title={t("fix-seats-title", { count })} text={t("fix-seats")}>
          {show("noSeat")}
          {leaveOut}
        </Item>
      );
    default:
      return repair satisfies never;
  }
}

const slips = {
  ends: "slip-ends",
  at: "slip-at",
  spaces: "slip-spaces",
  commas: "slip-commas",
  dots: "slip-dots",
  noAt: "slip-no-at",
} as const;

function rowOf(staging: Staging, alike: StagingAlike): StagingRow | undefined {
  return staging.rows.find((row) => row.id === alike.rows[0]);
}

function endOf(row: StagingRow | undefined): string {
  return row?.state.kind === "badEndDate" ? row.state.written : "";
}

/** One of the rows, as it is and as it was probably meant. */
function Meant({ row }: { row: StagingRow | undefined }) {
  if (row?.state.kind !== "notAnAddress" || row.state.suggestion === null) return null;
  return (
    <p className="flex w-full flex-wrap items-center gap-1 text-small">
      <del className="text-danger decoration-1">{row.email}</del>
      <ArrowRight aria-hidden="true" className="size-3" />
      <span className="font-medium text-ink">{row.state.suggestion}</span>
    </p>
  );
}

type OwnerProps = { row: StagingRow | undefined; role: string; roles: RoleChoice[]; weight: "primary" | "secondary"; doings: StagingDoings };

function OwnerAlone({ row, role, roles, weight, doings }: OwnerProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const choice = roles.find((each) => each.id === role);
  if (!row || !choice?.mayGive) return null;
  return (
    <>
      <Answer weight={weight} main onPress={() => setOpen(true)}>
        {t("invite-owner-open", { role: choice.name })}
      </Answer>
      {open ? (
        <Suspense>
          <InviteOwner
            email={row.email}
            name={row.name}
            role={choice}
            onClose={() => setOpen(false)}
            onInvited={() => void doings.leaveOut([row.id], true)}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function OtherRole({ label, roles, onChoose }: { label: string; roles: RoleChoice[]; onChoose: (role: string) => void }) {
  const { t } = useWords();
  return (
    <Picker
      label={label}
      labelHidden
      className="w-full"
      chosen={null}
      placeholder={t("role-choose-other")}
      choices={bulkChoices(t, roles)}
      onChoose={onChoose}
    />
  );
}

type AnswerProps = { weight?: "primary" | "secondary"; main?: boolean; onPress: () => void; children: ReactNode };

function Answer({ weight = "secondary", main = false, onPress, children }: AnswerProps) {
  return (
    <Button weight={main ? weight : "quiet"} data-testid={main ? "apply-fix" : "other-fix"} onPress={onPress}>
      {children}
    </Button>
  );
}

type ItemProps = { icon: ReactNode; title: string; text?: string; children: ReactNode };

function Item({ icon, title, text, children }: ItemProps) {
  return (
    <section className="flex gap-2.5 border-b border-line py-3 text-body last:border-b-0 snug:border-b-0 snug:py-2">
      <span aria-hidden="true" className="mt-0.5 shrink-0 [&>svg]:size-4">
        {icon}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 text-ink-2 wrap-anywhere">
        <h3 className="font-medium text-ink">{title}</h3>
        {text ? <p>{text}</p> : null}
        <div className="flex flex-wrap gap-1">{children}</div>
      </div>
    </section>
  );
}
