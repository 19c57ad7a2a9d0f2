// Writing and taking away exceptions. Taking one away can be taken back, as it is the same row that is written again.
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { ExceptionRow, ExceptionSubject } from "../../host/roles";
import { toast } from "../../parts/toasts";
import { useAccessChanged } from "./accessQueries";

export function useRemoveException(project: string) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const changed = useAccessChanged();
  const putBack = ({ subject, permission, allow }: ExceptionRow) =>
    void ask(async () => {
      await host.setException(project, subject, permission, allow);
      await changed();
    });
  return (row: ExceptionRow, permission: string) =>
    void ask(async () => {
      await host.clearException(row.id);
      await changed();
      toast({
        text: t("exceptions-removed", { who: row.who, permission }),
        action: { label: t("exceptions-undo"), run: () => putBack(row) },
      });
    });
}

export type NewException = { subject: ExceptionSubject; permission: string; allow: boolean };

/** Gives whether it was written. */
export function useAddException(project: string) {
  const host = useHost();
  const ask = useAsk();
  const changed = useAccessChanged();
  return ({ subject, permission, allow }: NewException) =>
    ask(async () => {
      await host.setException(project, subject, permission, allow);
      await changed();
    });
}
