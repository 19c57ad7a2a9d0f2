// Everything that can be asked of the staging table. Each answer is the whole table anew, and takes the old one's place.
import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAsk } from "../../app/asking";
import { setStagingFaults, useStagingAnswer } from "../../app/queries";
import { useWords } from "../../app/words";
import type { BatchLetter, Staging, StagingFix } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { toast } from "../../parts/toasts";

export type StagingDoings = ReturnType<typeof useStagingDoings>;

export function useStagingDoings() {
  const host = useHost();
  const ask = useAsk();
  const client = useQueryClient();
  const navigate = useNavigate();
  const answer = useStagingAnswer();
  const { t } = useWords();

  return useMemo(() => {
    const doing = (run: () => Promise<Staging>) => ask(async () => answer(await run()));
    /** Taking in can fail because of what was given; that stays in sight until it is dismissed. */
    const takeIn = (run: () => Promise<Staging>) =>
      ask(async () => {
        try {
          setStagingFaults(client, []);
          answer(await run());
        } catch (thrown) {
          const reason = reasonOf(thrown);
          if (reason.kind !== "unreadable") throw thrown;
          setStagingFaults(client, [reason.detail]);
        }
      });
    /** Takes the batch back that was just sent: its rows are in the table again. */
    const undo = () =>
      ask(async () => {
        const { undone, late } = await host.stagingUndo();
        answer(await host.staging());
        await navigate({ to: "/invite" });
        toast(late > 0 ? { text: t("invite-undone-late", { undone, late }), tone: "bad" } : { text: t("invite-undone", { count: undone }) });
      });
    return {
      text: (text: string) => takeIn(() => host.stageImport({ kind: "text", text })),
      chooseFile: () => takeIn(() => host.chooseImportFile()),
      edit: (row: number, email: string) => doing(() => host.stagingEditRow(row, email)),
      setRole: (row: number | null, role: string) => doing(() => host.stagingSetRole(row, role)),
      leaveOut: (rows: number[], leftOut: boolean) => doing(() => host.stagingLeaveOut(rows, leftOut)),
      fix: (fix: StagingFix) => doing(() => host.stagingApplyFix(fix)),
      removeSource: (source: number) => doing(() => host.stagingRemoveSource(source)),
      clear: () => doing(() => host.stagingClear()),
      send: (queued: boolean, letter: BatchLetter) =>
        ask(async () => {
          const { sent, refused, undoUntil } = await host.stagingSend(letter);
          answer(await host.staging());
          if (sent > 0) {
            toast({
              text: t(queued ? "invite-queued" : "invite-sent", { count: sent }),
              stay: Math.max(0, undoUntil - Date.now()),
              action: { label: t("invite-undo"), run: () => void undo() },
            });
          }
          if (refused > 0) toast({ text: t("invite-refused", { count: refused }), tone: "bad" });
          else await navigate({ to: "/people", search: {} });
        }),
    };
  }, [answer, ask, client, host, navigate, t]);
}
