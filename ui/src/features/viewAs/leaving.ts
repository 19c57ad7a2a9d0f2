// The way in and out of a preview: everything else is inert meanwhile, and leaving goes back to where one came from.
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, type RefObject } from "react";

const patience = 1500;

/** Focuses what the preview of this role or person is opened with, as soon as it is back on the page. */
function focusOpener(id: string) {
  const until = Date.now() + patience;
  const openers = [`[data-view-as="${CSS.escape(id)}"]`, '[data-testid="view-as"]'];
  const look = () => {
    const opener = openers.map((opens) => document.querySelector<HTMLElement>(opens)).find((found) => found !== null);
    if (opener) opener.focus();
    else if (Date.now() < until) setTimeout(look, 30);
    else if (document.activeElement === document.body) document.getElementById("main")?.focus();
  };
  setTimeout(look, 30);
}

/** `cameFor`: the id that the preview was entered with, which may not be the one looked at now. */
export function useLeave(cameFor: string): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  return useCallback(() => {
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: "/roles" });
    focusOpener(cameFor);
  }, [cameFor, navigate, router]);
}

/** Makes all that lies under the preview inert: whatever stands beside it, and beside what holds it. Notes are left alone. */
export function useRestInert(frame: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const page = document.getElementById("root") ?? document.body;
    const made: Element[] = [];
    for (let here: Element | null = frame.current; here && here !== page; here = here.parentElement) {
      if (here.parentElement === page) break;
      for (const beside of here.parentElement?.children ?? []) {
        if (beside === here || beside.hasAttribute("inert")) continue;
        beside.setAttribute("inert", "");
        made.push(beside);
      }
    }
    return () => made.forEach((beside) => beside.removeAttribute("inert"));
  }, [frame]);
}

function stepPart(frame: HTMLElement | null, step: 1 | -1) {
  const parts = [...(frame?.querySelectorAll<HTMLElement>("[data-region]") ?? [])];
  const here = parts.findIndex((part) => part.contains(document.activeElement));
  parts[(here + step + parts.length) % parts.length]?.focus();
}

/** The keys of a preview. They end here, so that none of the app under it is pressed from within it. */
export function usePreviewKeys(frame: RefObject<HTMLElement | null>, leave: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      event.stopPropagation();
      // What is open in the preview takes Escape first.
      if (event.defaultPrevented || document.querySelector("[role=dialog], [role=alertdialog], [role=listbox]")) return;
      if (event.key === "Escape") leave();
      else if (event.key === "F6") stepPart(frame.current, event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [frame, leave]);
}
