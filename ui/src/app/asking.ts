// Asking the host to do something from a button: failures become a note in words, and nothing that was typed is lost.
import { useCallback, useState } from "react";
import type { CommandError } from "../bindings";
import { reasonOf } from "../host";
import { toast } from "../parts/toasts";
import { useRefusalWords } from "./faults";

/** Runs something and tells of failure in a toast. Gives whether it went well. */
export function useAsk() {
  const words = useRefusalWords();
  return useCallback(
    async (run: () => Promise<unknown>): Promise<boolean> => {
      try {
        await run();
        return true;
      } catch (thrown) {
        toast({ text: words.error(reasonOf(thrown)), tone: "bad" });
        return false;
      }
    },
    [words],
  );
}

/** Runs a form's command: keeps the reason of the last failure, and whether an answer is awaited. */
export function useFormAsk<Answer>(run: () => Promise<Answer>, then: (answer: Answer) => unknown) {
  const [fault, setFault] = useState<CommandError>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    try {
      await then(await run());
    } catch (thrown) {
      setFault(reasonOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { submit, fault, busy, forget: () => setFault(undefined) };
}
