// The way back to the list, before the name of a project or a team.
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useWords } from "../../app/words";

export function BackTo({ to, label }: { to: "/projects" | "/teams"; label: string }) {
  const { t } = useWords();
  return (
    <nav aria-label={t("people-way")} className="flex shrink-0 items-center gap-1.5 text-body">
      <Link to={to} search={{}} className="rounded-tag text-ink-2 no-underline hover:underline">
        {label}
      </Link>
      <ChevronRight aria-hidden="true" className="size-4 text-ink-3" />
    </nav>
  );
}
