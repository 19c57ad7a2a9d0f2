// Short notes at the corner of the window, which leave by themselves unless they are being read.
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useWords } from "../app/words";
import { announce } from "./announce";
import { Button, IconButton } from "./Button";

export type Toast = {
  text: string;
  tone?: "good" | "bad";
  action?: { label: string; run: () => void };
  /** How long it stays, in milliseconds, unless it is being read. */
  stay?: number;
};
type Shown = Toast & { id: number };

const usualStay = 8000;
const most = 4;
let shown: Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function show(next: Shown[]) {
  shown = next;
  for (const listener of listeners) listener();
}

export function toast(note: Toast) {
  announce(note.text);
  show([...shown.slice(1 - most), { ...note, id: nextId++ }]);
}

export function clearToasts() {
  show([]);
}

const drop = (id: number) => show(shown.filter((note) => note.id !== id));

export function Toasts() {
  const { t } = useWords();
  const notes = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <section
      aria-label={t("toasts-region")}
      className="pointer-events-none fixed right-4 bottom-4 z-50 flex max-w-[calc(100vw-2rem)] flex-col items-end gap-2"
    >
      {notes.map((note) => (
        <ToastCard key={note.id} note={note} />
      ))}
    </section>
  );
}

function ToastCard({ note }: { note: Shown }) {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(note.id), note.stay ?? usualStay);
    return () => clearTimeout(timer);
  }, [held, note.id, note.stay]);
  const Icon = note.tone === "bad" ? CircleAlert : CircleCheck;
  return (
    <div
      data-testid="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex max-w-md items-center gap-2.5 rounded-card border border-line bg-surface py-2 pr-2 pl-3 text-body shadow-(--shadow)"
    >
      <Icon
        aria-hidden="true"
        className={`size-4 shrink-0 ${note.tone === "bad" ? "text-danger" : "text-success"}`}
      />
      <span className="min-w-0 wrap-anywhere">{note.text}</span>
      {note.action ? (
        <Button
          weight="link"
          onPress={() => {
            note.action?.run();
            drop(note.id);
          }}
        >
          {note.action.label}
        </Button>
      ) : null}
      <IconButton
        label={t("dismiss")}
        onPress={() => drop(note.id)}
        icon={<X aria-hidden="true" className="size-4" />}
      />
    </div>
  );
}
