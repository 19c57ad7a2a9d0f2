// Asks for the name of a new project or team, and goes to it once it is made.
import { useState } from "react";
import { useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import type { WordId } from "../../locales/ids";
import { Field } from "../../parts/Field";
import { SheetForm } from "../account/SheetForm";
import { faultsOf } from "../welcome/formFaults";

export type NewWorkWords = { title: WordId; lead: WordId; example: WordId; verb: WordId };

type Props = {
  words: NewWorkWords;
  /** Makes it, and gives its id. */
  make: (name: string) => Promise<string>;
  onMade: (id: string) => void;
  onClose: () => void;
};

export function NewWork({ words, make, onMade, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const { submit, fault, busy, forget } = useFormAsk(() => make(name), onMade);
  return (
    <SheetForm
      title={t(words.title)}
      lead={t(words.lead)}
      verb={t(words.verb)}
      faults={faultsOf(t, fault, ["name"])}
      busy={busy}
      onSubmit={submit}
      onTyped={forget}
      onClose={onClose}
    >
      <Field label={t("work-name")} name="name" value={name} onChange={setName} placeholder={t(words.example)} autoComplete="off" autoFocus />
    </SheetForm>
  );
}
