// What can be done with one role from the list. What may not be done is not there.
import { useNavigate } from "@tanstack/react-router";
import { Copy, Ellipsis, FileDown, GitCompareArrows, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuTrigger, Popover } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleCard, RolesPage } from "../../host/roles";
import { toast } from "../../parts/toasts";
import { DeleteRole } from "./DeleteRole";
import { Item, menuLook } from "./ModuleMenu";
import { NameDialog } from "./NameDialog";

type Props = { card: RoleCard; page: RolesPage; onCopy: () => void };

export function RoleRowMenu({ card, page, onCopy }: Props) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"rename" | "delete">();
  const own = card.origin === "custom";
  const close = () => setAsking(undefined);
  const rename = (name: string) =>
    ask(async () => {
      await host.renameRole(card.id, name);
      toast({ text: t("role-renamed", { before: card.name, name }) });
    });
  const save = () =>
    void ask(async () => {
      if (await host.exportRole(card.id)) toast({ text: t("role-exported", { name: card.name }) });
    });
  return (
    <>
      <MenuTrigger>
        <Button
          aria-label={t("role-actions", { name: card.name })}
          data-testid={`role-menu-${card.name}`}
          className="inline-flex size-7 cursor-default items-center justify-center rounded-control text-ink-2 hover:bg-hovered pressed:bg-hovered"
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </Button>
        <Popover placement="bottom end" className={menuLook}>
          <Menu className="outline-none">
            {page.rights.create ? (
              <Item testId="menu-duplicate" icon={<Copy />} label={t("role-duplicate")} onAction={onCopy} />
            ) : null}
            {own && page.rights.edit ? (
              <Item testId="menu-rename" icon={<PencilLine />} label={t("role-rename")} onAction={() => setAsking("rename")} />
            ) : null}
            <Item
              testId="menu-compare"
              icon={<GitCompareArrows />}
              label={t("role-compare-with")}
              onAction={() => void navigate({ to: "/roles/compare", search: { left: card.id } })}
            />
            <Item testId="menu-export" icon={<FileDown />} label={t("role-export")} onAction={save} />
            {own && page.rights.remove ? (
              <Item testId="menu-delete" danger icon={<Trash2 />} label={t("role-delete")} onAction={() => setAsking("delete")} />
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asking === "rename" ? (
        <NameDialog
          title={t("rename-title", { name: card.name })}
          verb={t("rename-verb")}
          name={card.name}
          renaming={card.id}
          onName={rename}
          onClose={close}
        />
      ) : null}
      {asking === "delete" ? <DeleteRole card={card} onClose={close} /> : null}
    </>
  );
}
