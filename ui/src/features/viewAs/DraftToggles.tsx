// The toggles behind an answer, flipped where one asked. It goes into the role's draft, and nobody has it before it is applied.
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { DraftAnswer, RoleEditor } from "../../host/roles";
import { announce } from "../../parts/announce";
import { Toggle } from "../../parts/Toggle";
import { useAccessChanged, usePermissionLines, useRoleDraft } from "../access/accessQueries";
import { keyLockWords, lockWords } from "../roles/roleWords";
import { Sensitive } from "../roles/Sensitive";
import { usePreviewed } from "./preview";

export function DraftToggles({ role, keys }: { role: string; keys: string[] }) {
  const draft = useRoleDraft(role);
  const { flip, note } = useFlip(role);
  if (!draft) return null;
  return (
    <div className="border-y border-line bg-subtle">
      {keys.map((key) => (
        <ToggleRow key={key} permission={key} draft={draft} onFlip={(on) => flip(key, on)} />
      ))}
      {note ? <p className="px-4 pb-2.5 text-small text-ink-2">{note}</p> : null}
    </div>
  );
}

type RowProps = { permission: string; draft: RoleEditor; onFlip: (on: boolean) => void };

function ToggleRow({ permission, draft, onFlip }: RowProps) {
  const { t } = useWords();
  const line = usePermissionLines()(permission);
  const label = line?.label ?? permission;
  const lock = draft.locked ? lockWords[draft.locked] : keyLockWords[line?.grantable ?? "anyRole"];
  const locked = draft.locked || draft.lockedKeys.includes(permission) ? t(lock) : null;
  return (
    <div className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="text-body font-medium text-ink wrap-anywhere">{label}</p>
        <p className="text-small text-ink-3">{line?.description}</p>
        {locked ? <p className="text-small text-ink-2">{locked}</p> : null}
      </div>
      <Sensitive kind={line?.sensitive} />
      <Toggle
        label={label}
        on={draft.on.includes(permission)}
        disabled={locked !== null}
        onChange={onFlip}
        testId="why-flip"
      />
    </div>
  );
}

function useFlip(role: string) {
  const { t, locale } = useWords();
  const host = useHost();
  const ask = useAsk();
  const changed = useAccessChanged();
  const line = usePermissionLines();
  const { onDraft } = usePreviewed();
  const [note, setNote] = useState<string>();
  const alongWords = ({ alsoOn, alsoOff }: DraftAnswer) => {
    const along = [...alsoOn, ...alsoOff].map((key) => line(key)?.label ?? key);
    if (along.length === 0) return undefined;
    return t(alsoOn.length > 0 ? "view-also-on" : "view-also-off", { names: new Intl.ListFormat(locale).format(along) });
  };
  const flip = (key: string, on: boolean) =>
    void ask(async () => {
      const answer = await host.draftToggle(role, [key], on);
      const along = alongWords(answer);
      setNote(along);
      if (along) announce(along);
      await changed(answer.editor);
      onDraft();
    });
  return { flip, note };
}
