// One member close by: how they are written down here, until when they belong, what is theirs, and what can be done.
import { useState } from "react";
import { Form, Heading } from "react-aria-components";
import { useQuery } from "@tanstack/react-query";
import { keys } from "../../app/queries";
import { useWords } from "../../app/words";
import { Trouble } from "../../app/Trouble";
import type { Belonging, CommandError, MemberDetails, PersonRow } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Avatar } from "../../parts/Avatar";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Field } from "../../parts/Field";
import { Notice } from "../../parts/Notice";
import { StatusTag } from "../../parts/StatusTag";
import { toast } from "../../parts/toasts";
import { faultsOf } from "../welcome/formFaults";
import { endOf } from "./EditInvitation";
import { useMemberDoings } from "./useMemberDoings";

type Props = { row: PersonRow; onRemove: () => void; onClose: () => void };

export function MemberSheet({ row, onRemove, onClose }: Props) {
  const { t, day } = useWords();
  const host = useHost();
  const { data, error } = useQuery({ queryKey: [...keys.people, "member", row.id], queryFn: () => host.memberDetails(row.id) });
  return (
    <Sheet onClose={onClose} wide>
      <div className="flex items-center gap-3">
        <Avatar name={row.name} />
        <div className="min-w-0">
          <Heading slot="title" className="text-title font-semibold wrap-anywhere">
            {row.name}
          </Heading>
          <p className="text-small text-ink-3 wrap-anywhere">
            {data ? t("member-line", { role: row.role, day: day(data.joined) }) : row.role}
          </p>
        </div>
        <span className="ml-auto">
          <StatusTag status={row.status} unsent={row.unsent} />
        </span>
      </div>
      {error ? <Trouble error={error} /> : data ? <Close row={row} member={data} onRemove={onRemove} onClose={onClose} /> : <Waiting />}
    </Sheet>
  );
}

function Waiting() {
  return (
    <div className="mt-5 flex flex-col gap-3" aria-busy="true">
      <Skeleton className="w-60" />
      <Skeleton className="w-44" />
    </div>
  );
}

function Close({ row, member, onRemove, onClose }: Props & { member: MemberDetails }) {
  const { t } = useWords();
  const may = (doing: string) => member.can.includes(doing);
  const doings = useMemberDoings(row);
  return (
    <>
      <Details row={row} member={member} onClose={onClose} />
      <Theirs title={t("member-projects")} none={t("member-no-projects")} rows={member.projects} />
      <Theirs title={t("member-teams")} none={t("member-no-teams")} rows={member.teams} />
      {member.exceptions > 0 ? (
        <p className="mt-2 text-small text-ink-3">{t("member-exceptions", { count: member.exceptions })}</p>
      ) : null}
      <div className="mt-5 flex flex-wrap gap-2 border-t border-line pt-4">
        {may("suspend") ? <Button onPress={doings.suspend}>{t("member-suspend")}</Button> : null}
        {may("resume") ? <Button onPress={doings.resume}>{t("member-resume")}</Button> : null}
        {may("remove") || may("leave") ? (
          <Button onPress={onRemove} data-testid="member-remove">
            {t(may("leave") ? "member-leave" : "member-remove")}
          </Button>
        ) : null}
        <Button className="ml-auto" onPress={onClose}>
          {t("close")}
        </Button>
      </div>
    </>
  );
}

const partWords = {
  owner: "part-owner",
  editor: "part-editor",
  viewer: "part-viewer",
  manager: "part-manager",
  member: "part-member",
} as const;

function Theirs({ title, none, rows }: { title: string; none: string; rows: Belonging[] }) {
  const { t } = useWords();
  return (
    <section className="mt-4" aria-label={title}>
      <h3 className="text-body font-semibold">{title}</h3>
      {rows.length === 0 ? (
        <p className="text-small text-ink-3">{none}</p>
      ) : (
        <ul className="mt-1 flex max-h-40 flex-wrap gap-1.5 overflow-auto">
          {rows.map((row) => (
            <li key={row.id} className="rounded-tag border border-line px-2 py-0.5 text-small wrap-anywhere">
              {row.name}
              <span className="text-ink-3">
                {" · "}
                {t(row.alone ? (row.part === "owner" ? "part-only-owner" : "part-only-manager") : partWords[row.part as keyof typeof partWords])}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Name, contact email and last day, as a form where they can be changed. What was typed stays whatever the host says to it. */
function Details({ row, member, onClose }: { row: PersonRow; member: MemberDetails; onClose: () => void }) {
  const { t } = useWords();
  const form = useDetails(row, member, onClose);
  const mayEdit = member.can.includes("edit");
  const mayEnd = member.can.includes("setEnd");
  return (
    <Form
      className="mt-4 flex flex-col gap-3"
      validationErrors={form.faults.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      {form.faults.form ? <Notice tone="danger">{form.faults.form}</Notice> : null}
      <div className="grid grid-cols-2 gap-3 narrow:grid-cols-1">
        <Field label={t("member-name")} name="name" isReadOnly={!mayEdit} value={form.name} onChange={form.setName} />
        <Field
          label={t("member-email")}
          hint={t("member-email-hint")}
          name="email"
          type="email"
          isReadOnly={!mayEdit}
          value={form.email}
          onChange={form.setEmail}
        />
        {mayEnd || member.ends ? (
          <Field
            label={t("edit-invite-ends")}
            hint={t("edit-invite-ends-hint")}
            name="ends"
            placeholder="2027-03-31"
            isReadOnly={!mayEnd}
            value={form.ends}
            onChange={form.setEnds}
          />
        ) : null}
      </div>
      {form.changed ? (
        <div>
          <Button type="submit" weight="primary" data-testid="save-member">
            {t("member-save")}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}

function useDetails(row: PersonRow, member: MemberDetails, onClose: () => void) {
  const { t } = useWords();
  const host = useHost();
  const [name, setName] = useState(row.name);
  const [email, setEmail] = useState(row.email);
  const [ends, setEnds] = useState(member.ends?.written ?? "");
  const [fault, setFault] = useState<CommandError>();
  const otherName = name.trim() !== row.name;
  const otherEmail = email.trim() !== row.email;
  const otherEnd = ends.trim() !== (member.ends?.written ?? "");
  const save = async () => {
    setFault(undefined);
    try {
      if (otherEnd) await host.setMembershipEnd(row.id, endOf(ends));
      if (otherName || otherEmail) await host.editMember(row.id, otherName ? name : null, otherEmail ? email : null);
    } catch (thrown) {
      setFault(reasonOf(thrown));
      return;
    }
    toast({ text: t("member-saved", { name: name.trim() }) });
    onClose();
  };
  const faults = faultsOf(t, fault, ["name", "email", "ends"]);
  return { name, setName, email, setEmail, ends, setEnds, save, faults, changed: otherName || otherEmail || otherEnd };
}
