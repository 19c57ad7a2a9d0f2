// Inviting somebody as Owner or Co-owner: alone, and only after it was said what that means (R133).
import { useState } from "react";
import { useRefusalWords } from "../../app/faults";
import { useWords } from "../../app/words";
import type { RoleChoice } from "../../bindings";
import { reasonOf, useHost } from "../../host";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { toast } from "../../parts/toasts";
import { Checkbox, Heading } from "react-aria-components";
import { Check } from "lucide-react";

type Props = { email: string; name: string; role: RoleChoice; onClose: () => void; onInvited: () => void };

export function InviteOwner({ email, name, role, onClose, onInvited }: Props) {
  const { t } = useWords();
  const words = useRefusalWords();
  const host = useHost();
  const [trusted, setTrusted] = useState(false);
  const [fault, setFault] = useState<string>();
  const invite = async () => {
    try {
      await host.inviteOne({ email, name, role: role.id });
    } catch (thrown) {
      setFault(words.error(reasonOf(thrown)));
      return;
    }
    toast({ text: t("invite-owner-done", { email, role: role.name }) });
    onInvited();
    onClose();
  };
  return (
    <Sheet onClose={onClose} role="alertdialog">
      <Heading slot="title" className="text-title font-semibold wrap-anywhere">
        {t("invite-owner-title", { email, role: role.name })}
      </Heading>
      <div className="mt-3 flex flex-col gap-3 text-body text-ink-2">
        {fault ? <Notice tone="danger">{fault}</Notice> : null}
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>{t("invite-owner-sees", { role: role.name })}</li>
          <li>{t("invite-owner-removes")}</li>
          <li>{t("invite-owner-alone")}</li>
        </ul>
        <Checkbox
          isSelected={trusted}
          onChange={setTrusted}
          data-testid="trust-fully"
          className="group flex items-start gap-2 font-medium text-ink"
        >
          <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-tag border border-edge bg-surface group-selected:border-accent group-selected:bg-accent group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-focus">
            <Check aria-hidden="true" className="size-3 text-on-accent not-group-selected:invisible" />
          </span>
          {t("invite-owner-trust", { email })}
        </Checkbox>
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button weight="danger" isDisabled={!trusted} data-testid="confirm" onPress={() => void invite()}>
          {t("invite-owner-verb", { role: role.name })}
        </Button>
      </div>
    </Sheet>
  );
}
