// A form over the page: what it is for, its fields, and one verb. What was typed stays when it fails.
import type { ReactNode } from "react";
import { Form, Heading } from "react-aria-components";
import type { FormFaults } from "../welcome/formFaults";
import { useWords } from "../../app/words";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";

type Props = {
  title: string;
  lead?: string;
  verb: string;
  faults: FormFaults;
  busy: boolean;
  onSubmit: () => Promise<void>;
  /** Somebody types: what was said about the last try no longer holds. */
  onTyped: () => void;
  onClose: () => void;
  children: ReactNode;
};

export function SheetForm({ title, lead, verb, faults, busy, onSubmit, onTyped, onClose, children }: Props) {
  const { t } = useWords();
  return (
    <Sheet onClose={onClose}>
      <Heading slot="title" className="text-title font-semibold">
        {title}
      </Heading>
      {lead ? <p className="mt-1 text-body text-ink-2">{lead}</p> : null}
      <div onInput={onTyped}>
        <Form
          validationBehavior="aria"
          validationErrors={faults.fields}
          className="mt-4 flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void onSubmit();
          }}
        >
          {faults.form ? <Notice tone="danger">{faults.form}</Notice> : null}
          {children}
          <div className="mt-1 flex flex-wrap justify-end gap-2">
            <Button onPress={onClose}>{t("cancel")}</Button>
            <Button type="submit" weight="primary" data-testid="sheet-submit" aria-busy={busy}>
              {busy ? t("account-busy") : verb}
            </Button>
          </div>
        </Form>
      </div>
    </Sheet>
  );
}
