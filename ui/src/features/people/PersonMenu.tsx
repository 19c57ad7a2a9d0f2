// What may be done with one person or invitation. Which of it may be done is the host's answer, not this menu's.
import { useNavigate } from "@tanstack/react-router";
import { CircleHelp, Ellipsis, Eye, MailPlus, Pencil, Trash2, Undo2, UserRoundCheck } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Button, Menu, MenuTrigger, Popover } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRolesPage, useSync } from "../../app/queries";
import { useWords } from "../../app/words";
import type { HandOver, PersonRow } from "../../bindings";
import { useHost } from "../../host";
import { Confirm } from "../../parts/Confirm";
import { toast } from "../../parts/toasts";
import { HandOverMenu, handOverWords } from "./HandOverMenu";
import { isMember, MemberLines, type MemberDialog } from "./MemberLines";
import { MenuLine, popoverLook } from "./MenuLine";
import { RoleMenu } from "./RoleMenu";

// Asked for by few and seldom, so it is loaded when it first is.
const WhyDialog = lazy(() => import("../access/WhyDialog").then((module) => ({ default: module.WhyDialog })));

const MemberDialogs = lazy(() => import("./MemberDialogs").then((module) => ({ default: module.MemberDialogs })));

const EditInvitation = lazy(() => import("./EditInvitation").then((module) => ({ default: module.EditInvitation })));

type Props = { row: PersonRow; tabIndex: 0 | -1 };

const buttonLook =
  "inline-flex size-7 cursor-default items-center justify-center rounded-control text-ink-2 hover:bg-hovered pressed:bg-hovered";

export function hasMenu(row: PersonRow): boolean {
  return row.can.length > 0 || isMember(row);
}

/** The menu itself is made when it is first pressed: a list scrolls through thousands of these buttons. */
export function PersonMenu({ row, tabIndex }: Props) {
  const { t } = useWords();
  const [pressedBy, setPressedBy] = useState<"key" | "pointer">();
  if (pressedBy) return <OpenedMenu row={row} tabIndex={tabIndex} openedBy={pressedBy} />;
  return (
    <button
      type="button"
      aria-label={t("person-actions", { name: row.name })}
      aria-haspopup="menu"
      data-testid="row-menu"
      data-cell-widget=""
      data-view-as={row.id}
      tabIndex={tabIndex}
      // A click that no pointer made has no detail.
      onClick={(event) => setPressedBy(event.detail === 0 ? "key" : "pointer")}
      className={buttonLook}
    >
      <Ellipsis aria-hidden="true" className="size-4" />
    </button>
  );
}

function OpenedMenu({ row, tabIndex, openedBy }: Props & { openedBy: "key" | "pointer" }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const [revoking, setRevoking] = useState(false);
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState(false);
  const [dialog, setDialog] = useState<MemberDialog | null>(null);
  const doings = useDoings(row);
  const may = (doing: string) => row.can.includes(doing);
  // The button takes the focus and the press of the one that it replaced; the menu gives the focus back to it.
  useEffect(() => {
    button.current?.focus();
    if (openedBy === "pointer") button.current?.click();
    else for (const type of ["keydown", "keyup"]) button.current?.dispatchEvent(enterKey(type));
  }, [openedBy]);
  return (
    <>
      <MenuTrigger>
        <Button
          ref={button}
          aria-label={t("person-actions", { name: row.name })}
          data-testid="row-menu"
          data-cell-widget=""
          data-view-as={row.id}
          excludeFromTabOrder={tabIndex === -1}
          className={buttonLook}
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </Button>
        <Popover placement="bottom end" className={popoverLook}>
          <Menu className="outline-none">
            {may("changeRole") ? <RoleMenu row={row} /> : null}
            {may("approve") ? (
              <MenuLine testId="menu-approve" icon={<UserRoundCheck />} label={t("person-approve")} onAction={doings.approve} />
            ) : null}
            {may("resend") ? (
              <MenuLine testId="menu-resend" icon={<MailPlus />} label={t("person-resend")} onAction={doings.resend} />
            ) : null}
            {may("copyLink") || may("handOver") ? <HandOverMenu row={row} onHandOver={doings.handOver} /> : null}
            {may("edit") && !isMember(row) ? (
              <MenuLine testId="menu-edit" icon={<Pencil />} label={t("person-edit")} onAction={() => setEditing(true)} />
            ) : null}
            {may("delete") ? (
              <MenuLine testId="menu-delete" icon={<Trash2 />} label={t("person-delete")} onAction={doings.drop} />
            ) : null}
            {may("revoke") ? (
              <MenuLine testId="menu-revoke" icon={<Undo2 />} label={t("person-revoke")} onAction={() => setRevoking(true)} />
            ) : null}
            <MemberLines row={row} onOpen={setDialog} />
            {isMember(row) ? <ViewAsItem row={row} /> : null}
            {isMember(row) ? (
              <MenuLine testId="menu-why" icon={<CircleHelp />} label={t("person-why")} onAction={() => setAsking(true)} />
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {revoking ? <RevokeQuestion row={row} onClose={() => setRevoking(false)} onRevoke={doings.revoke} /> : null}
      {editing ? (
        <Suspense>
          <EditInvitation row={row} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
      {dialog ? (
        <Suspense>
          <MemberDialogs row={row} dialog={dialog} onOpen={setDialog} onClose={() => setDialog(null)} />
        </Suspense>
      ) : null}
      {asking ? (
        <Suspense>
          <WhyDialog subject={{ kind: "member", id: row.id }} who={row.name} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Opened by a key, the menu goes to its first item at once. */
function enterKey(type: string): KeyboardEvent {
  return new KeyboardEvent(type, { key: "Enter", bubbles: true, cancelable: true });
}

function ViewAsItem({ row }: { row: PersonRow }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useRolesPage();
  if (!data?.rights.viewAs) return null;
  return (
    <MenuLine
      testId="menu-view-as"
      icon={<Eye />}
      label={t("person-view-as")}
      onAction={() => void navigate({ to: "/roles/$role/view", params: { role: row.id }, search: { kind: "member" } })}
    />
  );
}

function RevokeQuestion({ row, onClose, onRevoke }: { row: PersonRow; onClose: () => void; onRevoke: () => void }) {
  const { t } = useWords();
  const { data: sync } = useSync();
  return (
    <Confirm danger title={t("revoke-title", { email: row.email })} verb={t("revoke-verb")} onConfirm={onRevoke} onClose={onClose}>
      <p>{t("revoke-consequence")}</p>
      {sync && sync.line !== "online" && sync.line !== "syncing" ? <p className="font-semibold">{t("revoke-offline")}</p> : null}
    </Confirm>
  );
}

function useDoings(row: PersonRow) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const told = (run: () => Promise<unknown>, text: string) =>
    void ask(async () => {
      await run();
      toast({ text });
    });
  const { email } = row;
  return {
    resend: () => told(() => host.resendInvitation(row.id), t("person-resent", { email })),
    approve: () => told(() => host.approveInvitation(row.id), t("person-approved", { email })),
    handOver: (how: HandOver) =>
      told(
        () => host.handOverInvitation(row.id, how),
        // A link that was mailed stops working when another is made for one's own hands.
        t(handOverWords[how].done, { email, mailed: row.can.includes("copyLink") ? "no" : "yes" }),
      ),
    drop: () => told(() => host.deleteInvitation(row.id), t("person-deleted", { email })),
    revoke: () => told(() => host.revokeInvitation(row.id), t("person-revoked", { email })),
  };
}
