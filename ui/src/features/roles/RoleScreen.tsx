// The role editor: every permission as a switch in a draft, with what the draft would mean beside it. Nothing applies by itself.
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Clock, GitCompareArrows, Copy, ScanEye } from "lucide-react";
import { useCallback, useState } from "react";
import { useScreenReady } from "../../app/look";
import { useRolesPage } from "../../app/queries";
import { useRoom } from "../../app/room";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { RoleEditor } from "../../host/roles";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { BackToRoles } from "./BackToRoles";
import { useCatalogue, type Catalogue } from "./catalogue";
import { ClashNotice } from "./ClashNotice";
import { CopiedPattern } from "./copiedPattern";
import { DraftBar } from "./DraftBar";
import { EditorFilters, useNarrowing } from "./EditorFilters";
import { EditorGrid } from "./EditorGrid";
import { NewRole } from "./NewRole";
import { NoteText } from "./PermissionRow";
import { useNoteWords } from "./noteWords";
import { ReviewSheet } from "./ReviewSheet";
import { lockWords, originWords, useSummary } from "./roleWords";
import { SidePanel } from "./SidePanel";
import { useDraft, useRoleEditor } from "./useDraft";
import { useEditorKeys } from "./useEditorKeys";
import { useSwitches } from "./useSwitches";

export function RoleScreen() {
  const { role } = useParams({ from: "/shell/roles/$role" });
  const { error, refetch } = useRoleEditor(role);
  const { t } = useWords();
  if (error) {
    return (
      <Page title={t("nav-roles")} lead={<BackToRoles />}>
        <Trouble error={error} again={() => void refetch()} />
      </Page>
    );
  }
  // Another role is another editor: what was typed, opened or noted for this one does not go along.
  return <Editor key={role} role={role} />;
}

function Editor({ role }: { role: string }) {
  const { t } = useWords();
  const { data: editor } = useRoleEditor(role);
  const catalogue = useCatalogue();
  useScreenReady(editor !== undefined && catalogue !== undefined);
  return (
    <Page
      title={editor?.name ?? t("nav-roles")}
      lead={<BackToRoles />}
      detail={editor ? <Facts editor={editor} /> : null}
      actions={editor ? <Actions editor={editor} /> : null}
      scroll={false}
    >
      {editor && catalogue ? (
        <CopiedPattern>
          <Loaded editor={editor} catalogue={catalogue} />
        </CopiedPattern>
      ) : (
        <div className="flex flex-col gap-6 p-6">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
        </div>
      )}
    </Page>
  );
}

