// The real catalogue of permissions and ready roles for the in-memory host, read from the files that the product is built with.
import permissionsFile from "../../../crates/domain/data/permissions.tsv?raw";
import rolesFile from "../../../crates/domain/data/roles.tsv?raw";
import type { PermissionCatalogue, PermissionLine, ReadyRole } from "./roles";

function rowsOf(file: string): Record<string, string>[] {
  const [head = "", ...lines] = file.trim().split("\n");
  const names = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((value, at) => [names[at] ?? "", value])));
}

const listOf = (written = "") => written.split(",").filter((part) => part !== "");

const verbs: Record<string, PermissionLine["verb"]> = {
  view: "view",
  create: "create",
  upload: "create",
  edit: "edit",
  delete: "delete",
};
const grantable: Record<string, PermissionLine["grantable"]> = {
  custom: "anyRole",
  owner_or_co_owner: "ownerOrCoOwner",
  owner_only: "ownerOnly",
};

const permissionRows = rowsOf(permissionsFile);

function lineOf(row: Record<string, string>): PermissionLine {
  return {
    key: row.key ?? "",
    label: row.label ?? "",
    description: row.description ?? "",
    verb: verbs[row.key?.split(".")[1] ?? ""] ?? "other",
    dependsOn: listOf(row.depends_on),
    risk: (row.risk ?? "low") as PermissionLine["risk"],
    sensitive: (row.sensitive || null) as PermissionLine["sensitive"],
    grantable: grantable[row.grantable ?? ""] ?? "anyRole",
    onProject: row.on_project === "yes",
  };
}

const moduleKeys = [...new Set(permissionRows.map((row) => row.module ?? ""))];

export const catalogue: PermissionCatalogue = {
  modules: moduleKeys.map((key) => {
    const rows = permissionRows.filter((row) => row.module === key);
    return { key, label: rows[0]?.module_label ?? "", permissions: rows.map(lineOf) };
  }),
};

export const permissionLines: PermissionLine[] = catalogue.modules.flatMap((module) => module.permissions);
const lineByKey = new Map(permissionLines.map((line) => [line.key, line]));

export function permissionNamed(key: string): PermissionLine | undefined {
  return lineByKey.get(key);
}

/** These keys and all that they need. */
export function withNeeded(keys: readonly string[]): string[] {
  const all = new Set<string>();
  const add = (key: string) => {
    if (all.has(key)) return;
    all.add(key);
    lineByKey.get(key)?.dependsOn.forEach(add);
  };
  keys.forEach(add);
  return [...all];
}

/** These keys and all that need one of them. */
export function withNeeding(keys: readonly string[]): string[] {
  return permissionLines.map((line) => line.key).filter((key) => withNeeded([key]).some((needed) => keys.includes(needed)));
}

export const everyKey = permissionLines.map((line) => line.key);

/** What a role of the catalogue turns on. */
export function startingSet(role: string): string[] {
  const row = rowsOf(rolesFile).find((each) => each.key === role);
  return row?.permissions === "*" ? everyKey : listOf(row?.permissions);
}

export function readyRoles(taken: (name: string) => boolean): ReadyRole[] {
  return rowsOf(rolesFile)
    .filter((row) => row.kind === "ready")
    .map((row) => ({
      key: row.key ?? "",
      name: row.label ?? "",
      about: row.about ?? "",
      permissionsOn: listOf(row.permissions).length,
      taken: taken(row.label ?? ""),
    }));
}
