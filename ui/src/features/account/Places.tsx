// The workspaces of an account on this computer (R146), and the way off it.
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { refusalSentence } from "../../app/faults";
import { useAppState, useFreshWorkspace } from "../../app/queries";
import { useWords } from "../../app/words";
import type { AccountEntry } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { WorkspaceMark } from "../../parts/Avatar";
import { Button } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Confirm } from "../../parts/Confirm";

export function Places({ account }: { account: AccountEntry }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const freshen = useFreshWorkspace();
  const { data } = useAppState();
  const [unsent, setUnsent] = useState<string>();
  const workspaces = data?.workspaces.filter((entry) => entry.account === account.id) ?? [];
  const open = (id: string) =>
    void ask(async () => {
      await host.switchWorkspace(id);
      await freshen();
      await navigate({ to: "/people" });
    });
  const leave = (discard: boolean) =>
    void ask(async () => {
      try {
        await host.signOutAccount(account.id, discard);
      } catch (thrown) {
        const reason = reasonOf(thrown);
        if (discard || reason.kind !== "refused" || reason.detail.code !== "unsentChanges") throw thrown;
        setUnsent(refusalSentence(t, reason.detail));
        return;
      }
      await freshen();
      await navigate({ to: "/" });
    });
  return (
    <Card title={t("account-workspaces")}>
      <ul>
        {workspaces.map((entry) => (
          <li key={entry.id} className="flex items-center gap-3 border-b border-line px-4 py-2.5">
            <WorkspaceMark name={entry.name} />
            <div className="min-w-0 flex-1 wrap-anywhere">
              <p className="text-body font-medium">{entry.name}</p>
              <p className="text-small text-ink-3">{entry.role}</p>
            </div>
            {entry.id === data?.current ? (
              <span className="text-small text-ink-3">{t("account-open-now")}</span>
            ) : (
              <Button aria-label={t("account-open-named", { name: entry.name })} onPress={() => open(entry.id)}>
                {t("account-open")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {workspaces.length === 0 ? <p className="border-b border-line px-4 py-3 text-body">{t("account-workspaces-none")}</p> : null}
      {account.place.kind === "server" ? (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
          <p className="min-w-0 flex-1 basis-64 text-small text-ink-3">{t("account-sign-out-hint")}</p>
          <Button data-testid="account-sign-out" onPress={() => leave(false)}>
            {t("account-sign-out")}
          </Button>
        </div>
      ) : null}
      {unsent === undefined ? null : (
        <Confirm
          danger
          title={t("sign-out-title", { name: account.email })}
          verb={t("sign-out-discard")}
          onConfirm={() => leave(true)}
          onClose={() => setUnsent(undefined)}
        >
          <p>{unsent}</p>
          <p>{t("sign-out-consequence")}</p>
        </Confirm>
      )}
    </Card>
  );
}
