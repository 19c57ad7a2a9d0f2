// Somebody accepted: a note in the window, as the notice of the operating system may not have come.
import { useEffect } from "react";
import type { WorkspaceEntry } from "../bindings";
import { useHost } from "../host";
import { toast } from "../parts/toasts";
import { useWords } from "./words";

export function useJoinedNotes(workspace: WorkspaceEntry) {
  const { t, locale } = useWords();
  const host = useHost();
  useEffect(
    () =>
      host.on("joined", ({ workspace: where, people }) => {
        if (where !== workspace.id || people.length === 0) return;
        const names = people.map(([name]) => name);
        const [name = "", role = ""] = people[0] ?? [];
        const text =
          people.length === 1
            ? t("joined-one", { name, role, workspace: workspace.name })
            : people.length <= 5
              ? t("joined-few", { names: new Intl.ListFormat(locale).format(names), workspace: workspace.name })
              : t("joined-many", { count: people.length, workspace: workspace.name });
        toast({ text });
      }),
    [host, locale, t, workspace],
  );
}

/** A workspace that one does not belong to any more is gone from this computer: said once, wherever one is. */
export function useLostNotes() {
  const { t } = useWords();
  const host = useHost();
  useEffect(() => host.on("workspaceLost", ({ name }) => toast({ text: t("workspace-lost", { name }), tone: "bad", stay: 20_000 })), [host, t]);
}
