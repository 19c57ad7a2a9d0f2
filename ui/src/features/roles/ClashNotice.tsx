// What happened to the role while it was being edited here: it was deleted, or the same toggles were moved by somebody else.
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { DraftClash, RoleEditor, ToggleClash } from "../../host/roles";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import type { Catalogue } from "./catalogue";
import { NameDialog } from "./NameDialog";
import type { Draft } from "./useDraft";

type Props = { editor: RoleEditor; clash: DraftClash; catalogue: Catalogue; draft: Draft; onDiscard: () => void };

export function ClashNotice({ editor, clash, catalogue, draft, onDiscard }: Props) {
  switch (clash.kind) {
    case "deleted":
      return <Deleted editor={editor} onDiscard={onDiscard} />;
    case "moved":
      return <Moved toggles={clash.toggles} others={clash.others} {...{ catalogue, draft }} />;
    default:
      return clash satisfies never;
  }
}

function Deleted({ editor, onDiscard }: { editor: RoleEditor; onDiscard: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const [naming, setNaming] = useState(false);
  const save = (name: string) =>
    ask(async () => {
      const role = await host.draftToNewRole(editor.id, name);
      await navigate({ to: "/roles/$role", params: { role } });
    });
  return (
    <Notice tone="danger" testId="clash-deleted">
      <p className="font-semibold">{t("clash-deleted", { name: editor.name })}</p>
      <p>{t("clash-deleted-hint")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button data-testid="draft-to-new-role" onPress={() => setNaming(true)}>
          {t("clash-save-as-new")}
        </Button>
        <Button weight="inherit" data-testid="discard-deleted" onPress={onDiscard}>
          {t("draft-discard")}
        </Button>
      </div>
      {naming ? (
        <NameDialog
          title={t("clash-save-as-new")}
          verb={t("new-role-create")}
          name={editor.name}
          renaming={null}
          onName={save}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </Notice>
  );
}

type MovedProps = Pick<Props, "catalogue" | "draft"> & { toggles: ToggleClash[]; others: number };

function Moved({ toggles, others, catalogue, draft }: MovedProps) {
  const { t } = useWords();
  const state = (on: boolean) => t(on ? "state-on" : "state-off");
  if (toggles.length === 0) return others > 0 ? <Notice tone="info">{t("clash-others", { count: others })}</Notice> : null;
  return (
    <Notice tone="waiting" testId="clash-moved">
      <p className="font-semibold">{t("clash-moved", { count: toggles.length })}</p>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {toggles.map(({ key, base, mine, theirs }) => (
          <li key={key} data-testid={`clash-${key}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-40 font-medium">{catalogue.label(key)}</span>
            <span className="text-small">
              {t("clash-states", { base: state(base), mine: state(mine), theirs: state(theirs) })}
            </span>
            <span className="flex gap-1.5">
              <Button
                className="!h-6.5"
                aria-label={t("clash-keep-mine-of", { name: catalogue.label(key), state: state(mine) })}
                onPress={() => void draft.toggle([key], mine)}
              >
                {t("clash-keep-mine", { state: state(mine) })}
              </Button>
              <Button
                className="!h-6.5"
                aria-label={t("clash-take-theirs-of", { name: catalogue.label(key), state: state(theirs) })}
                onPress={() => void draft.toggle([key], theirs)}
              >
                {t("clash-take-theirs", { state: state(theirs) })}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {others > 0 ? <p className="mt-1.5 text-small">{t("clash-others", { count: others })}</p> : null}
    </Notice>
  );
}
