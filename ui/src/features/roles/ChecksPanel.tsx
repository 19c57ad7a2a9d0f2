// The role's checks: sentences about what it can and cannot do, run again after each toggle.
import { CircleCheck, CircleX, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleEditor, RoleTestView } from "../../host/roles";
import { Button, IconButton } from "../../parts/Button";
import { useCheckWords } from "./checkWords";
import type { Catalogue } from "./catalogue";
import { NewCheck } from "./NewCheck";
import { useListing } from "./listing";
import type { Draft } from "./useDraft";

type Props = { editor: RoleEditor; catalogue: Catalogue; draft: Draft };

export function ChecksPanel({ editor, catalogue, draft }: Props) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const passing = editor.tests.filter((view) => view.passes).length;
  const mayEdit = editor.locked === null;
  return (
    <div className="flex max-w-160 flex-col gap-3">
      <p className="text-small text-ink-2">
        {editor.tests.length === 0 ? t("checks-none") : t("checks-passing", { passing, all: editor.tests.length })}
      </p>
      {editor.tests.length > 0 ? (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {editor.tests.map((view) => (
            <Check key={view.test.id} {...{ view, editor, catalogue, draft, mayEdit }} />
          ))}
        </ul>
      ) : null}
      {!mayEdit ? null : adding ? (
        <NewCheck {...{ editor, catalogue, draft }} onClose={() => setAdding(false)} />
      ) : (
        <Button
          data-testid="new-check"
          className="self-start"
          icon={<Plus aria-hidden="true" className="size-4 text-ink-3" />}
          onPress={() => setAdding(true)}
        >
          {t("check-add")}
        </Button>
      )}
    </div>
  );
}

function Check({ view, editor, catalogue, draft, mayEdit }: Props & { view: RoleTestView; mayEdit: boolean }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const sentence = useCheckWords(catalogue)(view.test);
  const listing = useListing();
  const Icon = view.passes ? CircleCheck : CircleX;
  const failing = listing(view.failing.map(catalogue.label));
  return (
    <li
      data-testid="check"
      data-passes={view.passes}
      className={`flex items-start gap-2 border-b border-line py-2 pr-1 pl-2.5 last:border-b-0 ${view.passes ? "" : "bg-danger-tint"}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${view.passes ? "text-success" : "text-danger"}`} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p>{sentence}</p>
        <p className={`text-small ${view.passes ? "text-ink-3" : "text-danger"}`}>
          {t(view.passes ? "check-passes" : view.passedBefore ? "check-fails-now" : "check-fails")}
          {view.passes ? "" : ` ${t(view.test.can ? "check-lacks" : "check-has", { names: failing })}`}
        </p>
      </div>
      {mayEdit ? (
        <IconButton
          label={t("check-remove", { check: sentence })}
          className="!size-6"
          icon={<Trash2 aria-hidden="true" className="size-3.5" />}
          onPress={() => void ask(async () => draft.take(await host.removeRoleTest(editor.id, view.test.id)))}
        />
      ) : null}
    </li>
  );
}
