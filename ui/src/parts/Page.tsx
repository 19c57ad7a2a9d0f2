// A screen's frame: its title, what stands beside it, its actions, and the window's own title.
import { useEffect, type ReactNode } from "react";
import { useCurrentWorkspace } from "../app/queries";
import { useWords } from "../app/words";

/**
 * `lead` stands before the title: the way back to the list that this screen belongs to. `heading` stands in the place of the
 * title, where it is more than words, and holds the screen's `h1`.
 */
type Props = { title: string; heading?: ReactNode; lead?: ReactNode; detail?: ReactNode; actions?: ReactNode; children: ReactNode; scroll?: boolean };

export function Page({ title, heading, lead, detail, actions, children, scroll = true }: Props) {
  const { t } = useWords();
  const workspace = useCurrentWorkspace();
  useEffect(() => {
    document.title = workspace ? t("window-title", { screen: title, workspace: workspace.name }) : title;
  }, [t, title, workspace]);
  return (
    <>
      <header className="flex min-h-13.5 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-5 py-2.5 narrow:px-3">
        <div className="flex min-w-0 items-center gap-1.5">
          {lead}
          {heading ?? <h1 className="min-w-0 text-title font-semibold tracking-[-0.01em] wrap-anywhere">{title}</h1>}
        </div>
        <div className="tabular min-w-0 text-body text-ink-3">{detail}</div>
        <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>
      </header>
      {scroll ? (
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-8 narrow:px-3">{children}</div>
      ) : (
        children
      )}
    </>
  );
}
