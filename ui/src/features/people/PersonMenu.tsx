// What may be done with one person or invitation. Which of it may be done is the host's answer, not this menu's.
import { useNavigate } from "@tanstack/react-router";
import { CircleHelp, Copy, Ellipsis, Eye, Link, MailPlus, Pencil, Shield, Trash2, Undo2, UserRoundCheck } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, SubmenuTrigger, Text } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRoleChoices, useRolesPage, useSync } from "../../app/queries";
import { useWords } from "../../app/words";
import type { PersonRow } from "../../bindings";
import { useHost } from "../../host";
import { Confirm } from "../../parts/Confirm";
import { itemLook, itemLookStacked } from "../../parts/Picker";
import { toast } from "../../parts/toasts";

// Asked for by few and seldom, so it is loaded when it first is.
const WhyDialog = lazy(() => import("../access/WhyDialog").then((module) => ({ default: module.WhyDialog })));

const EditInvitation = lazy(() => import("./EditInvitation").then((module) => ({ default: module.EditInvitation })));

type Props = { row: PersonRow; tabIndex: 0 | -1 };
const popoverLook = "min-w-52 max-w-80 overflow-auto rounded-card border border-line bg-surface p-1 shadow-(--shadow)";

const buttonLook =
  "inline-flex size-7 cursor-default items-center justify-center rounded-control text-ink-2 hover:bg-hovered pressed:bg-hovered";

/** Members can be asked about, whatever may be done with them; an invitation is nobody yet. */
function isMember({ status }: PersonRow): boolean {
  return status === "active" || status === "suspended";
}

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
              <Item testId="menu-approve" icon={<UserRoundCheck />} label={t("person-approve")} onAction={doings.approve} />
            ) : null}
            {may("resend") ? (
              <Item testId="menu-resend" icon={<MailPlus />} label={t("person-resend")} onAction={doings.resend} />
            ) : null}
            {may("copyLink") ? (
              <Item testId="menu-copy-link" icon={<Copy />} label={t("person-copy-link")} onAction={doings.copyLink} />
            ) : null}
            {may("handOver") && !may("copyLink") ? (
              <Item testId="menu-hand-over" icon={<Link />} label={t("person-hand-over")} onAction={doings.handOver} />
            ) : null}
            {may("edit") ? (
              <Item testId="menu-edit" icon={<Pencil />} label={t("person-edit")} onAction={() => setEditing(true)} />
            ) : null}
            {may("delete") ? (
              <Item testId="menu-delete" icon={<Trash2 />} label={t("person-delete")} onAction={doings.drop} />
            ) : null}
            {may("revoke") ? (
              <Item testId="menu-revoke" icon={<Undo2 />} label={t("person-revoke")} onAction={() => setRevoking(true)} />
            ) : null}
            {isMember(row) ? <ViewAsItem row={row} /> : null}
            {isMember(row) ? (
              <Item testId="menu-why" icon={<CircleHelp />} label={t("person-why")} onAction={() => setAsking(true)} />
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

type ItemProps = { testId: string; icon: ReactNode; label: string; onAction: () => void };

function Item({ testId, icon, label, onAction }: ItemProps) {
  return (
    <MenuItem data-testid={testId} textValue={label} onAction={onAction} className={`${itemLook} items-center [&>svg]:size-4`}>
      {icon}
      {label}
    </MenuItem>
  );
}

function ViewAsItem({ row }: { row: PersonRow }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useRolesPage();
  if (!data?.rights.viewAs) return null;
  return (
    <Item
      testId="menu-view-as"
      icon={<Eye />}
      label={t("person-view-as")}
      onAction={() => void navigate({ to: "/roles/$role/view", params: { role: row.id }, search: { kind: "member" } })}
    />
  );
}

function RoleMenu({ row }: { row: PersonRow }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const { data: roles = [] } = useRoleChoices();
  const give = (id: string) =>
    void ask(async () => {
      await host.changeRole(row.id, id);
      toast({ text: t("person-role-changed", { name: row.name, role: roles.find((role) => role.id === id)?.name ?? "" }) });
    });
  const closed = roles.filter((role) => !role.mayGive || role.id === row.roleId).map((role) => role.id);
  return (
    <SubmenuTrigger>
      <MenuItem data-testid="menu-change-role" textValue={t("person-change-role")} className={`${itemLook} items-center [&>svg]:size-4`}>
        <Shield aria-hidden="true" />
        {t("person-change-role")}
        <span aria-hidden="true" className="ml-auto pl-3 text-ink-3">
          ›
        </span>
      </MenuItem>
      <Popover className={popoverLook}>
        <Menu
          aria-label={t("person-change-role")}
          className="outline-none"
          selectionMode="single"
          selectedKeys={[row.roleId]}
          disabledKeys={closed}
          onAction={(key) => give(String(key))}
        >
          {roles.map((role) => (
            <MenuItem key={role.id} id={role.id} textValue={role.name} data-testid="role-choice" className={itemLookStacked}>
              <Text slot="label" className="block">
                {role.name}
              </Text>
              <Text slot="description" className="block text-small text-ink-3">
                {role.id === row.roleId
                  ? t("role-now")
                  : role.mayGive
                    ? t("role-detail", { people: role.people, permissions: role.permissionsOn })
                    : t("role-may-not-give")}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
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
    copyLink: () => told(() => host.copyInvitationLink(row.id), t("person-link-copied", { email })),
    approve: () => told(() => host.approveInvitation(row.id), t("person-approved", { email })),
    handOver: () => told(() => host.handOverInvitation(row.id), t("person-handed-over", { email })),
    drop: () => told(() => host.deleteInvitation(row.id), t("person-deleted", { email })),
    revoke: () => told(() => host.revokeInvitation(row.id), t("person-revoked", { email })),
  };
}
