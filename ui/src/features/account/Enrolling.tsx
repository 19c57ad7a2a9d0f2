// The key for an authenticator, to scan or to type, and the field for the code that proves that it arrived.
import { useState } from "react";
import { Form } from "react-aria-components";
import { useAsk, useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import type { FactorView } from "../../bindings";
import { useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Notice } from "../../parts/Notice";
import { toast } from "../../parts/toasts";
import { faultsOf } from "../welcome/formFaults";

type Props = { account: string; offer: FactorView; onDone: (codes: string[]) => void; onCancel: () => void };

/** Cameras want this much white around a code, in its own units. */
const margin = 4;

export function Enrolling({ account, offer, onDone, onCancel }: Props) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const [code, setCode] = useState("");
  const { submit, fault, busy, forget } = useFormAsk(() => host.confirmSecondFactor(account, code), onDone);
  const faults = faultsOf(t, fault, ["code"]);
  const width = offer.size + 2 * margin;
  return (
    <div className="flex gap-6 px-4 py-4 text-body narrow:flex-col">
      <div className="shrink-0">
        <p className="mb-2 font-medium">{t("factor-scan")}</p>
        {/* Always black on white: that is what cameras read. */}
        <svg
          role="img"
          aria-label={t("factor-scan-alt")}
          data-testid="factor-qr"
          viewBox={`${-margin} ${-margin} ${width} ${width}`}
          shapeRendering="crispEdges"
          className="size-48 rounded-control border border-line"
        >
          <rect x={-margin} y={-margin} width={width} height={width} fill="#fff" />
          <path d={offer.path} fill="#000" />
        </svg>
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-5">
        <div>
          <p className="text-ink-2">{t("factor-by-hand")}</p>
          <p className="mt-1 flex flex-wrap items-center gap-2">
            <code className="rounded-control bg-subtle px-2 py-1 font-mono wrap-anywhere select-text" data-testid="factor-key">
              {grouped(offer.secret)}
            </code>
            <Button
              weight="link"
              onPress={() =>
                void ask(async () => {
                  await host.copyText(offer.secret);
                  toast({ text: t("factor-key-copied") });
                })
              }
            >
              {t("factor-copy-key")}
            </Button>
          </p>
        </div>
        <div onInput={forget}>
          <Form
            validationBehavior="aria"
            validationErrors={faults.fields}
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            {faults.form ? <Notice tone="danger">{faults.form}</Notice> : null}
            <div className="max-w-72">
              <Field
                autoFocus
                name="code"
                label={t("factor-enter")}
                inputMode="numeric"
                autoComplete="one-time-code"
                value={code}
                onChange={setCode}
              />
            </div>
            <div className="flex flex-wrap gap-2">
              <Button type="submit" weight="primary" data-testid="factor-confirm" aria-busy={busy}>
                {t("factor-confirm")}
              </Button>
              <Button onPress={onCancel}>{t("cancel")}</Button>
            </div>
          </Form>
        </div>
      </div>
    </div>
  );
}

/** In groups of four letters, as one reads it off. */
function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
