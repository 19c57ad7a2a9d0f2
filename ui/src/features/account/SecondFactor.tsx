// Two-step sign-in: whether it is on, how it is turned on, and how off. The key and the recovery codes live as long as this card.
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import type { FactorView, OwnAccountView } from "../../bindings";
import { useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Confirm } from "../../parts/Confirm";
import { toast } from "../../parts/toasts";
import { useFreshAccount } from "./accountQueries";
import { Enrolling } from "./Enrolling";
import { useProof } from "./Proof";

type Props = { account: string; own: OwnAccountView };
type Step = { kind: "resting" } | { kind: "enrolling"; offer: FactorView } | { kind: "keeping"; codes: string[] };

export function SecondFactor({ account, own }: Props) {
  const { t } = useWords();
  const host = useHost();
  const fresh = useFreshAccount();
  const [step, setStep] = useState<Step>({ kind: "resting" });
  const [sure, setSure] = useState(false);
  const proof = useProof({ account, byCode: own.secondFactor });
  const rest = () => setStep({ kind: "resting" });
  const setUp = () => proof.run(async () => setStep({ kind: "enrolling", offer: await host.offerSecondFactor(account) }));
  const turnOff = () =>
    proof.run(async () => {
      await host.endSecondFactor(account);
      toast({ text: t("factor-is-off") });
      await fresh();
    });
  return (
    <Card title={t("factor-title")}>
      {step.kind === "enrolling" ? (
        <Enrolling
          account={account}
          offer={step.offer}
          onDone={(codes) => {
            setStep({ kind: "keeping", codes });
            void fresh();
          }}
          onCancel={rest}
        />
      ) : step.kind === "keeping" ? (
        <RecoveryCodes account={account} codes={step.codes} onKept={rest} />
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 text-body">
          <div className="min-w-0 flex-1 basis-64">
            <p className="flex items-center gap-1.5 font-medium" data-testid="factor-state" data-on={own.secondFactor}>
              {own.secondFactor ? <ShieldCheck aria-hidden="true" className="size-4 text-success" /> : null}
              {t(own.secondFactor ? "factor-on" : "factor-off")}
            </p>
            <p className="max-w-prose text-small text-ink-3">{t(own.secondFactor ? "factor-on-hint" : "factor-off-hint")}</p>
          </div>
          {own.secondFactor ? (
            <Button data-testid="factor-off" onPress={() => setSure(true)}>
              {t("factor-turn-off")}
            </Button>
          ) : (
            <Button data-testid="factor-set-up" onPress={setUp}>
              {t("factor-set-up")}
            </Button>
          )}
        </div>
      )}
      {sure ? (
        <Confirm
          danger
          title={t("factor-turn-off-title")}
          verb={t("factor-turn-off-verb")}
          onConfirm={turnOff}
          onClose={() => setSure(false)}
        >
          <p>{t("factor-turn-off-text")}</p>
        </Confirm>
      ) : null}
      {proof.sheet}
    </Card>
  );
}

function RecoveryCodes({ account, codes, onKept }: { account: string; codes: string[]; onKept: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  return (
    <div className="flex flex-col gap-3 px-4 py-4 text-body">
      <div role="status">
        <p className="flex items-center gap-1.5 font-medium">
          <ShieldCheck aria-hidden="true" className="size-4 text-success" />
          {t("factor-codes-title")}
        </p>
        <p className="mt-0.5 max-w-prose text-ink-2">{t("factor-codes-text")}</p>
      </div>
      <ol
        aria-label={t("factor-codes-label")}
        data-testid="recovery-codes"
        className="tabular grid max-w-md grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line bg-subtle px-4 py-3 font-mono select-text narrow:grid-cols-1"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button
          data-testid="copy-codes"
          onPress={() =>
            void ask(async () => {
              await host.copyText(codes.join("\n"));
              toast({ text: t("factor-codes-copied") });
            })
          }
        >
          {t("factor-codes-copy")}
        </Button>
        <Button
          onPress={() =>
            void ask(async () => {
              if (await host.saveRecoveryCodes(account, codes)) toast({ text: t("factor-codes-saved") });
            })
          }
        >
          {t("factor-codes-save")}
        </Button>
        <Button weight="primary" data-testid="codes-kept" onPress={onKept}>
          {t("factor-codes-kept")}
        </Button>
      </div>
    </div>
  );
}
