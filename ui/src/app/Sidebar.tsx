// The way around: workspace, screens, how the device stands with the server, and who one is.
import { Link } from "@tanstack/react-router";
import { CircleHelp, Folders, LayoutDashboard, Mail, MailQuestion, Send, Settings, ShieldCheck, UserPlus, Users, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import type { WorkspaceEntry } from "../bindings";
import { Avatar } from "../parts/Avatar";
import { IconButton } from "../parts/Button";
import { useCurrentPlaces, useInvites, useKeptMails, usePeopleCounts, useRolesPage, useSync, waitingIn } from "./queries";
import { SyncPill } from "./SyncPill";
import { useWords } from "./words";
import { WorkspaceMenu } from "./WorkspaceMenu";

type Props = { workspace: WorkspaceEntry; onHelp: () => void };
type Place = "/projects" | "/teams" | "/invites" | "/overview" | "/people" | "/invite" | "/roles" | "/mail" | "/outbox" | "/settings";

export function Sidebar({ workspace, onHelp }: Props) {
  const { t } = useWords();
  return (
    <aside className="flex w-55 shrink-0 flex-col border-r border-line bg-subtle middle:w-13 narrow:w-full narrow:flex-row narrow:items-center narrow:gap-1 narrow:border-r-0 narrow:border-b narrow:px-1.5">
      <div className="p-2 middle:px-1 narrow:shrink-0 narrow:px-0">
        <WorkspaceMenu workspace={workspace} />
      </div>
      <Places />
      <div className="mt-auto flex flex-col gap-1 p-2 middle:px-1 narrow:mt-0 narrow:ml-auto narrow:flex-row narrow:items-center narrow:px-0">
        <SyncPill />
        <div className="flex items-center gap-1 border-t border-line pt-2 middle:flex-col narrow:border-t-0 narrow:pt-0">
          <Link
            to="/account"
            search={{}}
            data-testid="nav-account"
            title={t("account-menu")}
            className="flex min-h-7.5 min-w-0 flex-1 items-center gap-2 rounded-control pl-2 text-body text-ink-2 no-underline hover:bg-hovered aria-[current=page]:bg-chosen aria-[current=page]:text-ink middle:size-11 middle:justify-center middle:pl-0 narrow:hidden"
          >
            <Avatar name={workspace.me} />
            <span className="truncate middle:sr-only">{workspace.me}</span>
            <span className="sr-only">{t("account-menu")}</span>
          </Link>
          <span className="narrow:hidden">
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
  const { data: roles } = useRolesPage();
  const { data: invites } = useInvites();
  const places = useCurrentPlaces();
  const invited = waitingIn(invites);
  const attention = sync?.attention ?? 0;
  return (
    <nav
      aria-label={t("nav-label")}
      tabIndex={-1}
      data-region=""
      className="flex flex-col gap-0.5 px-2 outline-none middle:px-1 narrow:min-w-0 narrow:flex-row narrow:overflow-x-auto narrow:px-0"
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
      <PlaceLink
        to="/roles"
        testId="nav-roles"
        icon={<ShieldCheck />}
        label={t("nav-roles")}
        count={roles ? number(roles.roles.length) : undefined}
      />
      {places && places.projects !== null ? (
        <PlaceLink to="/projects" testId="nav-projects" icon={<Folders />} label={t("nav-projects")} count={number(places.projects)} />
      ) : null}
      {places && places.teams !== null ? (
        <PlaceLink to="/teams" testId="nav-teams" icon={<UsersRound />} label={t("nav-teams")} count={number(places.teams)} />
      ) : null}
      {invited > 0 ? (
        <PlaceLink
          to="/invites"
          testId="nav-invites"
          icon={<MailQuestion />}
          label={t("invites-title")}
          count={number(invited)}
        />
      ) : null}
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
      className="group relative flex h-7.5 items-center gap-2.5 rounded-control px-2 text-body text-ink-2 no-underline hover:bg-hovered aria-[current=page]:bg-chosen aria-[current=page]:font-medium aria-[current=page]:text-ink middle:size-11 middle:justify-center narrow:size-9 narrow:shrink-0 [&>svg]:size-4 [&>svg]:shrink-0 aria-[current=page]:[&>svg]:text-accent-ink"
    >
      {icon}
      <span className="flex-1 truncate middle:sr-only">{label}</span>
      {count === undefined ? null : (
        <span
          className={`tabular rounded-full px-1.5 text-small middle:absolute middle:top-0.5 middle:right-0.5 middle:bg-hovered middle:px-1 middle:text-[0.625rem] middle:leading-3.5 narrow:hidden ${tone}`}
        >
          <span aria-hidden={countLabel ? "true" : undefined}>{count}</span>
          {countLabel ? <span className="sr-only">{countLabel}</span> : null}
        </span>
      )}
    </Link>
  );
}
