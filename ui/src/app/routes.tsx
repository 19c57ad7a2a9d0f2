// The map of the app: which address shows which screen, and what an address may carry.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  useLocation,
  type RouterHistory,
} from "@tanstack/react-router";
import type { PeopleFilter, ProjectFilter } from "../bindings";
import { PeopleScreen } from "../features/people/PeopleScreen";
import { WelcomeScreen } from "../features/welcome/WelcomeScreen";
import { useLostNotes } from "./joined";
import { useAppState, useCurrentWorkspace } from "./queries";
import { Outside } from "./Outside";
import { Shell } from "./Shell";
import { Trouble } from "./Trouble";

export const peopleFilters = ["all", "active", "pending", "waiting", "ended", "suspended", "former"] as const satisfies PeopleFilter[];
/** What an account has without any workspace. */
const withoutWorkspace = new Set(["/account", "/invites"]);
export type Door = "local" | "server";

function textIn(written: unknown): string | undefined {
  return typeof written === "string" && written !== "" ? written : undefined;
}

function Frame() {
  const { error } = useAppState();
  useLostNotes();
  return error ? <Trouble error={error} /> : <Outlet />;
}

function Home() {
  const workspace = useCurrentWorkspace();
  const { data } = useAppState();
  const isKnown = (data?.accounts.length ?? 0) > 0;
  return <Navigate to={workspace ? "/people" : isKnown ? "/invites" : "/welcome"} replace />;
}

function InWorkspace() {
  const workspace = useCurrentWorkspace();
  const { data } = useAppState();
  // Only what is read of it: each drawing of `Navigate` navigates anew.
  const needsNone = useLocation({ select: ({ pathname }) => withoutWorkspace.has(pathname) });
  if (workspace) return <Shell key={workspace.id} workspace={workspace} />;
  const stays = needsNone && (data?.accounts.length ?? 0) > 0;
  return stays ? (
    <Outside>
      <Outlet />
    </Outside>
  ) : (
    <Navigate to="/welcome" replace />
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: Home, errorComponent: Trouble });
const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: WelcomeScreen,
  validateSearch: ({ door, address }): { door?: Door; address?: string } =>
    door === "local" ? { door } : door === "server" ? { door, address: textIn(address) } : {},
});
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: InWorkspace });
const overview = createRoute({ getParentRoute: () => shell, path: "/overview", component: lazyRouteComponent(() => import("../features/overview/OverviewScreen"), "OverviewScreen") });
const people = createRoute({
  getParentRoute: () => shell,
  path: "/people",
  component: PeopleScreen,
  validateSearch: (search): { filter?: PeopleFilter; find?: string } => ({
    filter: peopleFilters.find((filter) => filter === search.filter && filter !== "all"),
    find: typeof search.find === "string" && search.find !== "" ? search.find : undefined,
  }),
});
const batches = createRoute({
  getParentRoute: () => shell,
  path: "/people/batches",
  component: lazyRouteComponent(() => import("../features/batches/BatchesScreen"), "BatchesScreen"),
});
const batch = createRoute({
  getParentRoute: () => shell,
  path: "/people/batches/$batch",
  component: lazyRouteComponent(() => import("../features/batches/BatchScreen"), "BatchScreen"),
});
const invite = createRoute({
  getParentRoute: () => shell,
  path: "/invite",
  component: lazyRouteComponent(() => import("../features/invite/InviteScreen"), "InviteScreen"),
});
// What stands around roles is a third of the app and not where it opens: it is loaded when it is first gone to.
const roleList = createRoute({
  getParentRoute: () => shell,
  path: "/roles",
  component: lazyRouteComponent(() => import("../features/roles/RolesScreen"), "RolesScreen"),
});
const role = createRoute({
  getParentRoute: () => shell,
  path: "/roles/$role",
  component: lazyRouteComponent(() => import("../features/roles/RoleScreen"), "RoleScreen"),
  validateSearch: ({ find }): { find?: string } => ({ find: textIn(find) }),
});
const compare = createRoute({
  getParentRoute: () => shell,
  path: "/roles/compare",
  component: lazyRouteComponent(() => import("../features/roles/CompareScreen"), "CompareScreen"),
  validateSearch: (search): { left?: string; leftKind?: "role" | "member"; right?: string } => ({
    left: textIn(search.left),
    leftKind: search.leftKind === "member" ? "member" : undefined,
    right: textIn(search.right),
  }),
});
const viewAs = createRoute({
  getParentRoute: () => shell,
  path: "/roles/$role/view",
  component: lazyRouteComponent(() => import("../features/viewAs/ViewAsScreen"), "ViewAsScreen"),
  validateSearch: ({ kind }): { kind?: "role" | "member" | "draft" } => ({
    kind: kind === "role" || kind === "member" ? kind : "draft",
  }),
});
const exceptions = createRoute({
  getParentRoute: () => shell,
  path: "/roles/exceptions",
  component: lazyRouteComponent(() => import("../features/access/ExceptionsScreen"), "ExceptionsScreen"),
});
const mail = createRoute({
  getParentRoute: () => shell,
  path: "/mail",
  component: lazyRouteComponent(() => import("../features/mail/MailScreen"), "MailScreen"),
});
const outbox = createRoute({
  getParentRoute: () => shell,
  path: "/outbox",
  component: lazyRouteComponent(() => import("../features/outbox/OutboxScreen"), "OutboxScreen"),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/settings/SettingsScreen"), "SettingsScreen"),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/account",
  component: lazyRouteComponent(() => import("../features/account/AccountScreen"), "AccountScreen"),
  validateSearch: (search): { account?: string } => ({ account: textIn(search.account) }),
});
const invites = createRoute({
  getParentRoute: () => shell,
  path: "/invites",
  component: lazyRouteComponent(() => import("../features/invites/InvitesScreen"), "InvitesScreen"),
});

const projects = createRoute({
  getParentRoute: () => shell,
  path: "/projects",
  component: lazyRouteComponent(() => import("../features/teamwork/ProjectsScreen"), "ProjectsScreen"),
  validateSearch: ({ filter, find }): { filter?: ProjectFilter; find?: string } => ({
    filter: filter === "archived" || filter === "all" ? filter : undefined,
    find: textIn(find),
  }),
});
const project = createRoute({
  getParentRoute: () => shell,
  path: "/projects/$project",
  component: lazyRouteComponent(() => import("../features/teamwork/ProjectScreen"), "ProjectScreen"),
});
const teams = createRoute({
  getParentRoute: () => shell,
  path: "/teams",
  component: lazyRouteComponent(() => import("../features/teamwork/TeamsScreen"), "TeamsScreen"),
  validateSearch: ({ find }): { find?: string } => ({ find: textIn(find) }),
});
const team = createRoute({
  getParentRoute: () => shell,
  path: "/teams/$team",
  component: lazyRouteComponent(() => import("../features/teamwork/TeamScreen"), "TeamScreen"),
});

const tree = root.addChildren([
  home,
  welcome,
  shell.addChildren([
    overview,
    people,
    batches,
    batch,
    invite,
    roleList,
    role,
    compare,
    viewAs,
    exceptions,
    mail,
    outbox,
    settings,
    account,
    invites,
    projects,
    project,
    teams,
    team,
  ]),
]);

export function makeRouter(history: RouterHistory) {
  return createRouter({ routeTree: tree, history, defaultErrorComponent: Trouble });
}

export type AppRouter = ReturnType<typeof makeRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
