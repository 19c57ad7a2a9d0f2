// One invitation and its two answers. No cannot be taken back, so it is asked once more.
import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { keys, useFreshWorkspace } from "../../app/queries";
import { useWords } from "../../app/words";
import type { InviteLine } from "../../bindings";
import { useHost } from "../../host";
import { WorkspaceMark } from "../../parts/Avatar";
import { Button } from "../../parts/Button";
import { Confirm } from "../../parts/Confirm";
import { toast } from "../../parts/toasts";

export function InviteCard({ account, invite }: { account: string; invite: InviteLine }) {
  const { t, day, time } = useWords();
  const host = useHost();
  const ask = useAsk();
  const client = useQueryClient();
  const navigate = useNavigate();
  const freshen = useFreshWorkspace();
  const [sure, setSure] = useState(false);
  const [joining, setJoining] = useState(false);
  const { workspace, inviter, role } = invite;
  const lookAgain = () => client.invalidateQueries({ queryKey: keys.invites });
  const accept = async () => {
    if (joining) return;
    setJoining(true);
    const joined = await ask(async () => {
      await host.acceptInvite(account, invite.id);
      toast({ text: t("invites-accepted", { workspace }) });
      await freshen();
      await navigate({ to: "/people" });
    });
    if (joined) return;
    setJoining(false);
    // It may be over by now: then it is not shown any more.
    await lookAgain();
  };
  const decline = () =>
    void ask(async () => {
      await host.declineInvite(account, invite.id);
      toast({ text: t("invites-declined", { workspace }) });
    }).then(lookAgain);
  return (
    <article
      data-testid="invite"
      data-workspace={workspace}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface px-4 py-3"
    >
      <WorkspaceMark name={workspace} />
      <div className="min-w-0 flex-1 basis-60 wrap-anywhere">
        <h3 className="text-emphasis font-semibold">{workspace}</h3>
        <p className="text-body text-ink-2">{t("invites-by", { inviter, role })}</p>
        <p className="tabular text-small text-ink-3">
          {t("invites-until", { day: day(invite.until), time: time(invite.until) })}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2 narrow:w-full">
        <Button
          weight="quiet"
          data-testid="decline"
          aria-label={t("invites-decline-named", { workspace })}
          onPress={() => setSure(true)}
        >
          {t("invites-decline")}
        </Button>
        <Button
          weight="primary"
          data-testid="accept"
          aria-busy={joining}
          aria-label={t("invites-accept-named", { workspace })}
          onPress={() => void accept()}
        >
          {joining ? t("invites-accepting") : t("invites-accept")}
        </Button>
      </div>
      {sure ? (
        <Confirm
          danger
          title={t("invites-decline-title", { workspace })}
          verb={t("invites-decline")}
          onConfirm={decline}
          onClose={() => setSure(false)}
        >
          <p>{t("invites-decline-text", { inviter })}</p>
        </Confirm>
      ) : null}
    </article>
  );
}
