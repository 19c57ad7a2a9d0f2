// What stands in a place that has nothing to show: one sentence, and the action if there is one.
import type { ReactNode } from "react";

export function Blank({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-14 text-center">
      <p className="text-emphasis font-medium">{title}</p>
      {children ? <p className="max-w-prose text-body text-ink-3">{children}</p> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** A grey bar where text will be. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <span aria-hidden="true" className={`block h-3 rounded-tag bg-hovered ${className}`} />;
}
