// All roles of the workspace: who has them, what they reach in plain words, and the ready ones to begin with.
import { useNavigate } from "@tanstack/react-router";
import { FolderKey, Import, Plus } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useScreenReady } from "../../app/look";
import { useRolesPage } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleImport, RolesPage, RoleSource } from "../../host/roles";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { ImportRole } from "./ImportRole";
import { NewRole } from "./NewRole";
import { ReadyGallery } from "./ReadyGallery";
import { RoleList } from "./RoleList";

export function RolesScreen() {
  const { t } = useWords();
  const { data, error, refetch } = useRolesPage();
  const [making, setMaking] = useState<RoleSource>();
  useScreenReady(data !== undefined);
  const own = data?.roles.filter((role) => role.origin === "custom") ?? [];
  return (
    <Page
      title={t("nav-roles")}
      detail={data ? t("roles-count", { count: data.roles.length, own: own.length }) : null}
      actions={data ? <Actions page={data} onNew={() => setMaking({ kind: "scratch" })} /> : null}
    >
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : data ? (
        <div className="flex flex-col gap-5">
          {data.rights.planLacksCustomRoles !== null ? (
            <Notice tone="info" testId="plan-lacks-roles">
              <p className="font-semibold">{t("roles-plan-title", { plan: data.rights.planLacksCustomRoles })}</p>
              <p>{t("roles-plan-text")}</p>
            </Notice>
          ) : null}
          <RoleList page={data} onCopy={(id) => setMaking({ kind: "role", id })} />
          {own.length === 0 && data.rights.create ? (
            <ReadyGallery ready={data.ready} onUse={(key) => setMaking({ kind: "ready", key })} />
          ) : null}
        </div>
      ) : (
        <div className="flex flex-col gap-6 py-4">
          <Skeleton className="w-1/3" />
          <Skeleton className="w-1/2" />
        </div>
      )}
      {making ? <NewRole source={making} onClose={() => setMaking(undefined)} /> : null}
    </Page>
  );
}

function Actions({ page, onNew }: { page: RolesPage; onNew: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const [read, setRead] = useState<RoleImport>();
  const navigate = useNavigate();
  const exceptions = (
    <Button
      data-testid="to-exceptions"
      icon={<FolderKey aria-hidden="true" className="size-4 text-ink-3" />}
      onPress={() => void navigate({ to: "/roles/exceptions" })}
    >
      {t("exceptions-title")}
    </Button>
  );
  if (!page.rights.create) return exceptions;
  return (
    <>
      {exceptions}
      <Button
        data-testid="import-role"
        icon={<Import aria-hidden="true" className="size-4 text-ink-3" />}
        onPress={() => void ask(async () => setRead((await host.chooseRoleFile()) ?? undefined))}
      >
        {t("role-import")}
      </Button>
      <Button weight="primary" data-testid="new-role" icon={<Plus aria-hidden="true" className="size-4" />} onPress={onNew}>
        {t("new-role")}
      </Button>
      {read ? <ImportRole read={read} onClose={() => setRead(undefined)} /> : null}
    </>
  );
}
