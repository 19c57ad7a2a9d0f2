// "Why can she, why can't she?" as a dialog over whatever was being looked at.
import { Heading } from "react-aria-components";
import { useWords } from "../../app/words";
import type { WhySubject } from "../../host/roles";
import { Button } from "../../parts/Button";
import { Sheet } from "../../parts/Confirm";
import { WhyPanel } from "./WhyPanel";

type Props = { subject: WhySubject; who: string; onClose: () => void };

export function WhyDialog({ subject, who, onClose }: Props) {
  const { t } = useWords();
  return (
    <Sheet onClose={onClose}>
      <Heading slot="title" className="text-title font-semibold wrap-anywhere">
        {t("why-panel-title", { who })}
      </Heading>
      <p className="mt-1 mb-4 text-body text-ink-2">{t("why-panel-hint")}</p>
      <WhyPanel subject={subject} />
      <div className="mt-5 flex justify-end">
        <Button data-testid="why-close" onPress={onClose}>
          {t("close")}
        </Button>
      </div>
    </Sheet>
  );
}
