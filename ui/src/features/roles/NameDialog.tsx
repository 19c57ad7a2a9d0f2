// Asks for one name: a new one for a role, or one for a role that is made out of something.
import { useState } from "react";
import { Form, Heading } from "react-aria-components";
import { useWords } from "../../app/words";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { NameField, useNameAdvice } from "./NameField";

type Props = {
  title: string;
  verb: string;
  name: string;
  /** The role that is being renamed, if one is. */
  renaming: string | null;
  /** Gives whether it went well; the dialog stays open otherwise, with what was typed. */
  onName: (name: string) => Promise<boolean>;
  onClose: () => void;
};

export function NameDialog({ title, verb, name: before, renaming, onName, onClose }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(before);
  const [touched, setTouched] = useState(false);
  const advice = useNameAdvice(name, renaming);
  const submit = async () => {
    setTouched(true);
    if (advice?.fault || advice === undefined) return;
    if (await onName(name)) onClose();
  };
  return (
    <Sheet onClose={onClose}>
      <Heading slot="title" className="text-title font-semibold">
        {title}
      </Heading>
      <Form
        className="mt-4 flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NameField name={name} advice={advice} touched={touched} onChange={(next) => (setTouched(true), setName(next))} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" weight="primary" data-testid="save-name">
            {verb}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
