// One titled part of what stands beside a preview.
import { useId, type ReactNode } from "react";

export function PanelPart({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5">
      <header className="flex min-h-7 items-center justify-between gap-2">
        <h2 id={id} className="text-body font-semibold">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
