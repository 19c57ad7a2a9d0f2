// A new role: its name, and what it starts from: nothing, a ready role, or one that is here.
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { Form, Heading, Radio, RadioGroup } from "react-aria-components";
import { useAsk } from "../../app/asking";
import { useRolesPage } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleSource, RolesPage } from "../../host/roles";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { toast } from "../../parts/toasts";
import { NameField, useNameAdvice } from "./NameField";

type Props = { source?: RoleSource; onClose: () => void };

export function NewRole({ source = { kind: "scratch" }, onClose }: Props) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const navigate = useNavigate();
  const { data: page } = useRolesPage();
  const [from, setFrom] = useState(source);
  const [typed, setTyped] = useState<string>();
  const [busy, setBusy] = useState(false);
  const name = typed ?? nameFrom(from, page, (copied) => t("role-copy-name", { name: copied }));
  const advice = useNameAdvice(name, null);

  const create = async () => {
    setTyped(name);
    if (busy || advice === undefined || advice.fault) return;
    setBusy(true);
    await ask(async () => {
      const role = await host.createRole(name, from);
      onClose();
      toast({ text: t("role-created", { name }) });
      await navigate({ to: "/roles/$role", params: { role } });
    });
    setBusy(false);
  };

  return (
    <Sheet onClose={onClose} wide>
      <Heading slot="title" className="text-title font-semibold">
        {t("new-role")}
      </Heading>
      <Form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <NameField name={name} advice={advice} touched={typed !== undefined} onChange={setTyped} />
        {page ? <Sources page={page} chosen={from} onChoose={setFrom} /> : null}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="mr-auto text-small text-ink-3">{t("new-role-hint")}</p>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button type="submit" weight="primary" data-testid="create-role">
            {t("new-role-create")}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** A ready role brings its name along, a copy something like the one that it is of. */
function nameFrom(source: RoleSource, page: RolesPage | undefined, copyOf: (name: string) => string): string {
  if (source.kind === "ready") {
    const ready = page?.ready.find((each) => each.key === source.key);
    return ready && !ready.taken ? ready.name : "";
  }
  const role = source.kind === "role" && page?.roles.find((each) => each.id === source.id);
  return role ? copyOf(role.name) : "";
}

function idOf(source: RoleSource): string {
  if (source.kind === "scratch") return source.kind;
  return `${source.kind}:${source.kind === "ready" ? source.key : source.id}`;
}

function sourceOf(id: string): RoleSource {
  const [kind, ...rest] = id.split(":");
  const key = rest.join(":");
  return kind === "ready" ? { kind, key } : kind === "role" ? { kind, id: key } : { kind: "scratch" };
}

type SourcesProps = { page: RolesPage; chosen: RoleSource; onChoose: (source: RoleSource) => void };

function Sources({ page, chosen, onChoose }: SourcesProps) {
  const { t } = useWords();
  return (
    <RadioGroup
      aria-label={t("new-role-from")}
      value={idOf(chosen)}
      onChange={(id) => onChoose(sourceOf(id))}
      className="flex max-h-[46vh] flex-col gap-3 overflow-y-auto rounded-card border border-line p-2"
    >
      <Choice id="scratch" testId="role-source-scratch" name={t("source-scratch")} about={t("source-scratch-about")} />
      <Group title={t("source-ready")}>
        {page.ready.map((ready) => (
          <Choice
            key={ready.key}
            id={`ready:${ready.key}`}
            testId={`role-source-${ready.key}`}
            name={ready.name}
            about={ready.about}
            aside={ready.taken ? t("source-taken") : t("role-permissions", { count: ready.permissionsOn })}
          />
        ))}
      </Group>
      <Group title={t("source-copy")}>
        {page.roles.map((role) => (
          <Choice
            key={role.id}
            id={`role:${role.id}`}
            testId={`role-source-${role.id}`}
            name={role.name}
            aside={t("role-permissions", { count: role.permissionsOn })}
          />
        ))}
      </Group>
    </RadioGroup>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <p className="px-2 pb-0.5 text-small text-ink-3">{title}</p>
      <div className="grid grid-cols-2 gap-0.5 narrow:grid-cols-1">{children}</div>
    </div>
  );
}

type ChoiceProps = { id: string; testId: string; name: string; about?: string; aside?: string };

function Choice({ id, testId, name, about, aside }: ChoiceProps) {
  return (
    <Radio
      value={id}
      data-testid={testId}
      className="group flex cursor-default items-start gap-2 rounded-control border border-transparent px-2 py-1.5 hover:bg-hovered selected:border-accent selected:bg-chosen focus-visible:outline-2 focus-visible:outline-focus"
    >
      <span className="mt-1 flex size-3.5 shrink-0 items-center justify-center rounded-full border border-edge bg-surface group-selected:border-accent">
        <span className="hidden size-1.5 rounded-full bg-accent group-selected:block" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="font-medium wrap-anywhere">{name}</span>
          {aside ? <span className="tabular ml-auto shrink-0 text-small text-ink-3">{aside}</span> : null}
        </span>
        {about ? <span className="block text-small text-ink-3">{about}</span> : null}
      </span>
    </Radio>
  );
}
