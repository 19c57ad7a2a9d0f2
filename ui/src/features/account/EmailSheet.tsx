// Another address to sign in with: asked for with the password, and counting once its own mailbox has said yes.
import { useState } from "react";
import { useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import { Field } from "../../parts/Field";
import { toast } from "../../parts/toasts";
import { faultsOf } from "../welcome/formFaults";
import { useFreshAccount } from "./accountQueries";
import { SheetForm } from "./SheetForm";

export function EmailSheet({ account, onClose }: { account: string; onClose: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const fresh = useFreshAccount();
  const [input, setInput] = useState({ email: "", password: "" });
  const { submit, fault, busy, forget } = useFormAsk(
    () => host.changeLoginEmail(account, input),
    async () => {
      toast({ text: t("account-email-asked", { email: input.email }) });
      onClose();
      await fresh();
    },
  );
  const wrong = fault?.kind === "wrongPassword";
  return (
    <SheetForm
      title={t("account-change-email-title")}
      lead={t("account-change-email-lead")}
      verb={t("account-send")}
      faults={
        wrong
          ? { fields: { password: t("account-wrong-password") }, form: undefined }
          : faultsOf(t, fault, ["email", "password"])
      }
      busy={busy}
      onSubmit={submit}
      onTyped={forget}
      onClose={onClose}
    >
      <Field
        autoFocus
        name="email"
        label={t("account-new-email")}
        inputMode="email"
        autoComplete="email"
        value={input.email}
        onChange={(email) => setInput((old) => ({ ...old, email }))}
      />
      <Field
        name="password"
        type="password"
        label={t("field-password")}
        autoComplete="current-password"
        value={input.password}
        onChange={(password) => setInput((old) => ({ ...old, password }))}
      />
    </SheetForm>
  );
}
