// The workspace as a role or a person would see it, over the whole window. Nothing in it acts, and nobody is told.
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useScreenReady } from "../../app/look";
import { useCurrentWorkspace,  } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { ViewAs, ViewAsSubject } from "../../host/roles";
import { announce } from "../../parts/announce";
import { Skeleton } from "../../parts/Blank";
import { usePreview } from "../access/accessQueries";
import { Banner } from "./Banner";
import { useLeave, usePreviewKeys, useRestInert } from "./leaving";
import { PreviewProvider, type Preview } from "./preview";
import { PreviewedScreen } from "./PreviewedScreen";
import { ScreenMenu } from "./ScreenMenu";
import { SidePanel } from "./SidePanel";
import { isSeen } from "./things";

export function ViewAsScreen() {
  const subject = useSubject();
  const { data: view, error, refetch } = usePreview(subject);
  const [showHidden, setShowHidden] = useState(false);
  const [cameFor] = useState(subject.id);
  const leave = useLeave(cameFor);
  const frame = useRef<HTMLDivElement>(null);
  usePreviewKeys(frame, leave);
  useRestInert(frame);
  useScreenReady(view !== undefined || error !== null);
  useSaid(view?.title);
  useEffect(() => frame.current?.focus(), []);
  return (
    <div
      ref={frame}
      tabIndex={-1}
      data-testid="view-as-frame"
      data-kind={subject.kind}
      className="fixed inset-0 z-30 flex flex-col overflow-hidden border-2 border-accent bg-app text-ink outline-none"
    >
      <Banner view={view} subject={subject} showHidden={showHidden} onShowHidden={setShowHidden} onLeave={leave} />
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : view ? (
        <Workspace view={view} subject={subject} showHidden={showHidden} onShowHidden={() => setShowHidden(true)} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

function useSubject(): ViewAsSubject {
  const { role: id = "" } = useParams({ strict: false }) as { role?: string };
  const { kind } = useSearch({ strict: false }) as { kind?: string };
  return useMemo(() => ({ id, kind: kind === "role" || kind === "member" ? kind : "draft" }), [id, kind]);
}

/** The window's title says it too, and so does the voice of a screen reader. */
function useSaid(who: string | undefined) {
  const { t } = useWords();
  const workspace = useCurrentWorkspace()?.name ?? "";
  useEffect(() => {
    if (who === undefined) return;
    document.title = t("window-title", { screen: t("view-as-title", { who }), workspace });
    announce(t("view-entered", { who }));
  }, [t, who, workspace]);
}

type Props = { view: ViewAs; subject: ViewAsSubject; showHidden: boolean; onShowHidden: () => void };

function Workspace({ view, subject, showHidden, onShowHidden }: Props) {
  const [chosen, setChosen] = useState<string>();
  const [asked, setAsked] = useState<string | null>(null);
  const onDraft = useOnDraft(subject);
  const role = view.roleId;
  const seen = view.screens.filter(({ inMenu }) => isSeen(inMenu));
  // A screen that is asked about stays, although its own toggle was turned off meanwhile.
  const kept = view.screens.find(({ key }) => asked === `title:${key}`);
  const screen = kept ?? seen.find(({ key }) => key === chosen) ?? seen[0];
  const preview = useMemo<Preview>(
    () => ({ subject, who: view.title, role, showHidden, asked, ask: setAsked, onDraft }),
    [subject, view.title, role, showHidden, asked, onDraft],
  );
  return (
    <PreviewProvider value={preview}>
      <div className="flex min-h-0 flex-1 middle:flex-col middle:overflow-y-auto">
        <ScreenMenu screens={view.screens} open={screen?.key} onOpen={setChosen} />
        <PreviewedScreen view={view} screen={screen} onShowHidden={onShowHidden} />
        <SidePanel view={view} screen={screen} />
      </div>
    </PreviewProvider>
  );
}

/** After a flip the draft is what is looked at, whatever it was before. */
function useOnDraft({ kind, id }: ViewAsSubject) {
  const navigate = useNavigate();
  return useMemo(
    () => () => {
      if (kind !== "role") return;
      void navigate({ to: "/roles/$role/view", params: { role: id }, search: { kind: "draft" }, replace: true });
    },
    [navigate, kind, id],
  );
}

function Waiting() {
  return (
    <div className="flex min-h-0 flex-1 gap-8 p-5">
      <div className="flex w-45 flex-col gap-4">
        <Skeleton className="w-32" />
        <Skeleton className="w-24" />
        <Skeleton className="w-28" />
      </div>
      <div className="flex flex-1 flex-col gap-4">
        <Skeleton className="h-5 w-48" />
        <Skeleton className="w-full" />
        <Skeleton className="w-2/3" />
      </div>
    </div>
  );
}
