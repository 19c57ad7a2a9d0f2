// The roles that a member can be given, as a menu of a menu.
import { Shield } from "lucide-react";
import { Menu, MenuItem, Popover, SubmenuTrigger, Text } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRoleChoices } from "../../app/queries";
import { useWords } from "../../app/words";
import type { PersonRow } from "../../bindings";
import { useHost } from "../../host";
import { itemLook, itemLookStacked } from "../../parts/Picker";
import { toast } from "../../parts/toasts";
import { popoverLook } from "./MenuLine";

export function RoleMenu({ row }: { row: PersonRow }) {
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
