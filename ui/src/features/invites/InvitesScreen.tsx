// The invitations that wait for the accounts of this computer (R130, R131): who invites, to what, as what, and the two answers.
import { useNavigate } from "@tanstack/react-router";
import { useScreenReady } from "../../app/look";
import { useAppState, useInvites, waitingIn } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import { errorSentence } from "../../app/faults";
import type { AccountInvites } from "../../bindings";
import { Blank, Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { Page } from "../../parts/Page";
import { InviteCard } from "./InviteCard";

export function InvitesScreen() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: state } = useAppState();
  const { data, error, refetch, isFetching } = useInvites();
  useScreenReady(data !== undefined);
  const count = waitingIn(data);
  const someTrouble = data?.some((each) => each.trouble !== null) ?? false;
  return (
    <Page
      title={t("invites-title")}
      detail={data && (count > 0 || !someTrouble) ? t("invites-count", { count }) : null}
      actions={
        <>
          <Button data-testid="look-again" aria-busy={isFetching} onPress={() => void refetch()}>
            {t("invites-look-again")}
          </Button>
          {state?.current && count > 0 ? (
            <Button onPress={() => void navigate({ to: "/people" })}>{t("invites-later")}</Button>
          ) : null}
        </>
      }
    >
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton className="w-1/2" />
      ) : data.length === 0 ? (
        <Blank
          title={t("invites-nowhere")}
          action={
            <Button weight="primary" onPress={() => void navigate({ to: "/welcome", search: { door: "server" } })}>
              {t("account-connect")}
            </Button>
          }
        >
          {t("invites-nowhere-hint")}
        </Blank>
      ) : (
        <div className="flex max-w-3xl flex-col gap-4">
          {count > 0 ? <p className="text-body text-ink-2">{t("invites-lead")}</p> : null}
          {data.map((each) => (
            <OfAccount key={each.account.id} of={each} named={data.length > 1} onAgain={() => void refetch()} />
          ))}
          {count === 0 && !someTrouble ? <Blank title={t("invites-none")}>{t("invites-none-hint")}</Blank> : null}
        </div>
      )}
    </Page>
  );
}

type Props = { of: AccountInvites; named: boolean; onAgain: () => void };

function OfAccount({ of: { account, invites, trouble }, named, onAgain }: Props) {
  const { t } = useWords();
  const server = account.place.kind === "server" ? account.place.address.replace(/^https?:\/\//, "") : "";
  if (invites.length === 0 && trouble === null) return null;
  return (
    <section aria-label={t("account-at", { email: account.email, server })} className="flex flex-col gap-3">
      {named ? <h2 className="text-small text-ink-3">{t("account-at", { email: account.email, server })}</h2> : null}
      {trouble ? <TroubleOf account={account} trouble={trouble} onAgain={onAgain} /> : null}
      {invites.map((invite) => (
        <InviteCard key={invite.id} account={account.id} invite={invite} />
      ))}
    </section>
  );
}

type TroubleProps = Pick<AccountInvites, "account"> & { trouble: NonNullable<AccountInvites["trouble"]>; onAgain: () => void };

/** Why an account's invitations are not shown, and the way on. */
function TroubleOf({ account, trouble, onAgain }: TroubleProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const server = account.place.kind === "server" ? account.place.address : "";
  const notVerified = trouble.kind === "refused" && trouble.detail.code === "notVerified";
  return (
    <Notice
      tone="waiting"
      testId="invites-trouble"
      action={
        notVerified ? (
          <Button onPress={() => void navigate({ to: "/account", search: { account: account.id } })}>
            {t("invites-confirm-mailbox")}
          </Button>
        ) : trouble.kind === "signedOut" ? (
          <Button
            onPress={() => void navigate({ to: "/welcome", search: { door: "server", address: server || undefined } })}
          >
            {t("sign-in")}
          </Button>
        ) : (
          <Button onPress={onAgain}>{t("try-again")}</Button>
        )
      }
    >
      {notVerified ? t("invites-not-verified", { email: account.email }) : errorSentence(t, trouble)}
    </Notice>
  );
}
