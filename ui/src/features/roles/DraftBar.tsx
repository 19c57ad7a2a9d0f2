// The bar that stays in sight while a draft differs from its role: what changed, whom it reaches, and the two ways out.
import { useWords } from "../../app/words";
import type { RoleEditor } from "../../host/roles";
import { Button } from "../../parts/Button";
import type { Catalogue } from "./catalogue";

type Props = { editor: RoleEditor; catalogue: Catalogue; onDiscard: () => void; onReview: () => void };

export function DraftBar({ editor, catalogue, onDiscard, onReview }: Props) {
  const { t } = useWords();
  const { grant, revoke } = editor.changes;
  const count = grant.length + revoke.length;
  // A role that is gone takes no changes: the notice above has the ways out.
  if (count === 0 || editor.clash?.kind === "deleted") return null;
  const open = editor.clash?.kind === "moved" ? editor.clash.toggles.length : 0;
  const named = [...grant.map((key) => `+ ${catalogue.label(key)}`), ...revoke.map((key) => `− ${catalogue.label(key)}`)];
  return (
    <section
      aria-label={t("draft-bar")}
      data-testid="draft-bar"
      data-region=""
      tabIndex={-1}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-waiting-tint px-5 py-2 outline-none narrow:px-3"
    >
      <p className="shrink-0 font-semibold">{t("draft-unsaved", { count })}</p>
      <p className="min-w-0 flex-1 basis-40 truncate text-small text-ink-2">{named.join(" · ")}</p>
      <p className="shrink-0 text-small text-ink-2">
        {open > 0 ? t("draft-settle-first", { count: open }) : t("draft-applies", { people: editor.people })}
        {open === 0 && editor.pending > 0 ? <> {t("draft-applies-pending", { pending: editor.pending })}</> : null}
      </p>
      <div className="ml-auto flex shrink-0 items-center gap-2">
        <Button weight="quiet" data-testid="discard-draft" onPress={onDiscard}>
          {t("draft-discard")}
        </Button>
        <Button weight="primary" keys="Ctrl ↵" data-testid="review-role" isDisabled={open > 0} onPress={onReview}>
          {t("draft-review")}
        </Button>
      </div>
    </section>
  );
}
