// The editor's own keys, wherever the focus is on its screen: review, view as, undo.
import { useEffect, useRef } from "react";

type Doings = {
  review: () => void; /** Nothing where she may not look. */
  viewAs: (() => void) | undefined;
  undo: () => void;
};

export function useEditorKeys(doings: Doings) {
  const latest = useRef(doings);
  useEffect(() => {
    latest.current = doings;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || document.querySelector("[role=dialog], [role=alertdialog]")) return;
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
      const mod = event.ctrlKey || event.metaKey;
      const run =
        mod && event.key === "Enter"
          ? latest.current.review
          : mod && event.key.toLowerCase() === "z" && !event.shiftKey && !typing
            ? latest.current.undo
            : event.key.toLowerCase() === "v" && !mod && !typing
              ? latest.current.viewAs
              : undefined;
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
