// The role's checks, run against what is previewed, and a way to ask anything else.
import { Check, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useWords } from "../../app/words";
import type { RoleTestView } from "../../host/roles";
import { Button } from "../../parts/Button";
import { usePermissionLines } from "../access/accessQueries";
import { WhyDialog } from "../access/WhyDialog";
import { useCatalogue } from "../roles/catalogue";
import { useCheckWords } from "../roles/checkWords";
import { PanelPart } from "./PanelPart";
import { usePreviewed } from "./preview";

export function Checks({ tests }: { tests: RoleTestView[] }) {
  const { t } = useWords();
  const { subject, who } = usePreviewed();
  const [asking, setAsking] = useState(false);
  const passing = tests.filter(({ passes }) => passes).length;
  const turned = tests.filter(({ passes, passedBefore }) => passes !== passedBefore).length;
  return (
    <PanelPart
      title={t("view-checks")}
      aside={
        <Button data-testid="view-ask" onPress={() => setAsking(true)}>
          {t("view-ask")}
        </Button>
      }
    >
      <p className="text-small text-ink-3">
        {tests.length === 0
          ? t("view-checks-none")
          : t("view-checks-count", { passing, failing: tests.length - passing, turned })}
      </p>
      <ul className="flex flex-col gap-2">
        {tests.map((view) => (
          <CheckCard key={view.test.id} view={view} />
        ))}
      </ul>
      {asking ? <WhyDialog subject={subject} who={who} onClose={() => setAsking(false)} /> : null}
    </PanelPart>
  );
}

function CheckCard({ view }: { view: RoleTestView }) {
  const say = useCheckWords(useCatalogue());
  const answer = useAnswer();
  const turned = view.passes !== view.passedBefore;
  const Icon = view.passes ? Check : turned ? TriangleAlert : X;
  const box = view.passes ? "border-line" : turned ? "border-transparent bg-waiting-tint" : "border-transparent bg-danger-tint";
  const ink = view.passes ? "text-success" : turned ? "text-waiting" : "text-danger";
  return (
    <li
      data-testid="view-check"
      data-passes={String(view.passes)}
      className={`flex gap-2.5 rounded-card border px-3 py-2 ${box}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="min-w-0">
        <p className="text-body font-medium wrap-anywhere">{say(view.test)}</p>
        <p className={`text-small ${view.passes ? "text-ink-3" : ink}`}>{answer(view)}</p>
      </div>
    </li>
  );
}

/** How a check comes out, and whether the draft is what made it so. */
function useAnswer() {
  const { t, locale } = useWords();
  const line = usePermissionLines();
  return ({ test, passes, passedBefore, failing }: RoleTestView) => {
    const names = new Intl.ListFormat(locale).format(failing.map((key) => line(key)?.label ?? key));
    const now = passes ? t("view-check-passes") : t(test.can ? "view-check-lacks" : "view-check-has", { names });
    return passes === passedBefore ? now : `${now} ${t(passes ? "view-check-mended" : "view-check-broken")}`;
  };
}
