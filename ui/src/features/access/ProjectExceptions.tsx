// One project: who is assigned to it, its exceptions, and where a new one is written.
import { CircleCheck, CircleSlash, Clock, ShieldCheck, Trash2 } from "lucide-react";
import { useWords } from "../../app/words";
import type { ExceptionRow, ProjectAccess } from "../../host/roles";
import { Avatar } from "../../parts/Avatar";
import { Blank } from "../../parts/Blank";
import { IconButton } from "../../parts/Button";
import { Card } from "../../parts/Card";
import { Notice } from "../../parts/Notice";
import { usePermissionLines } from "./accessQueries";
import { ExceptionForm } from "./ExceptionForm";
import { useRemoveException } from "./useExceptions";
import { WhyButton } from "./WhyButton";

export function ProjectExceptions({ access }: { access: ProjectAccess }) {
  const { t, number } = useWords();
  return (
    <div data-testid="project-exceptions" className="min-w-0 flex-1 overflow-y-auto px-5 py-4 narrow:px-3">
      <div className="flex max-w-4xl flex-col gap-4">
        <h2 className="text-title font-semibold">{access.name}</h2>
        {access.mayEdit ? null : <Notice tone="info">{t("exceptions-read-only")}</Notice>}
        <Card title={t("exceptions-rows")} count={number(access.exceptions.length)}>
          {access.exceptions.length === 0 ? (
            <Blank title={t("exceptions-none", { project: access.name })}>{t("exceptions-none-hint")}</Blank>
          ) : (
            <Rows access={access} />
          )}
          {access.mayEdit ? <ExceptionForm access={access} /> : null}
        </Card>
        <Assigned people={access.assigned} />
      </div>
    </div>
  );
}

function Assigned({ people }: { people: [string, string][] }) {
  const { t, number } = useWords();
  return (
    <Card title={t("exceptions-assigned")} count={number(people.length)}>
      {people.length === 0 ? (
        <p className="px-4 py-3 text-body text-ink-3">{t("exceptions-nobody-assigned")}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-5 gap-y-2 px-4 py-3">
          {people.map(([id, name]) => (
            <li key={id} className="flex items-center gap-2 text-body">
              <Avatar name={name} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Rows({ access }: { access: ProjectAccess }) {
  return (
    <ul>
      {access.exceptions.map((row) => (
        <Row key={row.id} row={row} access={access} />
      ))}
    </ul>
  );
}

function Row({ row, access }: { row: ExceptionRow; access: ProjectAccess }) {
  const { t } = useWords();
  const label = usePermissionLines()(row.permission)?.label ?? row.permission;
  const remove = useRemoveException(access.id);
  return (
    <li
      data-testid="exception-row"
      data-allow={String(row.allow)}
      data-unsent={String(row.unsent)}
      className="grid min-h-row grid-cols-[minmax(0,1fr)_4.5rem_minmax(0,1.5fr)_auto] narrow:grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 text-body last:border-b-0"
    >
      <Who row={row} />
      <Effect allow={row.allow} />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere">{label}</span>
          {row.unsent ? <Unsent /> : null}
        </span>
        <span className="block text-small text-ink-3">{t("exceptions-by", { name: row.by })}</span>
      </span>
      <span className="flex items-center justify-end">
        <WhyButton subject={row.subject} permission={row.permission} project={access.id} />
        {access.mayEdit ? (
          <IconButton
            label={t("exceptions-remove", { who: row.who, permission: label })}
            data-testid="exception-remove"
            onPress={() => remove(row, label)}
            icon={<Trash2 aria-hidden="true" className="size-4" />}
          />
        ) : null}
      </span>
    </li>
  );
}

function Who({ row }: { row: ExceptionRow }) {
  const { t } = useWords();
  const isRole = row.subject.kind === "role";
  return (
    <span className="flex min-w-0 items-center gap-2">
      {isRole ? (
        <span className="inline-flex size-5.5 shrink-0 items-center justify-center rounded-control bg-chosen text-accent-ink">
          <ShieldCheck aria-hidden="true" className="size-3.5" />
        </span>
      ) : (
        <Avatar name={row.who} />
      )}
      <span className="min-w-0 font-medium wrap-anywhere">{row.who}</span>
      <span className="text-small text-ink-3">{t(isRole ? "exceptions-role" : "exceptions-person")}</span>
    </span>
  );
}

/** Allow or Deny: the word, then the shape, then the colour. */
function Effect({ allow }: { allow: boolean }) {
  const { t } = useWords();
  const Icon = allow ? CircleCheck : CircleSlash;
  const look = allow ? "bg-success-tint text-success" : "bg-danger-tint text-danger";
  return (
    <span className={`inline-flex items-center gap-1 justify-self-start rounded-tag px-1.5 py-0.5 text-small font-medium ${look}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      {t(allow ? "exceptions-allow" : "exceptions-deny")}
    </span>
  );
}

function Unsent() {
  const { t } = useWords();
  return (
    <span className="inline-flex items-center gap-1 rounded-tag border border-dashed border-waiting bg-waiting-tint px-1.5 py-0.5 text-small font-medium text-waiting">
      <Clock aria-hidden="true" className="size-3.5" />
      {t("status-unsent")}
    </span>
  );
}
