// Undoing a removal: what comes back, what does not, and another role where the old one is gone.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Heading } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRefusalWords } from "../../app/faults";
import { keys, useRoleChoices } from "../../app/queries";
import { Trouble } from "../../app/Trouble";
import { useWords } from "../../app/words";
import type { PersonRow, ReinstatementView } from "../../bindings";
import { useHost } from "../../host";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { Picker } from "../../parts/Picker";
import { toast } from "../../parts/toasts";

type Props = { row: PersonRow; onClose: () => void };

export function ReinstateSheet({ row, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const { data, error } = useQuery({ queryKey: [...keys.people, "reinstatement", row.id], queryFn: () => host.reinstatement(row.id) });
  return (
    <Sheet onClose={onClose} role="alertdialog">
      <Heading slot="title" className="text-title font-semibold wrap-anywhere">
        {t("reinstate-title", { name: row.name })}
      </Heading>
      {error ? <Trouble error={error} /> : data ? <Back row={row} back={data} onClose={onClose} /> : <Skeleton className="mt-4 w-60" />}
    </Sheet>
  );
}

const lostWords = {
  project: "reinstate-lost-project",
  ownership: "reinstate-lost-ownership",
  team: "reinstate-lost-team",
  management: "reinstate-lost-management",
} as const;

function Back({ row, back, onClose }: Props & { back: ReinstatementView }) {
  const { t, day } = useWords();
  const words = useRefusalWords();
  const host = useHost();
  const ask = useAsk();
  const { data: roles = [] } = useRoleChoices();
  const [role, setRole] = useState<string | null>(null);
  const needsRole = back.refused?.code === "roleGone";
  const needsEnd = back.refused?.code === "endsInThePast";
  const blocked = back.refused !== null && !needsRole && !needsEnd;
  const reinstate = async () => {
    // A membership whose last day is over comes back without one.
    const done = await ask(() => host.reinstateMember(row.id, role, needsEnd ? { kind: "never" } : null));
    if (!done) return;
    toast({ text: t("reinstated", { name: back.name }) });
    onClose();
  };
  return (
    <>
      <div className="mt-2 flex flex-col gap-2 text-body text-ink-2 wrap-anywhere">
        <p>
          {t(back.removedBy ? "reinstate-removed-by" : "reinstate-left", { by: back.removedBy, day: day(back.left) })}{" "}
          {t("reinstate-until", { day: day(back.undoUntil) })}
        </p>
        <p>{t("reinstate-back", { role: back.role || "none", projects: back.projects, teams: back.teams, exceptions: back.exceptions })}</p>
        {back.lost.length > 0 ? (
          <ul className="list-disc pl-5">
            {back.lost.slice(0, 8).map(([kind, name], at) => (
              <li key={at}>{t(lostWords[kind as keyof typeof lostWords], { name: name || "none" })}</li>
            ))}
          </ul>
        ) : null}
        {needsRole ? (
          <Picker
            label={t("reinstate-role")}
            placeholder={t("reinstate-choose-role")}
            choices={roles.filter((each) => each.mayGive).map(({ id, name }) => ({ id, name }))}
            chosen={role}
            onChoose={setRole}
            testId="reinstate-role"
          />
        ) : null}
        {needsEnd ? <Notice tone="info">{t("reinstate-without-end")}</Notice> : null}
        {back.refused && blocked ? <Notice tone="danger">{words.refusal(back.refused)}</Notice> : null}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {t("cancel")}
        </Button>
        <Button
          weight="primary"
          data-testid="confirm-reinstate"
          isDisabled={blocked || (needsRole && role === null)}
          onPress={() => void reinstate()}
        >
          {t("reinstate-verb")}
        </Button>
      </div>
    </>
  );
}
