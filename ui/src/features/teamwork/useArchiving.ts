// Archiving a project and opening it again: done at once, and undone from the note about it.
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import { toast } from "../../parts/toasts";

export function useArchiving({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const reopen = () =>
    void ask(async () => {
      await host.reopenProject(id);
      toast({ text: t("project-reopened", { name }) });
    });
  const archive = () =>
    void ask(async () => {
      await host.archiveProject(id);
      toast({ text: t("project-archived", { name }), action: { label: t("work-undo"), run: reopen } });
    });
  return { archive, reopen };
}
