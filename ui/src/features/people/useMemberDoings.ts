// Suspending and restoring: done at once, told in a note, and undone from it.
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import type { PersonRow } from "../../bindings";
import { useHost } from "../../host";
import { toast } from "../../parts/toasts";

export function useMemberDoings({ id, name }: Pick<PersonRow, "id" | "name">) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const suspend = () =>
    void ask(async () => {
      await host.suspendMember(id);
      toast({ text: t("member-suspended", { name }), action: { label: t("undo"), run: resume } });
    });
  const resume = () =>
    void ask(async () => {
      await host.resumeMember(id, null);
      toast({ text: t("member-resumed", { name }) });
    });
  return { suspend, resume };
}
