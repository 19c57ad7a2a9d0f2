// The sidebar as the draft would make it: what it adds, what it takes away, and the way into the whole preview.
import { useQuery } from "@tanstack/react-query";
import { Minus, Plus, ScanEye } from "lucide-react";
import { keys } from "../../app/queries";
import { useWords } from "../../app/words";
import { useHost } from "../../host";
import type { RoleEditor, ViewPart, ViewScreen, ViewState } from "../../host/roles";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import type { Catalogue } from "./catalogue";

type Props = { editor: RoleEditor; catalogue: Catalogue; viewAs: (() => void) | undefined };

export function PreviewPanel({ editor, catalogue, viewAs }: Props) {
  const { t } = useWords();
  const host = useHost();
  const { data, error } = useQuery({
    queryKey: [...keys.roleEditor, editor.id, "beside", "preview"],
    queryFn: () => host.viewAs({ kind: "draft", id: editor.id }),
  });
  const screens = data?.screens.filter((screen) => screen.inMenu !== "hidden") ?? [];
  return (
    <div data-testid="role-preview" className="flex max-w-120 flex-col gap-3">
      <section aria-label={t("preview-of", { name: editor.name })} className="overflow-hidden rounded-card border-2 border-accent bg-surface">
        <h2 className="flex min-h-8 items-center bg-accent px-2.5 py-1 text-small font-semibold text-on-accent">
          {t("preview-of", { name: editor.name })}
        </h2>
        {error ? (
          <p className="p-3 text-small text-ink-2">{t("preview-failed")}</p>
        ) : data === undefined ? (
          <Skeleton className="m-3 w-1/2" />
        ) : screens.length === 0 ? (
          <p className="p-3 text-small text-ink-2">{t("preview-nothing")}</p>
        ) : (
          <ul className="flex flex-col py-1.5">
            {screens.map((screen) => (
              <ScreenLine key={screen.key} screen={screen} catalogue={catalogue} />
            ))}
          </ul>
        )}
      </section>
      <p className="text-small text-ink-3">{t("preview-hint")}</p>
      {viewAs ? (
        <Button keys="V" icon={<ScanEye aria-hidden="true" className="size-4 text-ink-3" />} onPress={viewAs}>
          {t("preview-open")}
        </Button>
      ) : null}
    </div>
  );
}

function ScreenLine({ screen, catalogue }: { screen: ViewScreen; catalogue: Catalogue }) {
  const moved = screen.parts.flatMap((part) => changeOf(part, catalogue));
  return (
    <li className="px-2.5 py-1">
      <Changed state={screen.inMenu} label={screen.label} />
      {moved.length > 0 ? (
        <ul className="mt-0.5 flex flex-col gap-0.5 pl-5 text-small">
          {moved.slice(0, 4).map((part) => (
            <li key={part.label}>
              <Changed {...part} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** A part of a screen that the draft adds or takes away. */
function changeOf(part: ViewPart, catalogue: Catalogue): { label: string; state: ViewState }[] {
  if (part.part === "records") {
    return part.columns
      .filter((column) => column.key !== null && (column.state === "added" || column.state === "removed"))
      .map((column) => ({ label: catalogue.label(column.key ?? column.label), state: column.state }));
  }
  return part.state === "added" || part.state === "removed" ? [{ label: part.label, state: part.state }] : [];
}

/** Added with a plus, removed with a line through it, and both said. */
function Changed({ label, state }: { label: string; state: ViewState }) {
  const { t } = useWords();
  if (state === "added") {
    return (
      <span className="inline-flex items-center gap-1 font-medium text-success">
        <Plus aria-hidden="true" className="size-3.5" />
        {label}
        <span className="sr-only">{t("preview-added")}</span>
      </span>
    );
  }
  if (state === "removed") {
    return (
      <span className="inline-flex items-center gap-1 text-danger">
        <Minus aria-hidden="true" className="size-3.5" />
        <s>{label}</s>
        <span className="sr-only">{t("preview-removed")}</span>
      </span>
    );
  }
  return <span className="pl-4.5 text-ink-2">{label}</span>;
}
