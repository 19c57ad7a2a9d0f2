// A key's name, drawn as a key. Hidden from screen readers, which learn of keys from the shortcuts sheet.
import type { ReactNode } from "react";

export function Kbd({ children, onAccent = false }: { children: ReactNode; onAccent?: boolean }) {
  const edge = onAccent ? "border-on-accent/45 text-on-accent" : "border-line text-ink-3 bg-surface";
  return (
    <kbd
      aria-hidden="true"
      className={`inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-tag border px-1 font-sans text-caption font-medium narrow:hidden ${edge}`}
    >
      {children}
    </kbd>
  );
}
