// Anything in a preview answers "Why?" when it is pressed: this holds the thing and the box that answers.
import { useNavigate } from "@tanstack/react-router";
import { Eye, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { DialogTrigger } from "react-aria-components";
import { errorSentence } from "../../app/faults";
import { useWords } from "../../app/words";
import { reasonOf } from "../../host";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { usePermissionLines, useRoleDraft, useWhy } from "../access/accessQueries";
import { useTurnSaid, WhyCard, WhySentence } from "../access/WhyCard";
import { AnswerPopover } from "../access/WhyPopover";
import { whySentence } from "../access/whyWords";
import { DraftToggles } from "./DraftToggles";
import { usePreviewed } from "./preview";
import { isSeen, type Thing } from "./things";

type Props = {
  thing: Thing;
  children: ReactNode;
  /** Tells two buttons apart that ask about the same thing. */
  place?: string;
  /** What a press does instead of asking, at the moment. */
  instead?: () => void;
};

export function Asked({ thing, children, place = "", instead }: Props) {
  const { asked, ask } = usePreviewed();
  const id = place + thing.id;
  return (
    <DialogTrigger isOpen={asked === id} onOpenChange={(open) => (open && instead ? instead() : ask(open ? id : null))}>
      {children}
      <ThingWhy thing={thing} />
    </DialogTrigger>
  );
}

function ThingWhy({ thing }: { thing: Thing }) {
  const { t } = useWords();
  const { who } = usePreviewed();
  const seen = isSeen(thing.state);
  const Icon = seen ? Eye : EyeOff;
  return (
    <AnswerPopover
      title={t(seen ? "view-why-shown" : "view-why-hidden", { thing: thing.label })}
      icon={<Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />}
    >
      {thing.leftOut ? (
        <Answer>{t("view-left-out", { who, thing: thing.label })}</Answer>
      ) : thing.key === null ? (
        <Answer>{t("view-no-gate", { thing: thing.label })}</Answer>
      ) : (
        <PermissionWhy permission={thing.key} />
      )}
      <EditorLine />
    </AnswerPopover>
  );
}

function Answer({ children }: { children: string }) {
  return (
    <p data-testid="why-sentence" className="px-4 pb-3 text-body text-ink-2">
      {children}
    </p>
  );
}

function PermissionWhy({ permission }: { permission: string }) {
  const { t } = useWords();
  const { subject, role } = usePreviewed();
  const line = usePermissionLines();
  const { data: why, error } = useWhy(subject, permission, null);
  const sentence = why ? whySentence(t, why, { permission, line }) : "";
  useTurnSaid(sentence);
  if (subject.kind === "member") {
    return (
      <div className="px-4">
        <WhyCard subject={subject} permission={permission} project={null} />
      </div>
    );
  }
  return (
    <>
      <div className="px-4 pb-3">
        {error ? <Notice tone="danger">{errorSentence(t, reasonOf(error))}</Notice> : null}
        {why ? <WhySentence plain allowed={why.allowed} sentence={sentence} /> : <Skeleton className="w-3/4" />}
      </div>
      {role === null ? null : <DraftToggles role={role} keys={[...new Set([permission, ...(why?.flip?.keys ?? [])])]} />}
    </>
  );
}

/** Where the toggles of the role are, and how many people hold it. */
function EditorLine() {
  const { t } = useWords();
  const { role, subject } = usePreviewed();
  const navigate = useNavigate();
  const people = useRoleDraft(role)?.people;
  if (role === null) return null;
  const hint = people === undefined || subject.kind === "member" ? null : t("view-flip-hint", { people });
  const open = () => void navigate({ to: "/roles/$role", params: { role } });
  return (
    <footer className="flex items-center gap-2 px-4 py-2 text-small text-ink-3">
      <span className="min-w-0 flex-1">{hint}</span>
      <Button weight="link" data-testid="why-open-editor" onPress={open}>
        {t("view-open-editor")}
      </Button>
    </footer>
  );
}
