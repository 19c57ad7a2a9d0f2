// Signing in to a server, and signing up at one.
import { useState } from "react";
import { useHost } from "../../host";
import { useFormAsk } from "../../app/asking";
import { useAppState } from "../../app/queries";
import { useWords } from "../../app/words";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { BrowserSignIn } from "./BrowserSignIn";
import { DoorForm } from "./DoorForm";
import { useEntered } from "./entered";
import { faultsOf } from "./formFaults";
import { SecretsLine } from "./WelcomeScreen";

export type Account = { name: string; email: string; password: string; workspaceName: string };
type Props = { address: string; account: Account; onAccount: (account: Account) => void };
type FieldProps = Pick<Props, "account" | "onAccount">;

export function SignInForm({ address, account, onAccount }: Props) {
  const { t } = useWords();
  const host = useHost();
  const entered = useEntered(address);
  const { email, password } = account;
  const [code, setCode] = useState("");
  const { submit, fault, busy, forget } = useFormAsk(() => host.signIn({ address, email, password, code }), entered);
  const [asked, setAsked] = useState(false);
  const [inBrowser, setInBrowser] = useState(false);
  if (!asked && fault?.kind === "invalid" && fault.detail.field === "code") setAsked(true);
  return (
    <>
      {inBrowser ? null : (
        <DoorForm
          faults={faultsOf(t, fault, ["email", "password", "code"])}
          busy={busy}
          verb={t("sign-in")}
          busyVerb={t("sign-in-busy")}
          note={<Secrets />}
          onSubmit={submit}
          onTyped={forget}
        >
          <EmailField account={account} onAccount={onAccount} />
          <PasswordField account={account} onAccount={onAccount} autoComplete="current-password" />
          {asked ? (
            <Field
              name="code"
              autoFocus
              label={t("field-code")}
              hint={t("field-code-hint")}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
            />
          ) : null}
        </DoorForm>
      )}
      <BrowserSignIn address={address} email={email} waiting={inBrowser} onWaiting={setInBrowser} />
    </>
  );
}

export function SignUpForm({ address, account, onAccount, onSignInInstead }: Props & { onSignInInstead: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const entered = useEntered(address);
  const { submit, fault, busy, forget } = useFormAsk(() => host.signUp({ address, ...account }), entered);
  return (
    <DoorForm
      faults={faultsOf(t, fault, ["name", "email", "password", "workspaceName"])}
      busy={busy}
      verb={t("sign-up")}
      busyVerb={t("sign-up-busy")}
      note={<Secrets />}
      onSubmit={submit}
      onTyped={forget}
    >
      <Field
        name="name"
        label={t("field-name")}
        autoComplete="name"
        value={account.name}
        onChange={(name) => onAccount({ ...account, name })}
      />
      <EmailField account={account} onAccount={onAccount} />
      {fault?.kind === "accountExists" ? (
        <Button className="self-start" onPress={onSignInInstead}>
          {t("sign-in-instead")}
        </Button>
      ) : null}
      <PasswordField account={account} onAccount={onAccount} autoComplete="new-password" hint={t("password-hint")} />
      <Field
        name="workspaceName"
        label={t("field-workspace-name")}
        hint={t("field-workspace-name-hint")}
        autoComplete="organization"
        value={account.workspaceName}
        onChange={(workspaceName) => onAccount({ ...account, workspaceName })}
      />
    </DoorForm>
  );
}

function Secrets() {
  const { data } = useAppState();
  return data ? <SecretsLine secrets={data.secrets} /> : null;
}

function EmailField({ account, onAccount }: FieldProps) {
  const { t } = useWords();
  return (
    <Field
      name="email"
      label={t("field-email")}
      inputMode="email"
      autoComplete="username"
      value={account.email}
      onChange={(email) => onAccount({ ...account, email })}
    />
  );
}

type PasswordProps = FieldProps & { autoComplete: "current-password" | "new-password"; hint?: string };

function PasswordField({ account, onAccount, autoComplete, hint }: PasswordProps) {
  const { t } = useWords();
  return (
    <Field
      name="password"
      type="password"
      label={t("field-password")}
      hint={hint}
      autoComplete={autoComplete}
      value={account.password}
      onChange={(password) => onAccount({ ...account, password })}
    />
  );
}
