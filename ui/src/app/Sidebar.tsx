// The way around: workspace, screens, how the device stands with the server, and who one is.
import { Link } from "@tanstack/react-router";
import { CircleHelp, LayoutDashboard, Mail, Send, Settings, UserPlus, Users } from "lucide-react";
import type { ReactNode } from "react";
import type { WorkspaceEntry } from "../bindings";
import { Avatar } from "../parts/Avatar";
import { IconButton } from "../parts/Button";
import { useKeptMails, usePeopleCounts, useSync } from "./queries";
import { SyncPill } from "./SyncPill";
import { useWords } from "./words";
import { WorkspaceMenu } from "./WorkspaceMenu";

type Props = { workspace: WorkspaceEntry; onHelp: () => void };
type Place = "/overview" | "/people" | "/invite" | "/mail" | "/outbox" | "/settings";

export function Sidebar({ workspace, onHelp }: Props) {
  const { t } = useWords();
  return (
    <aside className="flex w-55 shrink-0 flex-col border-r border-line bg-subtle max-md:w-13 max-sm:w-full max-sm:flex-row max-sm:items-center max-sm:gap-1 max-sm:border-r-0 max-sm:border-b max-sm:px-1.5">
      <div className="p-2 max-md:px-1 max-sm:shrink-0 max-sm:px-0">
        <WorkspaceMenu workspace={workspace} />
      </div>
      <Places />
      <div className="mt-auto flex flex-col gap-1 p-2 max-md:px-1 max-sm:mt-0 max-sm:ml-auto max-sm:flex-row max-sm:items-center max-sm:px-0">
        <SyncPill />
        <div className="flex items-center gap-1 border-t border-line pt-2 max-md:flex-col max-sm:border-t-0 max-sm:pt-0">
          <span className="flex min-w-0 flex-1 items-center gap-2 pl-2 max-md:hidden">
            <Avatar name={workspace.me} />
            <span className="truncate text-body text-ink-2">{workspace.me}</span>
          </span>
          <span className="max-sm:hidden">
            <IconButton
              label={t("shortcuts-title")}
              onPress={onHelp}
              icon={<CircleHelp aria-hidden="true" className="size-4" />}
            />
          </span>
        </div>
      </div>
    </aside>
  );
}

function Places() {
  const { t, number } = useWords();
  const counts = usePeopleCounts();
  const { data: sync } = useSync();
  const { data: mails } = useKeptMails();
  const attention = sync?.attention ?? 0;
  return (
    <nav
      aria-label={t("nav-label")}
      tabIndex={-1}
      data-region=""
      className="flex flex-col gap-0.5 px-2 outline-none max-md:px-1 max-sm:flex-row max-sm:px-0"
    >
      <PlaceLink to="/overview" testId="nav-overview" icon={<LayoutDashboard />} label={t("nav-overview")} />
      <PlaceLink
        to="/people"
        testId="nav-people"
        icon={<Users />}
        label={t("nav-people")}
        count={counts ? number(counts.all) : undefined}
      />
      <PlaceLink to="/invite" testId="nav-invite" icon={<UserPlus />} label={t("nav-invite")} />
      {mails && mails.length > 0 ? (
        <PlaceLink
          to="/mail"
          testId="nav-mail"
          icon={<Mail />}
          label={t("nav-mail")}
          count={number(mails.length)}
        />
      ) : null}
      <PlaceLink
        to="/outbox"
        testId="nav-outbox"
        icon={<Send />}
        label={t("nav-outbox")}
        count={attention > 0 ? number(attention) : sync && sync.waiting > 0 ? number(sync.waiting) : undefined}
        countLabel={attention > 0 ? t("nav-attention", { count: attention }) : undefined}
      />
      <PlaceLink to="/settings" testId="nav-settings" icon={<Settings />} label={t("nav-settings")} />
    </nav>
  );
}

type LinkProps = {
  to: Place;
  testId: string;
  icon: ReactNode;
  label: string;
  count?: string;
  /** In the colour of things that need somebody, and said in words. */
  countLabel?: string;
};

function PlaceLink({ to, testId, icon, label, count, countLabel }: LinkProps) {
  const tone = countLabel ? "bg-danger-tint font-semibold text-danger" : "text-ink-3";
  return (
    <Link
      to={to}
      data-testid={testId}
      title={label}
      activeOptions={{ includeSearch: false }}
      className="group relative flex h-7.5 items-center gap-2.5 rounded-control px-2 text-body text-ink-2 no-underline hover:bg-hovered aria-[current=page]:bg-chosen aria-[current=page]:font-medium aria-[current=page]:text-ink max-md:size-11 max-md:justify-center max-sm:size-9 [&>svg]:size-4 [&>svg]:shrink-0 aria-[current=page]:[&>svg]:text-accent-ink"
    >
      {icon}
      <span className="flex-1 truncate max-md:sr-only">{label}</span>
      {count === undefined ? null : (
        <span
          className={`tabular rounded-full px-1.5 text-small max-md:absolute max-md:top-0.5 max-md:right-0.5 max-md:bg-hovered max-md:px-1 max-md:text-[0.625rem] max-md:leading-3.5 max-sm:hidden ${tone}`}
        >
          <span aria-hidden={countLabel ? "true" : undefined}>{count}</span>
          {countLabel ? <span className="sr-only">{countLabel}</span> : null}
        </span>
      )}
    </Link>
  );
}
