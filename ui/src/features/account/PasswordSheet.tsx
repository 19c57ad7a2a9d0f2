// Another password, and what becomes of where one is signed in.
import { useState } from "react";
import { useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import type { SessionLine } from "../../bindings";
import { useHost } from "../../host";
import { Field } from "../../parts/Field";
import { Toggle } from "../../parts/Toggle";
import { faultsOf } from "../welcome/formFaults";
import { useFreshAccount } from "./accountQueries";
import { SheetForm } from "./SheetForm";

type Props = {
  account: string;
  onChanged: (what: { ended: boolean; others: SessionLine[] }) => void;
  onClose: () => void;
};

export function PasswordSheet({ account, onChanged, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const fresh = useFreshAccount();
  const [input, setInput] = useState({ current: "", new: "", endOthers: true });
  const { submit, fault, busy, forget } = useFormAsk(
    () => host.changePassword(account, input),
    async (others) => {
      onChanged({ ended: input.endOthers, others });
      onClose();
      await fresh();
    },
  );
  const wrong = fault?.kind === "wrongPassword";
  return (
    <SheetForm
      title={t("account-change-password-title")}
      verb={t("account-save-password")}
      faults={
        wrong ? { fields: { current: t("account-wrong-password") }, form: undefined } : faultsOf(t, fault, ["current", "new"])
      }
      busy={busy}
      onSubmit={submit}
      onTyped={forget}
      onClose={onClose}
    >
      <Field
        autoFocus
        name="current"
        type="password"
        label={t("account-password-now")}
        autoComplete="current-password"
        value={input.current}
        onChange={(current) => setInput((old) => ({ ...old, current }))}
      />
      <Field
        name="new"
        type="password"
        label={t("account-password-new")}
        hint={t("password-hint")}
        autoComplete="new-password"
        value={input.new}
        onChange={(next) => setInput((old) => ({ ...old, new: next }))}
      />
      <div>
        <Toggle
          label={t("account-password-end")}
          labelShown
          on={input.endOthers}
          onChange={(endOthers) => setInput((old) => ({ ...old, endOthers }))}
          testId="end-others"
        />
        <p className="text-small text-ink-3">{t("account-password-end-hint")}</p>
      </div>
    </SheetForm>
  );
}
