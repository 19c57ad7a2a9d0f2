// The answer to "Why?": one sentence, the smallest change that would turn it round, and both as a message.
import { useNavigate } from "@tanstack/react-router";
import { CircleCheck, CircleSlash, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useAsk } from "../../app/asking";
import { errorSentence } from "../../app/faults";
import { useWords } from "../../app/words";
import { reasonOf, useHost } from "../../host";
import type { Flip, Why, WhySubject } from "../../host/roles";
import { announce } from "../../parts/announce";
import { Skeleton } from "../../parts/Blank";
import { Button } from "../../parts/Button";
import { Notice } from "../../parts/Notice";
import { toast } from "../../parts/toasts";
import { useAccessChanged, usePermissionLines, useWhy } from "./accessQueries";
import { flipSentence, stepsOf, whyMessage, whySentence } from "./whyWords";

type Props = { subject: WhySubject; permission: string; project: string | null };

export function WhyCard({ subject, permission, project }: Props) {
  const { t } = useWords();
  const line = usePermissionLines();
  const { data: why, error } = useWhy(subject, permission, project);
  const sentence = why ? whySentence(t, why, { permission, line }) : "";
  useTurnSaid(sentence);
  if (error) return <Notice tone="danger">{errorSentence(t, reasonOf(error))}</Notice>;
  if (!why) return <Skeleton className="w-3/4" />;
  return (
    <div className="flex flex-col gap-3">
      <WhySentence allowed={why.allowed} sentence={sentence} />
      <SmallestChange subject={subject} permission={permission} project={project} why={why} />
      <CopyAsMessage why={why} permission={permission} />
    </div>
  );
}

type SentenceProps = { allowed: boolean; sentence: string; plain?: boolean };

/** `plain`: without its icon, where the line above has said whether it is so. */
export function WhySentence({ allowed, sentence, plain = false }: SentenceProps) {
  const Icon = allowed ? CircleCheck : CircleSlash;
  return (
    <p data-testid="why-sentence" data-allowed={String(allowed)} className="flex gap-2 text-body text-ink wrap-anywhere">
      {plain ? null : (
        <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${allowed ? "text-success" : "text-ink-3"}`} />
      )}
      <span className="min-w-0">{sentence}</span>
    </p>
  );
}

function SmallestChange({ why, ...asked }: Props & { why: Why }) {
  const { t } = useWords();
  if (!why.flip) return <p className="text-small text-ink-3">{t("why-nothing-changes")}</p>;
  return (
    <section className="flex flex-col gap-2 rounded-control bg-subtle px-3 py-2.5">
      <p className="text-small text-ink-3">{t("why-change")}</p>
      <FlipLines {...asked} steps={stepsOf(why)} canApply={why.flip.canApply} />
    </section>
  );
}

function FlipLines({ subject, permission, project, steps, canApply }: Props & { steps: Flip[]; canApply: boolean }) {
  const { t } = useWords();
  const line = usePermissionLines();
  const { apply, draft } = useFlipWhy({ subject, permission, project });
  const toggles = steps.some(({ kind }) => kind === "turnOn" || kind === "turnOff");
  return (
    <>
      {steps.map((flip) => (
        <p key={flip.kind} data-testid="why-flip" data-kind={flip.kind} className="text-body font-medium wrap-anywhere">
          {flipSentence(t, flip, { permission, line })}
        </p>
      ))}
      {canApply && draft === null ? (
        <Button weight="primary" data-testid="why-apply" onPress={apply} className="self-start">
          {t(toggles ? "why-apply-draft" : "why-apply")}
        </Button>
      ) : null}
      {canApply ? null : <p className="text-small text-ink-3">{t("why-not-yours")}</p>}
      {draft === null ? null : <InTheDraft role={draft} />}
    </>
  );
}

/** What was asked of a person changes a role for everybody who has it, so it is reviewed first. */
function InTheDraft({ role }: { role: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="text-body text-ink-2">{t("why-in-draft")}</p>
      <Button
        data-testid="why-open-draft"
        onPress={() => void navigate({ to: "/roles/$role", params: { role } })}
        className="self-start"
      >
        {t("why-open-draft")}
      </Button>
    </div>
  );
}

/** Takes the smallest change; of a person, `draft` is the role whose draft holds it then. */
function useFlipWhy({ subject, permission, project }: Props) {
  const host = useHost();
  const ask = useAsk();
  const changed = useAccessChanged();
  const [draft, setDraft] = useState<string | null>(null);
  const apply = () =>
    void ask(async () => {
      const flipped = await host.flipWhy(subject, permission, project);
      if (subject.kind === "member") setDraft(flipped.draft);
      await changed();
    });
  return { apply, draft };
}

function CopyAsMessage({ why, permission }: { why: Why; permission: string }) {
  const { t } = useWords();
  const host = useHost();
  const ask = useAsk();
  const line = usePermissionLines();
  const copy = () =>
    void ask(async () => {
      await host.copyText(whyMessage(t, why, { permission, line }));
      toast({ text: t("why-copied") });
    });
  return (
    <Button weight="link" data-testid="why-copy" icon={<Copy aria-hidden="true" className="size-4" />} onPress={copy} className="-ml-2 self-start">
      {t("why-copy")}
    </Button>
  );
}

/** An answer that turns round under somebody's eyes is said aloud; the first one is read where it stands. */
export function useTurnSaid(sentence: string) {
  const before = useRef("");
  useEffect(() => {
    if (before.current && sentence && before.current !== sentence) announce(sentence);
    before.current = sentence;
  }, [sentence]);
}
