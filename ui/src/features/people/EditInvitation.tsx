// Changes an invitation that nobody has answered: another address or role ends the link that is on its way, and the form says so.
import { useState } from "react";
import { Form, Heading } from "react-aria-components";
import { useRoleChoices } from "../../app/queries";
import { useWords } from "../../app/words";
import type { CommandError, InvitationChange, MembershipEnd, PersonRow } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Field } from "../../parts/Field";
import { Notice } from "../../parts/Notice";
import { Picker } from "../../parts/Picker";
import { toast } from "../../parts/toasts";
import { faultsOf } from "../welcome/formFaults";

type Props = { row: PersonRow; onClose: () => void };

export function EditInvitation({ row, onClose }: Props) {
  const { t } = useWords();
  const { data: roles = [] } = useRoleChoices();
  const form = useEdit(row, onClose);
  return (
    <Sheet onClose={onClose}>
      <Heading slot="title" className="text-title font-semibold wrap-anywhere">
        {t("edit-invite-title", { email: row.email })}
      </Heading>
      <Form
        className="mt-4 flex flex-col gap-4"
        validationErrors={form.faults.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        {form.faults.form ? <Notice tone="danger">{form.faults.form}</Notice> : null}
        <Field label={t("edit-invite-email")} name="email" type="email" autoFocus value={form.email} onChange={form.setEmail} />
        <Field label={t("edit-invite-name")} name="name" value={form.name} onChange={form.setName} />
        <div className="flex flex-col gap-1">
          <span aria-hidden="true" className="text-body font-medium">
            {t("edit-invite-role")}
          </span>
          <Picker
            label={t("edit-invite-role")}
            labelHidden
            placeholder=""
            choices={roles.filter((role) => role.mayGive || role.id === row.roleId).map(({ id, name }) => ({ id, name }))}
            chosen={form.role}
            onChoose={form.setRole}
            testId="edit-invite-role"
          />
        </div>
        <Field
          label={t("edit-invite-ends")}
          hint={t("edit-invite-ends-hint")}
          name="ends"
          placeholder="2027-03-31"
          value={form.ends}
          onChange={form.setEnds}
        />
        {form.mailsAgain ? <Notice tone="info">{t("edit-invite-mails-again", { email: form.email })}</Notice> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" weight="primary" data-testid="save-invite">
            {t(form.mailsAgain ? "edit-invite-save-and-send" : "edit-invite-save")}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** What was typed stays in the form whatever the host says to it. */
function useEdit(row: PersonRow, onClose: () => void) {
  const { t } = useWords();
  const host = useHost();
  const [email, setEmail] = useState(row.email);
  const [name, setName] = useState(row.name === row.email.split("@")[0] ? "" : row.name);
  const [role, setRole] = useState(row.roleId);
  const [ends, setEnds] = useState(row.ends?.written ?? "");
  const [fault, setFault] = useState<CommandError>();
  const change: InvitationChange = {
    email: email.trim() === row.email ? null : email,
    role: role === row.roleId ? null : role,
    name: name.trim() === "" || name === row.name ? null : name,
    ends: ends.trim() === (row.ends?.written ?? "") ? null : endOf(ends),
  };
  const changes = Object.values(change).some((value) => value !== null);
  const save = async () => {
    if (!changes) return onClose();
    try {
      await host.changeInvitation(row.id, change);
    } catch (thrown) {
      setFault(reasonOf(thrown));
      return;
    }
    toast({ text: t("edit-invite-saved", { email: email.trim() }) });
    onClose();
  };
  const mailsAgain = change.email !== null || change.role !== null;
  return { email, setEmail, name, setName, role, setRole, ends, setEnds, save, mailsAgain, faults: faultsOf(t, fault, ["email", "name", "ends"]) };
}

/** What a day is, and when a membership is over with it, the host says. */
export function endOf(written: string): MembershipEnd {
  return written.trim() === "" ? { kind: "never" } : { kind: "through", day: written };
}
