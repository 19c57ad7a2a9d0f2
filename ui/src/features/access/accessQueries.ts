// What is known of access: reasons, previews, exceptions and the catalogue of permissions, each as a query.
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { keys } from "../../app/queries";
import { useHost } from "../../host";
import type { PermissionLine, RoleEditor, ViewAsSubject, WhySubject } from "../../host/roles";

// All of them begin as the roles do, so that whatever touches a role asks these again too.
const accessKeys = {
  preview: [...keys.roles, "preview"],
  why: [...keys.roles, "why"],
  projects: [...keys.roles, "projects"],
} as const;

export function usePermissionCatalogue() {
  const host = useHost();
  return useQuery({ queryKey: keys.catalogue, queryFn: () => host.permissionCatalogue() }).data;
}

export type LineOf = (key: string) => PermissionLine | undefined;

/** Finds a permission's line by its key. */
export function usePermissionLines(): LineOf {
  const catalogue = usePermissionCatalogue();
  return useMemo(() => {
    const lines = new Map(catalogue?.modules.flatMap(({ permissions }) => permissions.map((line) => [line.key, line] as const)));
    return (key: string) => lines.get(key);
  }, [catalogue]);
}

/** The draft of a role; none is asked for without one. */
export function useRoleDraft(role: string | null) {
  const host = useHost();
  return useQuery({
    queryKey: [...keys.roleEditor, role],
    queryFn: () => host.roleEditor(role ?? ""),
    enabled: role !== null,
  }).data;
}

export function usePreview(subject: ViewAsSubject) {
  const host = useHost();
  return useQuery({
    queryKey: [...accessKeys.preview, subject],
    queryFn: () => host.viewAs(subject),
    // The editor changes a draft without an event: what is known of it is shown, and asked for again.
    refetchOnMount: "always",
    placeholderData: keepPreviousData,
  });
}

export function useWhy(subject: WhySubject, permission: string, project: string | null) {
  const host = useHost();
  return useQuery({
    queryKey: [...accessKeys.why, subject, permission, project],
    queryFn: () => host.why(subject, permission, project),
    refetchOnMount: "always",
  });
}

export function useProjectChoices() {
  const host = useHost();
  return useQuery({ queryKey: accessKeys.projects, queryFn: () => host.projectChoices() });
}

export function useProjectAccess(project: string | null) {
  const host = useHost();
  return useQuery({
    queryKey: [...accessKeys.projects, project],
    queryFn: () => host.projectAccess(project ?? ""),
    enabled: project !== null,
    placeholderData: keepPreviousData,
  });
}

/** Asks all of it again: a draft is changed without the workspace being so, and then no event tells. */
export function useAccessChanged() {
  const client = useQueryClient();
  return useCallback(
    async (draft?: RoleEditor) => {
      if (draft) client.setQueryData([...keys.roleEditor, draft.id], draft);
      const stale = [keys.roles, keys.rolesPage, ...(draft ? [] : [keys.roleEditor])];
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    [client],
  );
}
