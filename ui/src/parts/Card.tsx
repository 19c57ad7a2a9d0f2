// A titled box on the page.
import { useId, type ReactNode } from "react";

type Props = { title: string; count?: string; aside?: ReactNode; children: ReactNode; className?: string };

export function Card({ title, count, aside, children, className = "" }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`overflow-hidden rounded-card border border-line bg-surface ${className}`}>
      <header className="flex min-h-10.5 items-center gap-2 border-b border-line px-4 py-1.5">
        <h2 id={id} className="text-body font-semibold">
          {title}
        </h2>
        {count === undefined ? null : (
          <span className="tabular rounded-tag bg-hovered px-1.5 text-small text-ink-2">{count}</span>
        )}
        <span className="ml-auto text-small text-ink-3">{aside}</span>
      </header>
      {children}
    </section>
  );
}
