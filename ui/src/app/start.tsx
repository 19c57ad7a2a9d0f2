// Puts the app on the page: asks where it stands, takes on the chosen look, and only then draws.
import { createHashHistory, type RouterHistory } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter";
import "./app.css";
import type { Host } from "../host";
import { App } from "./App";
import { applyLook } from "./look";
import { keys, makeQueryClient } from "./queries";
import { makeRouter } from "./routes";

export async function start(host: Host, history: RouterHistory = createHashHistory()) {
  const client = makeQueryClient();
  const state = await client.fetchQuery({ queryKey: keys.state, queryFn: () => host.appState() }).catch(() => undefined);
  if (state) applyLook(state.preferences);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App host={host} client={client} router={makeRouter(history)} />);
}
