// A role in the editor: its draft on the host, and each change to it with what the change took along.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useAsk } from "../../app/asking";
import { keys } from "../../app/queries";
import { useHost } from "../../host";
import type { DraftAnswer, RoleEditor } from "../../host/roles";
import { useNoteWords } from "./noteWords";
import { announce } from "../../parts/announce";

/** What a toggle took along, said beside it until the next change. */
export type DraftNote = { asked: string[]; alsoOn: string[]; alsoOff: string[] };
export type Draft = ReturnType<typeof useDraft>;

export function useRoleEditor(role: string) {
  const host = useHost();
  return useQuery({ queryKey: [...keys.roleEditor, role], queryFn: () => host.roleEditor(role) });
}

/** Puts the host's answer in the place of what was known of the role, and lets the list be asked again. */
export function useEditorAnswer() {
  const client = useQueryClient();
  return useCallback(
    (editor: RoleEditor) => {
      // An answer that is still on its way is of the role as it was before this one.
      void client.cancelQueries({ queryKey: [...keys.roleEditor, editor.id], exact: true });
      client.setQueryData([...keys.roleEditor, editor.id], editor);
      void client.invalidateQueries({ queryKey: keys.rolesPage });
      // The answers beside the draft (its review, menu and preview) are of the draft as it was.
      void client.invalidateQueries({ queryKey: [...keys.roleEditor, editor.id, "beside"] });
    },
    [client],
  );
}

export function useDraft(role: string) {
  const host = useHost();
  const ask = useAsk();
  const take = useEditorAnswer();
  const sayNote = useNoteWords();
  const [note, setNote] = useState<DraftNote>();
  // Answers are taken in the order in which they were asked for, however fast somebody toggles.
  const line = useRef(Promise.resolve(true));
  const inTurn = useCallback(
    (run: () => Promise<void>) => (line.current = line.current.then(() => ask(run))),
    [ask],
  );

  const toggle = useCallback(
    (asked: string[], on: boolean) =>
      inTurn(async () => {
        if (asked.length === 0) return;
        const answer = await host.draftToggle(role, asked, on);
        const next = noteOf(asked, answer);
        take(answer.editor);
        setNote(next);
        if (next) announce(sayNote(next));
      }),
    [host, inTurn, role, sayNote, take],
  );
  const undo = useCallback(
    () =>
      inTurn(async () => {
        take(await host.draftUndo(role));
        setNote(undefined);
      }),
    [host, inTurn, role, take],
  );
  const discard = useCallback(
    () =>
      inTurn(async () => {
        take(await host.draftDiscard(role));
        setNote(undefined);
      }),
    [host, inTurn, role, take],
  );
  const forget = useCallback(() => setNote(undefined), []);
  return useMemo(() => ({ note, toggle, undo, discard, forget, take }), [note, toggle, undo, discard, forget, take]);
}

function noteOf(asked: string[], { alsoOn, alsoOff }: DraftAnswer): DraftNote | undefined {
  return alsoOn.length + alsoOff.length > 0 ? { asked, alsoOn, alsoOff } : undefined;
}
