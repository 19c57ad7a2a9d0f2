// The search and the chips above the grid: all, on, changed, sensitive, or what differs from another role.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { keys, useRolesPage } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleEditor } from "../../host/roles";
import type { WordId } from "../../locales/ids";
import { Chip } from "../../parts/Chip";
import { Picker } from "../../parts/Picker";
import { SearchField } from "../../parts/SearchField";
import type { Catalogue } from "./catalogue";
import type { Narrowing } from "./rowsShown";

const kinds = {
  all: "editor-filter-all",
  on: "editor-filter-on",
  changed: "editor-filter-changed",
  sensitive: "editor-filter-sensitive",
} as const;
type Kind = keyof typeof kinds;

/** What the grid is narrowed to, and the pieces that choose it. */
export function useNarrowing(editor: RoleEditor | undefined, catalogue: Catalogue | undefined, start: string) {
  const host = useHost();
  const [find, setFind] = useState(start);
  const [kind, setKind] = useState<Kind>("all");
  const [other, setOther] = useState<string>();
  const { data: theirs } = useQuery({
    queryKey: [...keys.roleEditor, other],
    queryFn: () => host.roleEditor(other ?? ""),
    enabled: other !== undefined,
  });
  const sets = useMemo(() => setsOf(editor, catalogue), [editor, catalogue]);
  const differing = useMemo(() => {
    if (!theirs || !editor || !catalogue) return undefined;
    const [here, there] = [new Set(editor.on), new Set(theirs.base)];
    return new Set(catalogue.lines.map((line) => line.key).filter((key) => here.has(key) !== there.has(key)));
  }, [theirs, editor, catalogue]);
  const among = other === undefined ? (kind === "all" ? undefined : sets[kind]) : differing;
  const narrowing = useMemo<Narrowing>(() => ({ find, among }), [find, among]);
  const showAll = () => {
    setFind("");
    setKind("all");
    setOther(undefined);
  };
  const chooseKind = (next: Kind) => {
    setOther(undefined);
    setKind(next);
  };
  return { narrowing, sets, find, setFind, kind, other, differing, setOther, showAll, setKind: chooseKind };
}

function setsOf(editor: RoleEditor | undefined, catalogue: Catalogue | undefined): Record<Kind, ReadonlySet<string>> {
  const lines = catalogue?.lines ?? [];
  return {
    all: new Set(lines.map((line) => line.key)),
    on: new Set(editor?.on),
    changed: new Set([...(editor?.changes.grant ?? []), ...(editor?.changes.revoke ?? [])]),
    sensitive: new Set(lines.filter((line) => line.sensitive !== null).map((line) => line.key)),
  };
}

type Props = { role: string; by: ReturnType<typeof useNarrowing> };

export function EditorFilters({ role, by }: Props) {
  const { t, number } = useWords();
  const { data } = useRolesPage();
  const others = (data?.roles ?? []).filter((each) => each.id !== role);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1.5 px-5 pb-2 narrow:px-3">
      <SearchField
        label={t("editor-search")}
        value={by.find}
        onChange={by.setFind}
        onKeyDown={intoGrid}
        testId="permission-search"
        className="w-85 narrow:w-full"
      />
      <div role="group" aria-label={t("editor-filters")} className="flex flex-wrap items-center gap-1.5">
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <Chip
            key={kind}
            on={by.other === undefined && by.kind === kind}
            onPress={() => by.setKind(kind)}
            count={number(by.sets[kind].size)}
            testId={`editor-filter-${kind}`}
          >
            {t(kinds[kind] satisfies WordId)}
          </Chip>
        ))}
        <Picker
          label={t("editor-differs")}
          labelHidden
          testId="editor-differs"
          placeholder={t("editor-differs")}
          chosen={by.other ?? null}
          choices={others.map(({ id, name }) => ({ id, name }))}
          onChoose={(id) => by.setOther(id)}
          className="max-w-52 [&_button]:h-7 [&_button]:rounded-full [&_button]:!shadow-none [&_button_span]:!text-ink-2"
        />
        {by.other !== undefined && by.differing ? (
          <Chip on onPress={by.showAll} count={number(by.differing.size)} testId="editor-differing">
            {t("editor-differing")}
          </Chip>
        ) : null}
      </div>
    </div>
  );
}

/** Enter and the down arrow lead from the search to the first permission that was found. */
function intoGrid(event: { key: string; preventDefault: () => void }) {
  if (event.key !== "Enter" && event.key !== "ArrowDown") return;
  const grid = document.querySelector('[data-testid="permission-grid"]');
  const listed = grid?.querySelector<HTMLElement>('[data-testid^="permission-"] [role=switch]');
  const first = listed ?? grid?.querySelector<HTMLElement>("[tabindex='0']");
  if (!first) return;
  event.preventDefault();
  first.focus();
}
