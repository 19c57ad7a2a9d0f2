// Every key of the app in one list, which both the keyboard and the shortcuts sheet read.
import { useEffect, useRef } from "react";
import type { WordId } from "../locales/ids";

export type ShortcutId =
  | "invite"
  | "search"
  | "goPeople"
  | "goInvite"
  | "goRoles"
  | "goOutbox"
  | "goProjects"
  | "goTeams"
  | "goOverview"
  | "goSettings"
  | "settings"
  | "sheet"
  | "syncNow"
  | "nextRegion"
  | "previousRegion";

type Shortcut = { id: ShortcutId; keys: string; says: WordId };
type Spoken = { keys: string; says: WordId };

/** Keys are written as pressed: "Mod" is Ctrl, or Cmd on a Mac; two keys with a space come one after the other. */
export const shortcuts: Shortcut[] = [
  { id: "invite", keys: "I", says: "shortcut-invite" },
  { id: "search", keys: "/", says: "shortcut-search" },
  { id: "goOverview", keys: "G V", says: "shortcut-go-overview" },
  { id: "goPeople", keys: "G P", says: "shortcut-go-people" },
  { id: "goInvite", keys: "G I", says: "shortcut-go-invite" },
  { id: "goRoles", keys: "G R", says: "shortcut-go-roles" },
  { id: "goProjects", keys: "G J", says: "shortcut-go-projects" },
  { id: "goTeams", keys: "G T", says: "shortcut-go-teams" },
  { id: "goOutbox", keys: "G O", says: "shortcut-go-outbox" },
  { id: "goSettings", keys: "G S", says: "shortcut-go-settings" },
  { id: "settings", keys: "Mod+,", says: "shortcut-settings" },
  { id: "syncNow", keys: "Mod+R", says: "shortcut-sync" },
  { id: "nextRegion", keys: "F6", says: "shortcut-next-region" },
  { id: "previousRegion", keys: "Shift+F6", says: "shortcut-previous-region" },
  { id: "sheet", keys: "?", says: "shortcut-sheet" },
];

/** Keys that a screen or a part handles itself; told here for the sheet alone. */
export const partKeys: Spoken[] = [
  { keys: "Mod+Enter", says: "shortcut-send" },
  { keys: "↑ ↓ ← →", says: "shortcut-arrows" },
  { keys: "Space", says: "shortcut-toggle" },
  { keys: "Shift+↑ ↓ ← →", says: "shortcut-extend" },
  { keys: "Mod+C", says: "shortcut-copy-pattern" },
  { keys: "Mod+V", says: "shortcut-paste-pattern" },
  { keys: "Mod+Z", says: "shortcut-undo-draft" },
  { keys: "V", says: "shortcut-view-as" },
  { keys: "Mod+Home", says: "shortcut-first-row" },
  { keys: "Mod+End", says: "shortcut-last-row" },
  { keys: "Esc", says: "shortcut-escape" },
];

const sequencePause = 1200;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function pressed(event: KeyboardEvent): string {
  const mod = event.ctrlKey || event.metaKey ? "Mod+" : "";
  const shift = event.shiftKey && event.key.length > 1 ? "Shift+" : "";
  return mod + shift + (event.key.length === 1 ? event.key.toUpperCase() : event.key);
}

/** Listens to the keyboard for as long as the screen around it stands. */
export function useShortcuts(run: (id: ShortcutId) => void) {
  const first = useRef({ key: "", at: 0 });
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || document.querySelector("[role=dialog], [role=alertdialog]")) return;
      const key = pressed(event);
      // A single letter must not be taken from somebody who writes.
      if (isTyping(event.target) && !key.startsWith("Mod+") && !key.endsWith("F6")) return;
      const sequence = event.timeStamp - first.current.at < sequencePause ? `${first.current.key} ${key}` : "";
      const found =
        shortcuts.find((shortcut) => shortcut.keys === sequence) ?? shortcuts.find((shortcut) => shortcut.keys === key);
      first.current = { key, at: event.timeStamp };
      if (!found) return;
      first.current.key = "";
      event.preventDefault();
      latest.current(found.id);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** Moves the focus to the next or the previous region of the page. */
export function stepRegion(step: 1 | -1) {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  regions[(here + step + regions.length) % regions.length]?.focus();
}

export function keysForPeople(keys: string, mac = navigator.userAgent.includes("Mac")): string[] {
  return keys.split(/[ +](?!$)/).map((key) => (key === "Mod" ? (mac ? "⌘" : "Ctrl") : key));
}
