// A role that was read from a file, looked at before it is made: its name, what it reaches, and its checks.
import { useNavigate } from "@tanstack/react-router";
import { CircleCheck, CircleX } from "lucide-react";
import { useState } from "react";
import { Form, Heading } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleImport } from "../../host/roles";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { toast } from "../../parts/toasts";
import { useCatalogue } from "./catalogue";
import { useCheckWords } from "./checkWords";
import { NameField, useNameAdvice } from "./NameField";

export function ImportRole({ read, onClose }: { read: RoleImport; onClose: () => void }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const catalogue = useCatalogue();
  const sentence = useCheckWords(catalogue);
  const [name, setName] = useState(read.name);
  const advice = useNameAdvice(name, null) ?? read.advice;
  const on = new Set(read.permissions);
  const modules = (catalogue?.modules ?? [])
    .map(({ key, label, keys: all }) => ({ key, label, all: all.length, on: all.filter((each) => on.has(each)).length }))
    .filter((module) => module.on > 0);
  const make = async () => {
    if (advice.fault) return;
    await ask(async () => {
      const role = await host.importRole(name);
      onClose();
      toast({ text: t("role-created", { name }) });
      await navigate({ to: "/roles/$role", params: { role } });
    });
  };
  return (
    <Sheet onClose={onClose} wide>
      <Heading slot="title" className="text-title font-semibold">
        {t("import-title")}
      </Heading>
      <Form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <NameField name={name} advice={advice} touched onChange={setName} />
        <section aria-label={t("column-permissions")}>
          <p className="font-medium">{t("role-permissions-of", { count: read.permissions.length })}</p>
          <ul className="tabular mt-1.5 grid grid-cols-3 gap-x-6 gap-y-1 text-small text-ink-2 narrow:grid-cols-1">
            {modules.map((module) => (
              <li key={module.key} className="flex justify-between gap-2 border-b border-line py-0.5">
                <span>{module.label}</span>
                <span className="text-ink-3">{t("editor-count", { on: module.on, all: module.all })}</span>
              </li>
            ))}
          </ul>
        </section>
        {read.tests.length > 0 ? (
          <section aria-label={t("panel-checks")}>
            <p className="font-medium">{t("checks-passing", { passing: read.testsPassing, all: read.tests.length })}</p>
            <ul className="mt-1.5 flex flex-col gap-1 text-small text-ink-2">
              {read.tests.map((view) => {
                const Icon = view.passes ? CircleCheck : CircleX;
                return (
                  <li key={view.test.id} className="flex items-start gap-1.5">
                    <Icon aria-hidden="true" className={`mt-px size-3.5 shrink-0 ${view.passes ? "text-success" : "text-danger"}`} />
                    <span>
                      {sentence(view.test)}
                      <span className="sr-only">: {t(view.passes ? "check-passes" : "check-fails")}</span>
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        ) : null}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="mr-auto text-small text-ink-3">{t("new-role-hint")}</p>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" weight="primary" data-testid="confirm-import">
            {t("import-verb")}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
