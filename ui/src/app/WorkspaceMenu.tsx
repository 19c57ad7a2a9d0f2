// The workspace switcher: which one is in front, the others, and the ways in and out.
import { useNavigate } from "@tanstack/react-router";
import { Check, ChevronsUpDown, CircleUser, LogOut, MailQuestion, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text } from "react-aria-components";
import type { WorkspaceEntry } from "../bindings";
import { reasonOf, useHost } from "../host";
import { Confirm } from "../parts/Confirm";
import { WorkspaceMark } from "../parts/Avatar";
import { itemLook } from "../parts/Picker";
import { useAsk } from "./asking";
import { refusalSentence } from "./faults";
import { useAppState, useFreshWorkspace, useInvites, waitingIn } from "./queries";
import { useWords } from "./words";

export function WorkspaceMenu({ workspace }: { workspace: WorkspaceEntry }) {
  const { t } = useWords();
  const { data } = useAppState();
  const { data: invites } = useInvites();
  const doings = useDoings(workspace);
  const isDemo = workspace.place.kind === "demo";
  return (
    <>
      <MenuTrigger>
        <Button
          data-testid="workspace-menu"
          className="flex h-9 w-full cursor-default items-center gap-2.5 rounded-control px-2 text-left text-body font-semibold text-ink hover:bg-hovered pressed:bg-hovered middle:justify-center middle:px-0 narrow:size-9"
        >
          <WorkspaceMark name={workspace.name} />
          <span className="sr-only">{t("workspace-menu")}</span>
          <span className="min-w-0 flex-1 truncate middle:sr-only">{workspace.name}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-ink-3 middle:hidden" />
        </Button>
        <Popover className="w-72 rounded-card border border-line bg-surface p-1 shadow-(--shadow)">
          <Menu className="outline-none" onAction={(key) => doings.run(String(key))}>
            <MenuSection aria-label={t("workspace-list")}>
              {(data?.workspaces ?? []).map((entry) => (
                <MenuItem key={entry.id} id={entry.id} textValue={entry.name} className={itemLook}>
                  <WorkspaceMark name={entry.name} />
                  <span className="min-w-0 flex-1">
                    <Text slot="label" className="block truncate font-medium">
                      {entry.name}
                    </Text>
                    <Text slot="description" className="block truncate text-small text-ink-3">
                      {t("workspace-role-at", { role: entry.role, place: placeWords(t, entry) })}
                    </Text>
                  </span>
                  {entry.id === workspace.id ? (
                    <Check aria-label={t("workspace-current")} className="size-4 shrink-0" />
                  ) : null}
                </MenuItem>
              ))}
            </MenuSection>
            <Separator className="my-1 h-px bg-line" />
            <MenuItem id="invites" data-testid="menu-invites" className={itemLook}>
              <MailQuestion aria-hidden="true" className="mt-0.5 size-4" />
              {t("invites-menu", { count: waitingIn(invites) })}
            </MenuItem>
            <MenuItem id="account" data-testid="menu-account" className={itemLook}>
              <CircleUser aria-hidden="true" className="mt-0.5 size-4" />
              {t("account-menu")}
            </MenuItem>
            <Separator className="my-1 h-px bg-line" />
            <MenuItem id="add" className={itemLook}>
              <Plus aria-hidden="true" className="mt-0.5 size-4" />
              {t("workspace-add")}
            </MenuItem>
            <MenuItem id={isDemo ? "removeDemo" : "signOut"} className={itemLook}>
              {isDemo ? (
                <Trash2 aria-hidden="true" className="mt-0.5 size-4" />
              ) : (
                <LogOut aria-hidden="true" className="mt-0.5 size-4" />
              )}
              {isDemo ? t("demo-remove") : t("sign-out")}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {doings.unsent === undefined ? null : (
        <Confirm
          danger
          title={t("sign-out-title", { name: workspace.name })}
          verb={t("sign-out-discard")}
          onConfirm={() => void doings.signOut(true)}
          onClose={doings.keep}
        >
          <p>{doings.unsent}</p>
          <p>{t("sign-out-consequence")}</p>
        </Confirm>
      )}
    </>
  );
}

function placeWords(t: ReturnType<typeof useWords>["t"], { place }: WorkspaceEntry): string {
  switch (place.kind) {
    case "thisComputer":
      return t("place-this-computer");
    case "demo":
      return t("place-demo");
    case "server":
      return place.address.replace(/^https?:\/\//, "");
    default:
      return place satisfies never;
  }
}

function useDoings(workspace: WorkspaceEntry) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const freshen = useFreshWorkspace();
  const [unsent, setUnsent] = useState<string>();

  const moveOn = async () => {
    await freshen();
    await navigate({ to: "/" });
  };
  const signOut = async (discard: boolean) => {
    await ask(async () => {
      try {
        await host.signOut(workspace.id, discard);
      } catch (thrown) {
        const reason = reasonOf(thrown);
        if (discard || reason.kind !== "refused" || !/^unsent_?changes$/i.test(reason.detail.code)) throw thrown;
        setUnsent(refusalSentence(t, reason.detail));
        return;
      }
      await moveOn();
    });
  };
  const run = (key: string) => {
    if (key === "add") void navigate({ to: "/welcome", search: {} });
    else if (key === "invites") void navigate({ to: "/invites" });
    else if (key === "account") void navigate({ to: "/account", search: {} });
    else if (key === "signOut") void signOut(false);
    else if (key === "removeDemo") void ask(async () => host.removeDemo().then(moveOn));
    else if (key !== workspace.id) void ask(async () => host.switchWorkspace(key).then(moveOn));
  };
  return { run, signOut, unsent, keep: () => setUnsent(undefined) };
}
