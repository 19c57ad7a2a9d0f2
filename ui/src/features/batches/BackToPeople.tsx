// The way back to the list of people, before the title of a screen that belongs to it.
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useWords } from "../../app/words";

/** `batch`: the list of batches stands between. */
export function BackToPeople({ batch = false }: { batch?: boolean }) {
  const { t } = useWords();
  const look = "rounded-tag text-ink-2 no-underline hover:underline";
  const sign = <ChevronRight aria-hidden="true" className="size-4 text-ink-3" />;
  return (
    <nav aria-label={t("people-way")} className="flex shrink-0 items-center gap-1.5 text-body">
      <Link to="/people" search={{}} className={look}>
        {t("nav-people")}
      </Link>
      {sign}
      {batch ? (
        <>
          <Link to="/people/batches" className={look}>
            {t("batches-title")}
          </Link>
          {sign}
        </>
      ) : null}
    </nav>
  );
}
