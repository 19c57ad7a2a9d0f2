// Inviting: one field that eats anything, one table of what was found, and one button that names its number.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useRefusalWords } from "../../app/faults";
import { useScreenReady } from "../../app/look";
import { setStagingFaults, useRoleChoices, useStaging, useStagingFaults } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { Staging } from "../../bindings";
import type { WordId } from "../../locales/ids";
import { announce } from "../../parts/announce";
import { Blank } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { Composer } from "./Composer";
import { CountsLine, countsSentence } from "./CountsLine";
import { FixPanel } from "./FixPanel";
import { Letter } from "./Letter";
import { kindOf, type RowKind } from "./rowKinds";
import { SendBar } from "./SendBar";
import { StagingGrid } from "./StagingGrid";
import { useStagingDoings } from "./useStagingDoings";

export function InviteScreen() {
  const { t } = useWords();
  const { data: staging, error } = useStaging();
  const doings = useStagingDoings();
  useScreenReady(staging !== undefined);
  usePasteAnywhere(doings.text);
  const filled = staging !== undefined && staging.rows.length > 0;
  return (
    <Page
      title={t("invite-people")}
      detail={<span className="narrow:hidden">{t("invite-nothing-sent")}</span>}
      actions={filled ? <Button onPress={() => void doings.clear()}>{t("invite-clear")}</Button> : null}
      scroll={false}
    >
      {error ? (
        <Trouble error={error} />
      ) : (
        <>
          <div className="flex shrink-0 flex-col gap-3 border-b border-line px-5 pb-3 narrow:px-3">
            <Composer sources={staging?.sources ?? []} doings={doings} />
            <Faults />
          </div>
          {filled ? <Table staging={staging} doings={doings} /> : <Nothing />}
        </>
      )}
    </Page>
  );
}

function Table({ staging, doings }: { staging: Staging; doings: ReturnType<typeof useStagingDoings> }) {
  const words = useWords();
  const { data: roles = [] } = useRoleChoices();
  const [kind, setKind] = useState<RowKind>();
  const [message, setMessage] = useState<string>();
  const name = staging.sources.map((source) => source.name).filter((each) => each !== "").join(", ") || words.t("batch-pasted");
  const send = (queued: boolean) => void doings.send(queued, { name, message: message ?? "" });
  const shown = kind !== undefined && staging.counts[kind] > 0 ? kind : undefined;
  const rows = useMemo(
    () => (shown === undefined ? staging.rows : staging.rows.filter((row) => kindOf(row) === shown)),
    [staging.rows, shown],
  );
  const sentence = countsSentence(words, staging.counts);
  useEffect(() => announce(sentence), [sentence]);
  return (
    <>
      <div className="flex min-h-0 flex-1 snug:flex-col middle:overflow-y-auto">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col middle:min-h-80 middle:shrink-0 narrow:min-h-96">
          <CountsLine staging={staging} roles={roles} kind={shown} onKind={setKind} onRole={(role) => void doings.setRole(null, role)} />
          <StagingGrid rows={rows} roles={roles} doings={doings} />
        </div>
        <FixPanel staging={staging} roles={roles} doings={doings} onShow={setKind} />
      </div>
      <Letter message={message} onMessage={setMessage} />
      <SendBar staging={staging} onSend={send} />
    </>
  );
}

function Faults() {
  const { t } = useWords();
  const words = useRefusalWords();
  const client = useQueryClient();
  const faults = useStagingFaults();
  const dismiss = (at: number) => setStagingFaults(client, faults.filter((_, index) => index !== at));
  return faults.map((fault, at) => (
    <Notice
      key={`${fault.name}-${fault.reason}`}
      tone="danger"
      testId="file-fault"
      onDismiss={() => dismiss(at)}
      dismissLabel={t("dismiss")}
    >
      {words.file(fault)}
    </Notice>
  ));
}

const examples = [
  "invite-example-plain",
  "invite-example-named",
  "invite-example-table",
  "invite-example-file",
] as const satisfies WordId[];

function Nothing() {
  const { t } = useWords();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Blank
        title={t("invite-empty-title")}
        action={
          <ul className="grid max-w-full gap-1.5 text-left text-body text-ink-2">
            {examples.map((example) => (
              <li key={example} className="rounded-control bg-subtle px-3 py-1.5 wrap-anywhere">
                {t(example)}
              </li>
            ))}
          </ul>
        }
      >
        {t("invite-empty-text")}
      </Blank>
    </div>
  );
}

/** Pasting works wherever the focus is on this screen, as long as it is in no other field. */
function usePasteAnywhere(take: (text: string) => Promise<boolean>) {
  const onPaste = useCallback(
    (event: ClipboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.matches("input:not([data-testid=composer]), textarea")) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!text.trim()) return;
      event.preventDefault();
      void take(text);
    },
    [take],
  );
  useEffect(() => {
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [onPaste]);
}
