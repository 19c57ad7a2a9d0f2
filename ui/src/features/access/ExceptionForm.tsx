// Writes one exception: who, which permission, and whether it is allowed or denied on this project.
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useWords } from "../../app/words";
import type { ExceptionSubject, ProjectAccess } from "../../host/roles";
import { announce } from "../../parts/announce";
import { Button } from "../../parts/Button";
import { usePermissionLines } from "./accessQueries";
import { PermissionPicker } from "./PermissionPicker";
import { SubjectPicker } from "./SubjectPicker";
import { useAddException } from "./useExceptions";

type Chosen = { subject: ExceptionSubject; name: string };

export function ExceptionForm({ access }: { access: ProjectAccess }) {
  const { t } = useWords();
  const line = usePermissionLines();
  const add = useAddException(access.id);
  const [who, setWho] = useState<Chosen | null>(null);
  const [permission, setPermission] = useState<string | null>(null);
  const [allow, setAllow] = useState(true);
  const [missing, setMissing] = useState(false);

  const submit = async () => {
    if (!who || permission === null) return setMissing(true);
    if (!(await add({ subject: who.subject, permission, allow }))) return;
    announce(t("exceptions-added", { who: who.name, permission: line(permission)?.label ?? permission, project: access.name }));
    setPermission(null);
    setMissing(false);
  };

  return (
    <form
      aria-label={t("exceptions-add-to", { project: access.name })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="border-t border-line bg-subtle px-4 py-3.5"
    >
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto_auto] items-end gap-3 snug:grid-cols-2 narrow:grid-cols-1">
        <SubjectPicker
          label={t("exceptions-who")}
          chosen={who}
          onChoose={(subject, name) => setWho({ subject, name })}
          testId="exception-who"
        />
        <PermissionPicker
          label={t("permission")}
          chosen={permission}
          onChoose={setPermission}
          onProjectOnly
          testId="exception-permission"
        />
        <AllowOrDeny allow={allow} onChange={setAllow} />
        <Button type="submit" weight="primary" data-testid="exception-add" className="snug:justify-self-start">
          {t("exceptions-add")}
        </Button>
      </div>
      <p role="alert" className="mt-2 text-small text-danger empty:hidden">
        {missing && !who ? t("exceptions-missing-who") : missing && permission === null ? t("exceptions-missing-permission") : ""}
      </p>
    </form>
  );
}

function AllowOrDeny({ allow, onChange }: { allow: boolean; onChange: (allow: boolean) => void }) {
  const { t } = useWords();
  const choices = [
    { id: "allow", name: t("exceptions-allow") },
    { id: "deny", name: t("exceptions-deny") },
  ];
  return (
    <RadioGroup
      value={allow ? "allow" : "deny"}
      onChange={(chosen) => onChange(chosen === "allow")}
      orientation="horizontal"
      className="flex flex-col gap-1"
    >
      <Label className="text-body font-medium">{t("exceptions-effect")}</Label>
      <div className="flex h-control items-center gap-0.5 self-start rounded-control border border-edge bg-surface p-0.5">
        {choices.map(({ id, name }) => (
          <Radio
            key={id}
            value={id}
            data-testid={`exception-${id}`}
            className="flex h-full min-h-6 cursor-default items-center rounded-tag px-2.5 text-body text-ink-2 selected:bg-chosen selected:font-medium selected:text-ink focus-visible:outline-2 focus-visible:outline-focus"
          >
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
