// The catalogue of permissions as the role screens look things up in it. It never changes while the app runs.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { keys } from "../../app/queries";
import { useHost } from "../../host";
import type { PermissionCatalogue, PermissionLine, PermissionModule } from "../../host/roles";

/** The four verbs that have a column of their own. */
export const verbs = ["view", "create", "edit", "delete"] as const;
export type Verb = (typeof verbs)[number];

export type ModuleView = PermissionModule & {
  /** The keys behind each cell. */
  cells: Record<Verb, string[]>;
  keys: string[];
  /** What a cell alone cannot show: other verbs, and those that share a cell. */
  inside: PermissionLine[];
};

export type Catalogue = {
  modules: ModuleView[];
  lines: PermissionLine[];
  line(key: string): PermissionLine | undefined;
  moduleOf(key: string): ModuleView | undefined;
  /** The words of a permission, or its key where a newer version knows it. */
  label(key: string): string;
};

export function useCatalogue(): Catalogue | undefined {
  const host = useHost();
  const { data } = useQuery({ queryKey: keys.catalogue, queryFn: () => host.permissionCatalogue() });
  return useMemo(() => data && indexed(data), [data]);
}

function indexed({ modules }: PermissionCatalogue): Catalogue {
  const views = modules.map(viewOf);
  const lines = modules.flatMap((module) => module.permissions);
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const owner = new Map(views.flatMap((view) => view.keys.map((key) => [key, view] as const)));
  return {
    modules: views,
    lines,
    line: (key) => byKey.get(key),
    moduleOf: (key) => owner.get(key),
    label: (key) => byKey.get(key)?.label ?? key,
  };
}

function viewOf(module: PermissionModule): ModuleView {
  const of = (verb: Verb) => module.permissions.filter((line) => line.verb === verb).map((line) => line.key);
  const cells = { view: of("view"), create: of("create"), edit: of("edit"), delete: of("delete") };
  const inside = module.permissions.filter((line) => line.verb === "other" || cells[line.verb].length > 1);
  return { ...module, cells, inside, keys: module.permissions.map((line) => line.key) };
}

export type Mark = "none" | "some" | "all";

/** How much of these keys is on. */
export function markOf(among: readonly string[], on: ReadonlySet<string>): Mark {
  const count = among.filter((key) => on.has(key)).length;
  return count === 0 ? "none" : count === among.length ? "all" : "some";
}
