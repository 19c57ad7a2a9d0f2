// "Why?" beside anything that is allowed or not: the one reason, and the smallest change that would turn it round.
import { useWords } from "../../app/words";
import type { WhySubject } from "../../host/roles";
import { Button } from "../../parts/Button";

type Props = { subject: WhySubject; permission: string; project?: string | null; label?: string };

export function WhyButton({ permission, label }: Props) {
  const { t } = useWords();
  return (
    <Button weight="link" data-permission={permission}>
      {label ?? t("why")}
    </Button>
  );
}
