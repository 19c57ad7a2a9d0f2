// The frame of what an account has without any workspace: its invitations and its own page, and the way to the doors.
import { Link } from "@tanstack/react-router";
import { CircleUser, DoorOpen, MailQuestion } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "./words";

const look =
  "inline-flex h-7.5 items-center gap-2 rounded-control px-2 text-body text-ink-2 no-underline hover:bg-hovered aria-[current=page]:bg-chosen aria-[current=page]:font-medium aria-[current=page]:text-ink [&>svg]:size-4";

export function Outside({ children }: { children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="flex h-full flex-col">
      <nav aria-label={t("nav-label")} className="flex flex-wrap items-center gap-1 border-b border-line bg-subtle px-4 py-2">
        <Link to="/invites" className={look} data-testid="nav-invites">
          <MailQuestion aria-hidden="true" />
          {t("invites-title")}
        </Link>
        <Link to="/account" search={{}} className={look} data-testid="nav-account">
          <CircleUser aria-hidden="true" />
          {t("account-title")}
        </Link>
        <Link to="/welcome" search={{}} className={`${look} ml-auto`}>
          <DoorOpen aria-hidden="true" />
          {t("welcome-back")}
        </Link>
      </nav>
      <main id="main" tabIndex={-1} className="mx-auto flex min-h-0 w-full max-w-245 flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  );
}