function Loaded({ editor, catalogue }: { editor: RoleEditor; catalogue: Catalogue }) {
  const { t } = useWords();
  const summary = useSummary();
  const noteWords = useNoteWords();
  const navigate = useNavigate();
  const snug = useRoom("snug");
  const { find = "" } = useSearch({ from: "/shell/roles/$role" });
  const [reviewing, setReviewing] = useState(false);
  const draft = useDraft(editor.id);
  const by = useNarrowing(editor, catalogue, find);
  const listed = useListed(catalogue, by.narrowing.find !== "" || by.narrowing.among !== undefined);
  const board = useSwitches({ editor, catalogue, draft, listed });
  const changes = editor.changes.grant.length + editor.changes.revoke.length;
  const settled = editor.clash === null || (editor.clash.kind === "moved" && editor.clash.toggles.length === 0);
  const review = useCallback(() => changes > 0 && settled && setReviewing(true), [changes, settled]);
  const { data: page } = useRolesPage();
  const mayViewAs = page?.rights.viewAs ?? false;
  const openView = () => void navigate({ to: "/roles/$role/view", params: { role: editor.id }, search: { kind: "draft" } });
  const viewAs = mayViewAs ? openView : undefined;
  useEditorKeys({ review, viewAs, undo: () => editor.canUndo && void draft.undo() });

  const noteHidden = draft.note && !by.narrowing.find && by.narrowing.among === undefined ? undefined : draft.note;
  const discard = async () => {
    await draft.discard();
    if (editor.clash?.kind === "deleted") void navigate({ to: "/roles" });
  };
  const filters = <EditorFilters role={editor.id} by={by} />;
  const grid = (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col middle:flex-none">
      {snug ? filters : null}
      {noteHidden ? (
        <div className="flex shrink-0 items-center gap-2 bg-info-tint px-5 py-1 text-info narrow:px-3">
          <NoteText text={noteWords(noteHidden)} onUndo={() => void draft.undo()} />
        </div>
      ) : null}
      <EditorGrid
        {...{ catalogue, board, draft }}
        narrowing={by.narrowing}
        noteShown={noteHidden === undefined}
        onShowAll={by.showAll}
      />
    </div>
  );
  // With little room all of it scrolls together: the switches alone would have a slit left.
  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col middle:scroll-pt-9 middle:scroll-pb-10 narrow:scroll-pt-14 middle:overflow-y-auto">
        <div className="flex shrink-0 flex-col gap-2 px-5 pb-2.5 narrow:px-3">
          <p data-testid="role-summary" className="max-w-4xl text-body text-ink-2">
            {summary(editor.summary)}
          </p>
          {editor.locked ? <Notice tone="info">{t(lockWords[editor.locked])}</Notice> : null}
          {editor.unknownKeys > 0 ? <Notice tone="info">{t("editor-unknown-keys", { count: editor.unknownKeys })}</Notice> : null}
          {editor.clash ? (
            <ClashNotice clash={editor.clash} {...{ editor, catalogue, draft }} onDiscard={() => void discard()} />
          ) : null}
        </div>
        {snug ? null : filters}
        <SidePanel editor={editor} {...{ catalogue, draft, grid, snug, viewAs }} />
      </div>
      <DraftBar {...{ editor, catalogue }} onDiscard={() => void discard()} onReview={review} />
      {reviewing ? <ReviewSheet {...{ editor, catalogue, draft }} onClose={() => setReviewing(false)} /> : null}
    </>
  );
}

/** Which permissions an open module lists one by one: all that match while narrowed, else what its cells cannot show. */
function useListed(catalogue: Catalogue, narrowed: boolean) {
  return useCallback(
    (key: string) => narrowed || (catalogue.moduleOf(key)?.inside.some((line) => line.key === key) ?? false),
    [catalogue, narrowed],
  );
}

function Facts({ editor }: { editor: RoleEditor }) {
  const { t } = useWords();
  const tag = "rounded-tag bg-hovered px-1.5 py-0.5 text-small font-medium text-ink-2";
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <span className={tag}>{t("role-people", { count: editor.people })}</span>
      {editor.pending > 0 ? <span className={tag}>{t("people-pending", { count: editor.pending })}</span> : null}
      {editor.origin === "custom" ? null : <span className={tag}>{t(originWords[editor.origin])}</span>}
      {editor.unsent ? (
        <span className="inline-flex items-center gap-1 rounded-tag border border-dashed border-waiting bg-waiting-tint px-1.5 text-small font-medium text-waiting">
          <Clock aria-hidden="true" className="size-3.5" />
          {t("status-unsent")}
        </span>
      ) : null}
      {editor.travelled ? <span className="text-small text-ink-3">{t("role-travelled", { ...editor.travelled })}</span> : null}
    </span>
  );
}

function Actions({ editor }: { editor: RoleEditor }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useRolesPage();
  const [copying, setCopying] = useState(false);
  return (
    <>
      <Button
        icon={<GitCompareArrows aria-hidden="true" className="size-4 text-ink-3" />}
        onPress={() => void navigate({ to: "/roles/compare", search: { left: editor.id } })}
      >
        {t("role-compare")}
      </Button>
      {data?.rights.create ? (
        <Button icon={<Copy aria-hidden="true" className="size-4 text-ink-3" />} onPress={() => setCopying(true)}>
          {t("role-duplicate")}
        </Button>
      ) : null}
      {data?.rights.viewAs ? (
        <Button
          keys="V"
          data-testid="view-as"
          icon={<ScanEye aria-hidden="true" className="size-4 text-ink-3" />}
          onPress={() => void navigate({ to: "/roles/$role/view", params: { role: editor.id }, search: { kind: "draft" } })}
        >
          {t("role-view-as")}
        </Button>
      ) : null}
      {copying ? <NewRole source={{ kind: "role", id: editor.id }} onClose={() => setCopying(false)} /> : null}
    </>
  );
}
