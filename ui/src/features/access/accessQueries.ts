// What is known of access: reasons, previews, exceptions and the catalogue of permissions, each as a query.
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { keys } from "../../app/queries";
import { useHost, type Host } from "../../host";
import type { PermissionLine, RoleCommands, ViewAsSubject, WhySubject } from "../../host/roles";

/** The host, with what it answers about roles. */
export function useAccessHost(): Host & RoleCommands {
  return useHost() as Host & RoleCommands;
}

// All of them begin as the roles do, so that whatever touches a role asks these again too.
const accessKeys = {
  catalogue: ["permissionCatalogue"],
  page: [...keys.roles, "page"],
  editor: [...keys.roles, "editor"],
  preview: [...keys.roles, "preview"],
  why: [...keys.roles, "why"],
  projects: [...keys.roles, "projects"],
} as const;

export function useCatalogue() {
  const host = useAccessHost();
  return useQuery({ queryKey: accessKeys.catalogue, queryFn: () => host.permissionCatalogue() }).data;
}

export type LineOf = (key: string) => PermissionLine | undefined;

/** Finds a permission's line by its key. */
export function usePermissionLines(): LineOf {
  const catalogue = useCatalogue();
  return useMemo(() => {
    const lines = new Map(catalogue?.modules.flatMap(({ permissions }) => permissions.map((line) => [line.key, line] as const)));
    return (key: string) => lines.get(key);
  }, [catalogue]);
}

export function useRolesPage() {
  const host = useAccessHost();
  return useQuery({ queryKey: accessKeys.page, queryFn: () => host.rolesPage() }).data;
}

/** The draft of a role; none is asked for without one. */
export function useRoleDraft(role: string | null) {
  const host = useAccessHost();
  return useQuery({
    queryKey: [...accessKeys.editor, role],
    queryFn: () => host.roleEditor(role ?? ""),
    enabled: role !== null,
  }).data;
}

export function usePreview(subject: ViewAsSubject) {
  const host = useAccessHost();
  return useQuery({
    queryKey: [...accessKeys.preview, subject],
    queryFn: () => host.viewAs(subject),
    placeholderData: keepPreviousData,
  });
}

export function useWhy(subject: WhySubject, permission: string, project: string | null) {
  const host = useAccessHost();
  return useQuery({
    queryKey: [...accessKeys.why, subject, permission, project],
    queryFn: () => host.why(subject, permission, project),
  });
}

export function useProjectChoices() {
  const host = useAccessHost();
  return useQuery({ queryKey: accessKeys.projects, queryFn: () => host.projectChoices() });
}

export function useProjectAccess(project: string | null) {
  const host = useAccessHost();
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
  return useCallback(() => client.invalidateQueries({ queryKey: keys.roles }), [client]);
}
