// Does something that the server may want proof for: where it says so, asks for the password or a code, and does it then.
import { useState, type ReactNode } from "react";
import { useAsk, useFormAsk } from "../../app/asking";
import { faultsOf } from "../welcome/formFaults";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import { Field } from "../../parts/Field";
import { wantsProof } from "./accountQueries";
import { SheetForm } from "./SheetForm";

type Run = () => Promise<unknown>;
type Props = { account: string; byCode: boolean };

/** `run` does it now or after proof, and tells of failure in a toast; `sheet` has to be drawn. */
export function useProof({ account, byCode }: Props): { run: (run: Run) => void; sheet: ReactNode } {
  const ask = useAsk();
  const [waiting, setWaiting] = useState<{ run: Run }>();
  const begin = (run: Run) =>
    void ask(async () => {
      try {
        await run();
      } catch (thrown) {
        if (!wantsProof(thrown)) throw thrown;
        setWaiting({ run });
      }
    });
  const sheet = waiting ? (
    <ProofSheet
      account={account}
      byCode={byCode}
      onProven={() => {
        setWaiting(undefined);
        void ask(waiting.run);
      }}
      onClose={() => setWaiting(undefined)}
    />
  ) : null;
  return { run: begin, sheet };
}

type SheetProps = Props & { onProven: () => void; onClose: () => void };

function ProofSheet({ account, byCode, onProven, onClose }: SheetProps) {
  const { t } = useWords();
  const host = useHost();
  const [said, setSaid] = useState("");
  const proof = byCode ? { password: "", code: said } : { password: said, code: "" };
  const { submit, fault, busy, forget } = useFormAsk(() => host.stepUp(account, proof), onProven);
  const faults =
    fault?.kind === "wrongPassword"
      ? { fields: { password: t("account-wrong-password") }, form: undefined }
      : faultsOf(t, fault, ["password", "code"]);
  return (
    <SheetForm
      title={t("proof-title")}
      lead={t(byCode ? "proof-lead-code" : "proof-lead-password")}
      verb={t("proof-verb")}
      faults={faults}
      busy={busy}
      onSubmit={submit}
      onTyped={forget}
      onClose={onClose}
    >
      {byCode ? (
        <Field autoFocus name="code" label={t("field-code")} autoComplete="one-time-code" value={said} onChange={setSaid} />
      ) : (
        <Field
          autoFocus
          name="password"
          type="password"
          label={t("field-password")}
          autoComplete="current-password"
          value={said}
          onChange={setSaid}
        />
      )}
    </SheetForm>
  );
}
