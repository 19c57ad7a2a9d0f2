// The dialogs about one member, loaded when the first of them is opened.
import { MemberSheet } from "./MemberSheet";
import type { MemberDialog } from "./MemberLines";
import { ReinstateSheet } from "./ReinstateSheet";
import { RemoveSheet } from "./RemoveSheet";
import type { PersonRow } from "../../bindings";

type Props = { row: PersonRow; dialog: MemberDialog; onOpen: (dialog: MemberDialog) => void; onClose: () => void };

export function MemberDialogs({ row, dialog, onOpen, onClose }: Props) {
  switch (dialog) {
    case "details":
      return <MemberSheet row={row} onRemove={() => onOpen("remove")} onClose={onClose} />;
    case "remove":
      return <RemoveSheet row={row} onClose={onClose} />;
    case "reinstate":
      return <ReinstateSheet row={row} onClose={onClose} />;
    default:
      return dialog satisfies never;
  }
}
