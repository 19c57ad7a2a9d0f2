// A question before something that cannot simply be undone: the consequences, a verb, and Cancel, which has the focus.
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../app/words";
import { Button } from "./Button";

type Props = {
  title: string;
  verb: string;
  danger?: boolean;
  /** What the button says that does nothing; Cancel, if nothing else. */
  refusal?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

export function Confirm({ title, verb, danger = false, refusal, onConfirm, onClose, children }: Props) {
  const { t } = useWords();
  return (
    <Sheet onClose={onClose} role="alertdialog">
      <Heading slot="title" className="text-title font-semibold">
        {title}
      </Heading>
      <div className="mt-2 flex flex-col gap-2 text-body text-ink-2 wrap-anywhere">{children}</div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button autoFocus onPress={onClose}>
          {refusal ?? t("cancel")}
        </Button>
        <Button
          weight={danger ? "danger" : "primary"}
          data-testid="confirm"
          onPress={() => {
            onConfirm();
            onClose();
          }}
        >
          {verb}
        </Button>
      </div>
    </Sheet>
  );
}

/** A dialog over the page, closed by Escape or a press outside. */
export function Sheet({ children, onClose, role = "dialog", wide = false }: SheetProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 flex items-center justify-center bg-scrim p-4"
    >
      <Modal
        className={`max-h-full w-full overflow-auto rounded-dialog border border-line bg-surface shadow-(--shadow) ${wide ? "max-w-2xl" : "max-w-md"}`}
      >
        <Dialog role={role} className="p-5 outline-none">
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type SheetProps = { children: ReactNode; onClose: () => void; role?: "dialog" | "alertdialog"; wide?: boolean };
