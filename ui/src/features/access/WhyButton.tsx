// "Why?" beside anything that is allowed or not: the one reason, and the smallest change that would turn it round.
import { CircleHelp } from "lucide-react";
import { DialogTrigger } from "react-aria-components";
import { useWords } from "../../app/words";
import type { WhySubject } from "../../host/roles";
import { Button } from "../../parts/Button";
import { usePermissionLines } from "./accessQueries";
import { WhyPopover } from "./WhyPopover";

type Props = { subject: WhySubject; permission: string; project?: string | null; label?: string };

export function WhyButton({ subject, permission, project = null, label }: Props) {
  const { t } = useWords();
  const about = usePermissionLines()(permission)?.label ?? permission;
  return (
    <DialogTrigger>
      <Button
        weight="link"
        data-testid="why-button"
        data-permission={permission}
        aria-label={label ? undefined : t("why-about", { permission: about })}
        icon={<CircleHelp aria-hidden="true" className="size-3.5" />}
      >
        {label ?? t("why")}
      </Button>
      <WhyPopover title={about} subject={subject} permission={permission} project={project} />
    </DialogTrigger>
  );
}
