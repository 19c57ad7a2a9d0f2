// One act for many invitations: what it would do is said first, with what stays as it is and why.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAsk } from "../../app/asking";
import { useRefusalWords } from "../../app/faults";
import { keys, useRoleChoices } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { InvitationsAct, TogetherReceipt } from "../../bindings";
import { useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Picker } from "../../parts/Picker";
import { toast } from "../../parts/toasts";
import { bulkChoices } from "../invite/CountsLine";
import { Heading } from "react-aria-components";

export type TogetherKind = InvitationsAct["kind"];

const words = {
  resend: { title: "together-resend-title", would: "together-resend-would", verb: "together-resend-verb", done: "together-resent" },
  revoke: { title: "together-revoke-title", would: "together-revoke-would", verb: "together-revoke-verb", done: "together-revoked" },
  changeRole: { title: "together-role-title", would: "together-role-would", verb: "together-role-verb", done: "together-role-changed" },
} as const;

export function Together({ kind, batch, onClose }: { kind: TogetherKind; batch: string; onClose: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const { data: roles = [] } = useRoleChoices();
  const [role, setRole] = useState<string>();
  const act: InvitationsAct | undefined = kind === "changeRole" ? (role === undefined ? undefined : { kind, role }) : { kind };
  const chosen = { kind: "batch", batch } as const;
  const { data: would, error } = useQuery({
    queryKey: [...keys.people, "together", batch, act],
    queryFn: () => host.invitationsRehearse(chosen, act as InvitationsAct),
    enabled: act !== undefined,
  });
  const count = would?.done ?? 0;
  const run = () =>
    void ask(async () => {
      if (!act) return;
      const { done } = await host.invitationsTogether(chosen, act);
      toast({ text: t(words[kind].done, { count: done }) });
      onClose();
    });
  return (
    <Sheet onClose={onClose} role="alertdialog">
      <Heading slot="title" className="text-title font-semibold">
        {t(words[kind].title)}
      </Heading>
      <div className="mt-3 flex flex-col gap-3 text-body text-ink-2">
        {kind === "changeRole" ? (
          <Picker
            label={t("together-role")}
            testId="together-role"
            chosen={role ?? null}
            placeholder={t("role-choose")}
            choices={bulkChoices(t, roles)}
            onChoose={setRole}
          />
        ) : null}
        {error ? <Trouble error={error} /> : null}
        {would ? <Would kind={kind} would={would} /> : null}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button weight={kind === "revoke" ? "danger" : "primary"} isDisabled={count === 0} data-testid="confirm" onPress={run}>
          {t(words[kind].verb, { count })}
        </Button>
      </div>
    </Sheet>
  );
}

function Would({ kind, would }: { kind: TogetherKind; would: TogetherReceipt }) {
  const { t } = useWords();
  const { refusal } = useRefusalWords();
  return (
    <div aria-live="polite" data-testid="would" className="flex flex-col gap-2">
      <p>{t(words[kind].would, { count: would.done })}</p>
      {would.refused.map(([why, count]) => (
        <p key={why.code} className="text-waiting">
          {t("together-stays", { count })} {refusal(why)}
        </p>
      ))}
      {would.passedOver > 0 ? <p className="text-ink-3">{t("together-passed-over", { count: would.passedOver })}</p> : null}
    </div>
  );
}
