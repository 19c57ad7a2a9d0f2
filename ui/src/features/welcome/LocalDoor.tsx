// A workspace on this computer: no account and no network, three fields.
import { useState } from "react";
import { useHost } from "../../host";
import { useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { Field } from "../../parts/Field";
import { DoorForm } from "./DoorForm";
import { useEntered } from "./entered";
import { faultsOf } from "./formFaults";

const fields = ["name", "email", "workspaceName"] as const;

export function LocalDoor() {
  const { t } = useWords();
  const host = useHost();
  const entered = useEntered();
  const [input, setInput] = useState({ name: "", email: "", workspaceName: "" });
  const { submit, fault, busy, forget } = useFormAsk(() => host.openLocal(input), entered);
  const change = (field: (typeof fields)[number]) => (value: string) => setInput((old) => ({ ...old, [field]: value }));
  return (
    <>
      <h2 className="text-title font-semibold">{t("door-local-title")}</h2>
      <p className="mt-1 text-body text-ink-2">{t("local-lead")}</p>
      <DoorForm
        faults={faultsOf(t, fault, fields)}
        busy={busy}
        verb={t("local-submit")}
        busyVerb={t("local-busy")}
        onSubmit={submit}
        onTyped={forget}
      >
        <Field
          autoFocus
          name="name"
          label={t("field-name")}
          autoComplete="name"
          value={input.name}
          onChange={change("name")}
        />
        <Field
          name="email"
          label={t("field-email")}
          hint={t("local-email-hint")}
          inputMode="email"
          autoComplete="email"
          value={input.email}
          onChange={change("email")}
        />
        <Field
          name="workspaceName"
          label={t("field-workspace-name")}
          hint={t("field-workspace-name-hint")}
          autoComplete="organization"
          value={input.workspaceName}
          onChange={change("workspaceName")}
        />
      </DoorForm>
    </>
  );
}
