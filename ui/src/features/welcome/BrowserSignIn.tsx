// Signing in by way of the browser: begun here, done there, and finished by itself or by a code that is typed.
import { Globe } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Form } from "react-aria-components";
import { useFormAsk } from "../../app/asking";
import { errorSentence } from "../../app/faults";
import { useWords } from "../../app/words";
import type { CommandError } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Notice } from "../../parts/Notice";
import { useEntered } from "./entered";
import { faultsOf } from "./formFaults";

type Props = { address: string; email: string; waiting: boolean; onWaiting: (waiting: boolean) => void };

/** The button beside the plain form, and what stands in the form's place while the browser is waited for. */
export function BrowserSignIn({ address, email, waiting, onWaiting }: Props) {
  const { t } = useWords();
  const host = useHost();
  const entered = useEntered(address);
  const [fault, setFault] = useState<CommandError>();
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      void host.cancelBrowserSignIn();
    };
  }, [host]);
  const begin = async () => {
    setFault(undefined);
    onWaiting(true);
    try {
      await host.signInByBrowser({ address, email });
      await entered();
    } catch (thrown) {
      if (left.current) return;
      const reason = reasonOf(thrown);
      // Whoever cancels, or has typed the code, knows that it is over.
      if (reason.kind !== "refused" || reason.detail.code !== "signInOver") setFault(reason);
      onWaiting(false);
    }
  };
  if (waiting) return <Waiting address={address} onCancel={() => void host.cancelBrowserSignIn()} />;
  return (
    <div className="mt-5">
      <p className="flex items-center gap-3 text-small text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("browser-or")}
      </p>
      {fault ? (
        <div className="mt-4">
          <Notice tone="danger">{errorSentence(t, fault)}</Notice>
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button
          data-testid="sign-in-browser"
          icon={<Globe aria-hidden="true" className="size-4 text-ink-3" />}
          onPress={() => void begin()}
        >
          {t("browser-sign-in")}
        </Button>
        <span className="text-small text-ink-3">{t("browser-hint")}</span>
      </div>
    </div>
  );
}

function Waiting({ address, onCancel }: { address: string; onCancel: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const entered = useEntered(address);
  const [code, setCode] = useState("");
  const { submit, fault, busy, forget } = useFormAsk(() => host.signInByCode(code), entered);
  const over = fault?.kind === "refused" && fault.detail.code === "gone";
  const faults = over ? { fields: { code: t("browser-code-over") }, form: undefined } : faultsOf(t, fault, ["code"]);
  return (
    <div className="mt-5 flex flex-col gap-5" data-testid="browser-waiting" onInput={forget}>
      <div role="status">
        <p className="flex items-center gap-2 text-emphasis font-semibold">
          <Globe aria-hidden="true" className="size-4 text-accent-ink" />
          {t("browser-waiting")}
        </p>
        <p className="mt-1 text-body text-ink-2 wrap-anywhere">
          {t("browser-waiting-hint", { server: address.replace(/^https?:\/\//, "") })}
        </p>
      </div>
      <Form
        validationBehavior="aria"
        validationErrors={faults.fields}
        className="flex flex-col gap-3 border-t border-line pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {faults.form ? <Notice tone="danger">{faults.form}</Notice> : null}
        <div className="max-w-72">
          <Field
            name="code"
            label={t("browser-code")}
            hint={t("browser-code-hint")}
            autoComplete="one-time-code"
            spellCheck="false"
            value={code}
            onChange={setCode}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" data-testid="use-code" aria-busy={busy}>
            {t("browser-use-code")}
          </Button>
          <Button autoFocus data-testid="cancel-browser" onPress={onCancel}>
            {t("cancel")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
