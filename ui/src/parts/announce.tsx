// The one polite voice of the page: sentences wait in a line and are said one at a time, so none talks over another.
import { useSyncExternalStore } from "react";

const pause = 900;
let said = "";
let waiting: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function sayNext() {
  said = waiting.shift() ?? "";
  for (const listener of listeners) listener();
  timer = said ? setTimeout(sayNext, pause) : undefined;
}

/** Says a sentence to screen readers once those before it are said. The same sentence is not queued twice. */
export function announce(sentence: string) {
  if (!sentence || waiting.includes(sentence)) return;
  waiting = [...waiting.slice(-3), sentence];
  timer ??= setTimeout(sayNext, 100);
}

export function LiveRegion() {
  const sentence = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {sentence}
    </div>
  );
}
