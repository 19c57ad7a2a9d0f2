// The field that takes anything: what was taken in stands in it as chips, which can be taken out again.
import { ClipboardPaste, FileSpreadsheet, FileUp, TextCursorInput, X } from "lucide-react";
import { useRef, useState } from "react";
import { useWords } from "../../app/words";
import type { StagingSource } from "../../bindings";
import { Button } from "../../parts/Button";
import { toast } from "../../parts/toasts";
import type { StagingDoings } from "./useStagingDoings";

type Props = { sources: StagingSource[]; doings: StagingDoings };

export function Composer({ sources, doings }: Props) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");

  const stage = async () => {
    if (typed.trim() && (await doings.text(typed))) setTyped("");
  };
  const paste = async () => {
    try {
      const text = await navigator.clipboard.readText();
      if (text.trim()) return void doings.text(text);
    } catch {
      // Some systems let only the keyboard paste.
    }
    field.current?.focus();
    toast({ text: t("invite-paste-by-key") });
  };

  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-edge bg-surface p-1.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
      {sources.map((source) => (
        <SourceChip key={source.id} source={source} onRemove={() => void doings.removeSource(source.id)} />
      ))}
      <input
        ref={field}
        name="composer"
        data-testid="composer"
        aria-label={t("invite-composer")}
        placeholder={t(sources.length > 0 ? "invite-composer-more" : "invite-composer-first")}
        autoFocus
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            void stage();
          }
        }}
        className="h-control min-w-44 flex-1 bg-transparent px-1.5 text-body outline-none"
      />
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<ClipboardPaste aria-hidden="true" className="size-4 text-ink-3" />}
          keys="Ctrl V"
          onPress={() => void paste()}
        >
          {t("invite-paste")}
        </Button>
        <Button
          icon={<FileUp aria-hidden="true" className="size-4 text-ink-3" />}
          data-testid="choose-file"
          onPress={() => void doings.chooseFile()}
        >
          {t("invite-choose-file")}
        </Button>
      </div>
    </div>
  );
}

function SourceChip({ source, onRemove }: { source: StagingSource; onRemove: () => void }) {
  const { t } = useWords();
  const name = source.name || t("source-text");
  const Icon = source.name ? FileSpreadsheet : TextCursorInput;
  return (
    <span
      data-testid="source-chip"
      className="inline-flex h-7 max-w-full items-center gap-2 rounded-control bg-chosen pr-0.5 pl-2 text-body"
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-accent-ink" />
      <span className="truncate font-medium">{name}</span>
      <span className="shrink-0 text-ink-2">{t("source-addresses", { count: source.addresses })}</span>
      <button
        type="button"
        aria-label={t("source-remove", { name })}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-tag text-ink-2 hover:bg-hovered"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
