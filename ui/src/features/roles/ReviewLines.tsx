// A review by permission: gains, then losses, each with whom it reaches, and the checks whose answer changes.
import { CornerDownRight, Minus, Plus, TriangleAlert } from "lucide-react";
import { useWords } from "../../app/words";
import type { ReviewLine, RoleReview, RoleTestView } from "../../host/roles";
import { Avatar } from "../../parts/Avatar";
import { useCheckWords } from "./checkWords";
import type { Catalogue } from "./catalogue";
import { useListing } from "./listing";
import { Sensitive } from "./Sensitive";

type Props = { review: RoleReview; catalogue: Catalogue };
export type Way = "gain" | "loss";

export function ReviewLines({ review, catalogue }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <Lines way="gain" lines={review.gains} {...{ review, catalogue }} />
      <Lines way="loss" lines={review.losses} {...{ review, catalogue }} />
      <ChangedChecks tests={review.tests} catalogue={catalogue} />
    </div>
  );
}

function Lines({ way, lines, catalogue, review }: Props & { way: Way; lines: ReviewLine[] }) {
  const { t } = useWords();
  if (lines.length === 0) return null;
  const [Icon, tone] = way === "gain" ? [Plus, "text-success"] : [Minus, "text-danger"];
  return (
    <section data-testid={`review-${way}`}>
      <h3 className="flex items-center gap-2 border-b border-line pb-2">
        <Icon aria-hidden="true" className={`size-4 ${tone}`} />
        <span className="font-semibold">{t(way === "gain" ? "review-gains" : "review-losses")}</span>
        <span className="text-small font-normal text-ink-3">{t("review-sensitive-first")}</span>
      </h3>
      <ul>
        {lines.map((line) => (
          <Line key={line.key} {...{ way, line, catalogue, review }} />
        ))}
      </ul>
    </section>
  );
}

function Line({ way, line, catalogue, review }: Props & { way: Way; line: ReviewLine }) {
  const { t } = useWords();
  const listing = useListing();
  const module = catalogue.moduleOf(line.key)?.label;
  return (
    <li data-testid={`review-line-${line.key}`} className="flex gap-3 border-b border-line py-2.5 last:border-b-0">
      <WayMark way={way} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <span className="font-medium">{catalogue.label(line.key)}</span>
          <Sensitive kind={catalogue.line(line.key)?.sensitive} />
          <span className="ml-auto text-small text-ink-3">{module}</span>
        </p>
        {line.people > 0 ? (
          <p className="mt-0.5 flex items-center gap-2 text-small text-ink-2">
            <span className="flex shrink-0 -space-x-0.5">
              {line.names.map((name) => (
                <span key={name} className="rounded-full ring-[1.5px] ring-surface">
                  <Avatar name={name} />
                </span>
              ))}
            </span>
            <span className="min-w-0 wrap-anywhere">
              {whom(line, review.people, way)}
              {line.exceptions.length > 0 ? ` ${t("review-by-exception", { names: listing(line.exceptions, 2) })}` : ""}
            </span>
          </p>
        ) : (
          <p className="text-small text-ink-3">{t("review-nobody")}</p>
        )}
        {line.because ? (
          <p className="mt-0.5 flex items-center gap-1.5 text-small text-ink-3">
            <CornerDownRight aria-hidden="true" className="size-4" />
            {t(way === "gain" ? "review-on-because" : "review-off-because", { name: catalogue.label(line.because) })}
          </p>
        ) : null}
      </div>
    </li>
  );

  function whom({ people, names }: ReviewLine, all: number, kind: Way): string {
    const others = people - names.length;
    const verb = kind === "gain" ? "gain" : "lose";
    if (people === all && others > 0) return t("review-all", { people, verb });
    if (others > 0) return t("review-some", { names: names.join(", "), others, verb });
    return t("review-named", { names: listing(names), people, verb });
  }
}

export function WayMark({ way, small = false }: { way: Way; small?: boolean }) {
  const Icon = way === "gain" ? Plus : Minus;
  const tone = way === "gain" ? "bg-success-tint text-success" : "bg-danger-tint text-danger";
  const size = small ? "size-4" : "size-5";
  return (
    <span aria-hidden="true" className={`inline-flex shrink-0 items-center justify-center rounded-tag ${size} ${tone}`}>
      <Icon className="size-3.5" />
    </span>
  );
}

function ChangedChecks({ tests, catalogue }: { tests: RoleTestView[]; catalogue: Catalogue }) {
  const { t } = useWords();
  const sentence = useCheckWords(catalogue);
  const changed = tests.filter((view) => view.passes !== view.passedBefore);
  if (changed.length === 0) return null;
  return (
    <section data-testid="review-checks" className="flex gap-2.5 rounded-card bg-waiting-tint px-3 py-2.5 text-waiting">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-semibold">{t("review-checks-change", { count: changed.length, all: tests.length })}</p>
        <ul>
          {changed.map((view) => (
            <li key={view.test.id}>
              {t(view.passes ? "review-check-now-passes" : "review-check-now-fails", { check: sentence(view.test) })}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
