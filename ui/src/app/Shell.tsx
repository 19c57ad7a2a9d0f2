// The frame of a workspace: the sidebar, the demo's line, the screen, and what the whole window listens to.
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { WorkspaceEntry } from "../bindings";
import { useHost } from "../host";
import { DropOverlay, useDrops } from "./dropping";
import { useAsk } from "./asking";
import { ShortcutsSheet } from "./ShortcutsSheet";
import { stepRegion, useShortcuts, type ShortcutId } from "./shortcuts";
import { Sidebar } from "./Sidebar";
import { DemoLine } from "./DemoLine";
import { useJoinedNotes } from "./joined";
import { useWords } from "./words";

const places: Record<string, "/people" | "/invite" | "/roles" | "/outbox" | "/projects" | "/teams" | "/settings"> = {
  people: "/people",
  invite: "/invite",
  roles: "/roles",
  outbox: "/outbox",
  attention: "/outbox",
  settings: "/settings",
};

export function Shell({ workspace }: { workspace: WorkspaceEntry }) {
  const { t } = useWords();
  const host = useHost();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState(false);
  const drops = useDrops();
  useJoinedNotes(workspace);
  useKeys(() => setSheet(true));
  useEffect(
    () => host.on("showPlace", ({ place }) => void navigate({ to: places[place] ?? "/overview" })),
    [host, navigate],
  );
  return (
    <div className="flex h-full flex-row narrow:flex-col">
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        {t("skip-to-content")}
      </a>
      <Sidebar workspace={workspace} onHelp={() => setSheet(true)} />
      <main id="main" tabIndex={-1} data-region="" className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        {workspace.place.kind === "demo" ? <DemoLine /> : null}
        <Outlet />
      </main>
      {drops.over ? <DropOverlay /> : null}
      {sheet ? <ShortcutsSheet onClose={() => setSheet(false)} /> : null}
    </div>
  );
}

function useKeys(openSheet: () => void) {
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  useShortcuts((id: ShortcutId) => {
    const go = (to: "/people" | "/invite" | "/roles" | "/outbox" | "/projects" | "/teams" | "/overview" | "/settings") => void navigate({ to });
    const run: Record<ShortcutId, () => void> = {
      invite: () => go("/invite"),
      search: () => findSearch(() => go("/people")),
      goOverview: () => go("/overview"),
      goPeople: () => go("/people"),
      goInvite: () => go("/invite"),
      goRoles: () => go("/roles"),
      goOutbox: () => go("/outbox"),
      goProjects: () => go("/projects"),
      goTeams: () => go("/teams"),
      goSettings: () => go("/settings"),
      settings: () => go("/settings"),
      sheet: openSheet,
      syncNow: () => void ask(() => host.syncNow()),
      nextRegion: () => stepRegion(1),
      previousRegion: () => stepRegion(-1),
    };
    run[id]();
  });
}

/** Focuses the search field of the screen, or of the people list once it is there. */
function findSearch(goThere: () => void) {
  if (focusSearch()) return;
  goThere();
  setTimeout(focusSearch, 60);
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[name="search"]');
  field?.focus();
  return field !== null;
}
