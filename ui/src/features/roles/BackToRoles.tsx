// The way back to the list of roles, before the title of every screen that belongs to it.
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useWords } from "../../app/words";

export function BackToRoles() {
  const { t } = useWords();
  return (
    <nav aria-label={t("roles-way")} className="flex shrink-0 items-center gap-1.5 text-body">
      <Link to="/roles" className="rounded-tag text-ink-2 no-underline hover:underline">
        {t("nav-roles")}
      </Link>
      <ChevronRight aria-hidden="true" className="size-4 text-ink-3" />
    </nav>
  );
}
