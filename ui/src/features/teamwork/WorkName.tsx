// The name at the top of a project or a team, which becomes a field where it may be changed. Escape leaves it as it was.
import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { FieldError, Form, Input, TextField } from "react-aria-components";
import { useFormAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { announce } from "../../parts/announce";
import { Button, IconButton } from "../../parts/Button";
import { inputLook } from "../../parts/Field";
import { faultsOf } from "../welcome/formFaults";

type Props = { name: string; mayRename: boolean; rename: (name: string) => Promise<unknown> };

export function WorkName({ name, mayRename, rename }: Props) {
  const { t } = useWords();
  const [renaming, setRenaming] = useState(false);
  const home = useRef<HTMLSpanElement>(null);
  const leave = () => {
    setRenaming(false);
    // The pencil is there again a frame later, and takes the focus back.
    requestAnimationFrame(() => home.current?.querySelector("button")?.focus());
  };
  return (
    <span ref={home} className="flex min-w-0 items-center gap-1">
      <h1 className={renaming ? "sr-only" : "min-w-0 text-title font-semibold tracking-[-0.01em] wrap-anywhere"}>{name}</h1>
      {renaming ? (
        <Renaming name={name} rename={rename} onLeave={leave} />
      ) : mayRename ? (
        <IconButton
          label={t("work-rename", { name })}
          data-testid="rename"
          onPress={() => setRenaming(true)}
          icon={<Pencil aria-hidden="true" className="size-3.5 text-ink-3" />}
        />
      ) : null}
    </span>
  );
}

function Renaming({ name: before, rename, onLeave }: Pick<Props, "name" | "rename"> & { onLeave: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(before);
  const { submit, fault, busy, forget } = useFormAsk(
    () => rename(name),
    () => {
      announce(t("work-renamed", { name }));
      onLeave();
    },
  );
  const faults = faultsOf(t, fault, ["name"]);
  const wrong = faults.fields.name ?? faults.form;
  return (
    <Form
      className="flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === before) onLeave();
        else void submit();
      }}
    >
      <TextField
        aria-label={t("work-name")}
        name="name"
        value={name}
        onChange={(typed) => (forget(), setName(typed))}
        isInvalid={wrong !== undefined}
        validationBehavior="aria"
        autoComplete="off"
        autoFocus
        onKeyDown={(event) => event.key === "Escape" && onLeave()}
        className="flex w-72 max-w-full flex-col gap-1"
      >
        <Input data-testid="rename-field" className={inputLook} onFocus={(event) => event.target.select()} />
        <FieldError className="text-small text-danger">{wrong}</FieldError>
      </TextField>
      <Button type="submit" weight="primary" data-testid="rename-save" aria-busy={busy}>
        {t("work-rename-save")}
      </Button>
      <Button onPress={onLeave}>{t("cancel")}</Button>
    </Form>
  );
}
