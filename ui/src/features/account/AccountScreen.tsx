// One's own account on a server: what one signs in with, the second step, where one is signed in, and the workspaces it leads to.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Laptop } from "lucide-react";
import { useEffect } from "react";
import { errorSentence } from "../../app/faults";
import { useScreenReady } from "../../app/look";
import { keys, useAppState } from "../../app/queries";
import { useWords } from "../../app/words";
import type { AccountEntry } from "../../bindings";
import { reasonOf } from "../../host";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { Picker } from "../../parts/Picker";
import { useChosenAccount, useOwnAccount } from "./accountQueries";
import { Devices } from "./Devices";
import { LoginCard } from "./LoginCard";
import { Places } from "./Places";
import { SecondFactor } from "./SecondFactor";

export function AccountScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { account: named } = useSearch({ from: "/shell/account" });
  const { data } = useAppState();
  const account = useChosenAccount(named);
  const accounts = data?.accounts ?? [];
  const choices = accounts.map((each) => ({ id: each.id, name: each.email, detail: serverOf(each) ?? t("place-this-computer") }));
  return (
    <Page
      title={t("account-title")}
      detail={account ? placeOf(t, account) : null}
      actions={
        accounts.length > 1 && account ? (
          <Picker
            label={t("account-which")}
            choices={choices}
            chosen={account.id}
            placeholder={t("account-which")}
            onChoose={(id) => void navigate({ to: "/account", search: { account: id } })}
            testId="account-picker"
            className="w-80 max-w-full"
          />
        ) : null
      }
    >
      {account === undefined ? null : account.place.kind === "server" ? (
        <ServerAccount key={account.id} account={account} />
      ) : (
        <AccountHere key={account.id} account={account} />
      )}
    </Page>
  );
}

/** Where to sign in to it again. */
function addressOf({ place }: AccountEntry): string | undefined {
  return place.kind === "server" ? place.address : undefined;
}

function serverOf({ place }: AccountEntry): string | undefined {
  return place.kind === "server" ? place.address.replace(/^https?:\/\//, "") : undefined;
}

function placeOf(t: ReturnType<typeof useWords>["t"], account: AccountEntry): string {
  const server = serverOf(account);
  return server ? t("account-at", { email: account.email, server }) : t("place-this-computer");
}

function ServerAccount({ account }: { account: AccountEntry }) {
  const { data: own, error, refetch } = useOwnAccount(account.id);
  useScreenReady(own !== undefined || error !== null);
  const client = useQueryClient();
  const changed = own !== undefined && own.email !== account.email;
  // The address was confirmed elsewhere: whoever shows the old one asks anew.
  useEffect(() => {
    if (changed) void client.invalidateQueries({ queryKey: keys.state });
  }, [changed, client]);
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {error ? <NotShown account={account} error={error} onAgain={() => void refetch()} /> : null}
      {own ? (
        <>
          <LoginCard account={account} own={own} />
          <SecondFactor account={account.id} own={own} />
          <Devices account={account.id} />
        </>
      ) : error ? null : (
        <Skeleton className="w-1/2" />
      )}
      <Places account={account} />
    </div>
  );
}

type NotShownProps = { account: AccountEntry; error: unknown; onAgain: () => void };

function NotShown({ account, error, onAgain }: NotShownProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const reason = reasonOf(error);
  return (
    <Notice
      tone="danger"
      testId="account-trouble"
      action={
        reason.kind === "signedOut" ? (
          <Button onPress={() => void navigate({ to: "/welcome", search: { door: "server", address: addressOf(account) } })}>
            {t("sign-in")}
          </Button>
        ) : (
          <Button onPress={onAgain}>{t("try-again")}</Button>
        )
      }
    >
      <span className="font-medium">{t("account-trouble")}</span> {errorSentence(t, reason)}
    </Notice>
  );
}

/** A workspace on this computer has nothing to sign in to, and says why. */
function AccountHere({ account }: { account: AccountEntry }) {
  const { t } = useWords();
  const navigate = useNavigate();
  useScreenReady(true);
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <section className="rounded-card border border-line bg-surface p-5" data-testid="account-here">
        <Laptop aria-hidden="true" className="size-5 text-accent-ink" />
        <h2 className="mt-2.5 text-emphasis font-semibold">{t("account-here-title")}</h2>
        <p className="mt-1 max-w-prose text-body text-ink-2">{t("account-here")}</p>
        <p className="mt-1 max-w-prose text-body text-ink-2">{t("account-here-hint")}</p>
        <div className="mt-4">
          <Button onPress={() => void navigate({ to: "/welcome", search: { door: "server" } })}>{t("account-connect")}</Button>
        </div>
      </section>
      <Places account={account} />
    </div>
  );
}
