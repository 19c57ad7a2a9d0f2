// Deleting a role: where its people and invitations go is a choice that has to be made first, so that nothing lingers.
import { useState } from "react";
import { Heading } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRoleChoices, useSync } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleCard } from "../../host/roles";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Picker } from "../../parts/Picker";
import { toast } from "../../parts/toasts";

type Props = { card: RoleCard; onClose: () => void };

export function DeleteRole({ card, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const { data: sync } = useSync();
  const [target, setTarget] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const used = card.people + card.pending > 0;
  const { data: choices = [] } = useRoleChoices();
  const others = choices.filter((role) => role.id !== card.id && role.mayGive && role.inBulk);
  const remove = async () => {
    setTried(true);
    if (used && target === null) return;
    const done = await ask(async () => {
      await host.deleteRole(card.id, target);
      toast({ text: t("role-deleted", { name: card.name }) });
    });
    if (done) onClose();
  };
  return (
    <Sheet onClose={onClose} role="alertdialog">
      <Heading slot="title" className="text-title font-semibold wrap-anywhere">
        {t("delete-title", { name: card.name })}
      </Heading>
      <div className="mt-2 flex flex-col gap-3 text-ink-2">
        {used ? (
          <>
            <p>{t("delete-used", { people: card.people, pending: card.pending })}</p>
            <div className="flex flex-col gap-1">
              <Picker
                label={t("delete-move-to", { count: card.people + card.pending })}
                testId="delete-target"
                placeholder={t("role-choose")}
                chosen={target}
                choices={others.map((role) => ({
                  id: role.id,
                  name: role.name,
                  detail: t("role-detail", { people: role.people, permissions: role.permissionsOn }),
                }))}
                onChoose={setTarget}
                className="flex-wrap"
              />
              {tried && target === null ? (
                <p role="alert" data-testid="delete-needs-target" className="text-small text-danger">
                  {t("delete-needs-target")}
                </p>
              ) : null}
            </div>
          </>
        ) : (
          <p>{t("delete-unused")}</p>
        )}
        {card.draftChanges > 0 ? <p>{t("delete-draft", { count: card.draftChanges })}</p> : null}
        {sync?.line === "offline" ? <p className="text-waiting">{t("delete-offline")}</p> : null}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button weight="danger" data-testid="confirm-delete" onPress={() => void remove()}>
          {used ? t("delete-move-verb", { count: card.people + card.pending }) : t("delete-verb")}
        </Button>
      </div>
    </Sheet>
  );
}
