// A form behind a door: its faults, its fields and its one button.
import type { ReactNode } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import type { FormFaults } from "./formFaults";

type Props = {
  faults: FormFaults;
  busy: boolean;
  verb: string;
  busyVerb: string;
  note?: ReactNode;
  onSubmit: () => Promise<void>;
  /** Somebody types: what was said about the last try no longer holds. Said at the key, so that nothing moves under a click. */
  onTyped: () => void;
  children: ReactNode;
};

export function DoorForm({ faults, busy, verb, busyVerb, note, onSubmit, onTyped, children }: Props) {
  return (
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
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" weight="primary" data-testid="submit" aria-busy={busy}>
            {busy ? busyVerb : verb}
          </Button>
          <span className="text-small text-ink-3">{note}</span>
        </div>
      </Form>
    </div>
  );
}
