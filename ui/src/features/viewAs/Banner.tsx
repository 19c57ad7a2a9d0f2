// The line over a preview that nobody can miss: of whom it is, that nobody is told, and the way out.
import { useNavigate } from "@tanstack/react-router";
import { Eye, Users } from "lucide-react";
import { Button } from "react-aria-components";
import { useWords } from "../../app/words";
import type { ViewAs, ViewAsSubject } from "../../host/roles";
import { Kbd } from "../../parts/Kbd";
import { Toggle } from "../../parts/Toggle";
import { SubjectPicker } from "../access/SubjectPicker";

type Props = {
  view: ViewAs | undefined;
  subject: ViewAsSubject;
  showHidden: boolean;
  onShowHidden: (on: boolean) => void;
  onLeave: () => void;
};

export function Banner({ view, subject, showHidden, onShowHidden, onLeave }: Props) {
  const { t } = useWords();
  return (
    <header
      tabIndex={-1}
      data-region=""
      aria-label={t("view-banner")}
      className="flex min-h-10.5 shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 bg-accent px-4 py-1.5 text-on-accent outline-none narrow:px-3"
    >
      <Eye aria-hidden="true" className="size-4 shrink-0" />
      <h1 className="text-body font-semibold wrap-anywhere">{view ? t("view-as-title", { who: view.title }) : t("view-as")}</h1>
      {view ? <Facts view={view} subject={subject} /> : null}
      <span className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1.5 middle:ml-0 middle:w-full">
        <span className="text-body middle:w-full">{t("view-nobody-notified")}</span>
        <SomebodyElse />
        <Toggle onAccent labelShown label={t("view-show-hidden")} on={showHidden} onChange={onShowHidden} testId="show-hidden" />
        <Button
          data-testid="view-as-leave"
          onPress={onLeave}
          className="ml-1 inline-flex h-7 cursor-default items-center gap-2 rounded-control border border-on-accent/55 px-2.5 text-body font-medium middle:ml-auto hover:bg-accent-hover focus-visible:outline-on-accent"
        >
          {t("view-leave")}
          <Kbd onAccent>{t("key-escape")}</Kbd>
        </Button>
      </span>
    </header>
  );
}

/** What kind of preview it is: with a draft, or of one person's role. */
function Facts({ view, subject }: { view: ViewAs; subject: ViewAsSubject }) {
  const { t } = useWords();
  const count = view.changes.grant.length + view.changes.revoke.length;
  const facts = [
    subject.kind === "member" ? t("view-of-role", { role: view.roleName }) : "",
    subject.kind === "draft" && count > 0 ? t("view-unsaved", { count }) : "",
  ].filter(Boolean);
  return facts.map((fact) => (
    <span key={fact} className="rounded-tag border border-on-accent/55 px-1.5 py-px text-small">
      {fact}
    </span>
  ));
}

function SomebodyElse() {
  const { t } = useWords();
  const navigate = useNavigate();
  const show = (role: string, kind: "role" | "member") =>
    void navigate({ to: "/roles/$role/view", params: { role }, search: { kind }, replace: true });
  return (
    <SubjectPicker
      label={t("view-somebody-else-label")}
      labelHidden
      placeholder={t("view-somebody-else")}
      chosen={null}
      look="onAccent"
      icon={<Users aria-hidden="true" className="size-3.5 shrink-0" />}
      testId="view-as-other"
      onChoose={({ kind, id }) => show(id, kind)}
    />
  );
}
