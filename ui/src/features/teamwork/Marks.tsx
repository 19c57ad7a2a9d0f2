// What is special about a project or a team just now: words with a shape each.
import { Archive, Clock, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../../app/words";

type Props = { unsent: boolean; isPrivate?: boolean; archived?: number | null };

export function Marks({ unsent, isPrivate = false, archived = null }: Props) {
  const { t, day } = useWords();
  return (
    <>
      {isPrivate ? (
        <Mark look="border border-edge text-ink-2" icon={<EyeOff />}>
          {t("project-private")}
        </Mark>
      ) : null}
      {archived === null ? null : (
        <Mark look="bg-hovered text-ink-2" icon={<Archive />}>
          {t("project-archived-since", { day: day(archived) })}
        </Mark>
      )}
      {unsent ? (
        <Mark look="border border-dashed border-waiting bg-waiting-tint text-waiting" icon={<Clock />}>
          {t("status-unsent")}
        </Mark>
      ) : null}
    </>
  );
}

function Mark({ look, icon, children }: { look: string; icon: ReactNode; children: ReactNode }) {
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1 rounded-tag px-1.5 py-0.5 text-small font-medium whitespace-nowrap [&>svg]:size-3.5 ${look}`}
    >
      {icon}
      {children}
    </span>
  );
}
