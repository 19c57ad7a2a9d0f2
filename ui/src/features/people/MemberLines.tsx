// What may be done with a member, in the menu of a person. The dialogs that it opens stand in MemberDialogs.
import { LogOut, RotateCcw, UserRound, UserRoundMinus, UserRoundX } from "lucide-react";
import { useWords } from "../../app/words";
import type { PersonRow } from "../../bindings";
import { MenuLine } from "./MenuLine";
import { useMemberDoings } from "./useMemberDoings";

export type MemberDialog = "details" | "remove" | "reinstate";

/** Members can be asked about, whatever may be done with them; an invitation is nobody yet, and who left is nobody any more. */
export function isMember({ status }: PersonRow): boolean {
  return status === "active" || status === "suspended";
}

export function MemberLines({ row, onOpen }: { row: PersonRow; onOpen: (dialog: MemberDialog) => void }) {
  const { t } = useWords();
  const doings = useMemberDoings(row);
  const may = (doing: string) => row.can.includes(doing);
  return (
    <>
      {isMember(row) ? (
        <MenuLine testId="menu-details" icon={<UserRound />} label={t("member-details")} onAction={() => onOpen("details")} />
      ) : null}
      {may("suspend") ? (
        <MenuLine testId="menu-suspend" icon={<UserRoundX />} label={t("member-suspend")} onAction={doings.suspend} />
      ) : null}
      {may("resume") ? (
        <MenuLine testId="menu-resume" icon={<RotateCcw />} label={t("member-resume")} onAction={doings.resume} />
      ) : null}
      {may("remove") ? (
        <MenuLine testId="menu-remove" icon={<UserRoundMinus />} label={t("member-remove")} onAction={() => onOpen("remove")} />
      ) : null}
      {may("leave") ? (
        <MenuLine testId="menu-leave" icon={<LogOut />} label={t("member-leave")} onAction={() => onOpen("remove")} />
      ) : null}
      {may("reinstate") ? (
        <MenuLine testId="menu-reinstate" icon={<RotateCcw />} label={t("member-reinstate")} onAction={() => onOpen("reinstate")} />
      ) : null}
    </>
  );
}
