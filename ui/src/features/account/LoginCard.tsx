// Who one is to the server: name, the address and the password that one signs in with, and what is on its way with either.
import { useState, type ReactNode } from "react";
import { useAsk, useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import type { AccountEntry, OwnAccountView, SessionLine } from "../../bindings";
import { useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Field } from "../../parts/Field";
import { Notice } from "../../parts/Notice";
import { toast } from "../../parts/toasts";
import { faultsOf } from "../welcome/formFaults";
import { useFreshAccount } from "./accountQueries";
import { EmailSheet } from "./EmailSheet";
import { deviceWords } from "./Devices";
import { PasswordSheet } from "./PasswordSheet";
import { Form } from "react-aria-components";

type Props = { account: AccountEntry; own: OwnAccountView };
type Changed = { ended: boolean; others: SessionLine[] };

export function LoginCard({ account, own }: Props) {
  const { t, day, time } = useWords();
  const [open, setOpen] = useState<"email" | "password">();
  const [changed, setChanged] = useState<Changed>();
  return (
    <Card title={t("account-login")}>
      <Row title={t("account-name")} value={own.name} />
      <Row
        title={t("account-login-email")}
        value={own.email}
        hint={t("account-login-email-hint")}
        action={
          <Button data-testid="change-email" onPress={() => setOpen("email")}>
            {t("account-change-email")}
          </Button>
        }
      >
        {own.wanted ? (
          <Notice tone="waiting" testId="email-wanted">
            {t("account-email-wanted", { email: own.wanted.email, day: day(own.wanted.until), time: time(own.wanted.until) })}
          </Notice>
        ) : null}
        {own.verified ? null : <Verify account={account} email={own.email} />}
      </Row>
      <Row
        title={t("account-password")}
        hint={t("account-password-hint")}
        action={
          <Button data-testid="change-password" onPress={() => setOpen("password")}>
            {t("account-change-password")}
          </Button>
        }
      >
        {changed ? <WhatEnded {...changed} /> : null}
      </Row>
      {open === "email" ? <EmailSheet account={account.id} onClose={() => setOpen(undefined)} /> : null}
      {open === "password" ? (
        <PasswordSheet account={account.id} onChanged={setChanged} onClose={() => setOpen(undefined)} />
      ) : null}
    </Card>
  );
}

type RowProps = { title: string; value?: string; hint?: string; action?: ReactNode; children?: ReactNode };

function Row({ title, value, hint, action, children }: RowProps) {
  return (
    <div className="border-b border-line px-4 py-3 text-body last:border-b-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <dl className="min-w-0 flex-1 basis-64">
          <dt className={value ? "text-small text-ink-3" : "font-medium"}>{title}</dt>
          {value ? <dd className="font-medium wrap-anywhere">{value}</dd> : null}
          {hint ? <dd className="mt-0.5 max-w-prose text-small text-ink-3">{hint}</dd> : null}
        </dl>
        {action}
      </div>
      {children ? <div className="mt-2 flex flex-col gap-2 empty:hidden">{children}</div> : null}
    </div>
  );
}

function WhatEnded({ ended, others }: Changed) {
  const { t } = useWords();
  const said = t(ended ? "account-password-changed" : others.length > 0 ? "account-password-kept" : "account-password-changed", {
    count: others.length,
  });
  return (
    <div role="status" data-testid="password-changed" className="rounded-card bg-success-tint px-3 py-2 text-success">
      <p>{said}</p>
      {others.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {others.map((session) => (
            <li key={session.id}>{deviceWords(t, session)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** The digits from the mail that came when somebody signed up. */
function Verify({ account, email }: { account: AccountEntry; email: string }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const fresh = useFreshAccount();
  const [code, setCode] = useState("");
  const { submit, fault, busy, forget } = useFormAsk(
    () => host.verifyMailbox(account.id, code),
    async () => {
      toast({ text: t("account-verified") });
      await fresh();
    },
  );
  const faults = faultsOf(t, fault, ["code"]);
  return (
    <div className="flex flex-col gap-3 rounded-card bg-waiting-tint p-3" data-testid="not-verified" onInput={forget}>
      <p className="text-waiting">{t("account-not-verified")}</p>
      <Form
        validationBehavior="aria"
        validationErrors={faults.fields}
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          name="code"
          label={t("account-verify-code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
        <Button type="submit" data-testid="verify" aria-busy={busy}>
          {t("account-verify")}
        </Button>
        <Button
          weight="quiet"
          onPress={() =>
            void ask(async () => {
              await host.sendVerification(account.id);
              toast({ text: t("account-verify-sent", { email }) });
            })
          }
        >
          {t("account-verify-again")}
        </Button>
      </Form>
      {faults.form ? <Notice tone="danger">{faults.form}</Notice> : null}
    </div>
  );
}
