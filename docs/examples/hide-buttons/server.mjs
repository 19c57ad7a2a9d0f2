// A small web app that asks a Roster server what its visitors may do. It hides the buttons of what they may not, and asks again
// before it does anything: a hidden button is a courtesy, the answer to the check is the control.
//
//   ROSTER_URL=... ROSTER_WORKSPACE=... ROSTER_KEY=rk_... node server.mjs

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { ROSTER_URL, ROSTER_WORKSPACE, ROSTER_KEY, PORT = "3000" } = process.env;
const page = readFileSync(new URL("page.html", import.meta.url), "utf8");
const workspace = `${ROSTER_URL}/api/v1/workspaces/${ROSTER_WORKSPACE}`;
const visitors = new Map(); // by the random cookie that they bear

/** Asks Roster with the key of this app. Whatever goes wrong gives nothing, and nothing allows nothing. */
async function roster(path, question) {
  try {
    const answer = await fetch(`${workspace}${path}`, {
      method: question ? "POST" : "GET",
      headers: { authorization: `Bearer ${ROSTER_KEY}`, "content-type": "application/json" },
      body: question && JSON.stringify(question),
    });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/** Everything that somebody may, in one question: for showing. */
async function permissionsOf(member) {
  const { permissions = [] } = await roster(`/members/${member}/permissions`);
  return new Set(permissions);
}

/** One thing, at the moment at which it is to be done: for doing. Only `true` means yes. */
async function may(member, permission) {
  const { allowed } = await roster("/check", { who: { member }, permission });
  return allowed === true;
}

/** Who somebody is, by their Roster password. The session is ended at once: this app needs the member's id and nothing else. */
async function memberOf(email, password) {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ email, password, device: randomUUID() });
  const answer = await fetch(`${ROSTER_URL}/api/v1/sessions`, { method: "POST", headers, body });
  if (!answer.ok) return undefined;
  const { token, memberships } = await answer.json();
  const ended = { method: "DELETE", headers: { authorization: `Bearer ${token}` } };
  await fetch(`${ROSTER_URL}/api/v1/session`, ended);
  return memberships.find((membership) => membership.workspace === ROSTER_WORKSPACE)?.member;
}

/** The page with the buttons of what may be done. Each button says in `data-needs` which permission that is. */
function render(permissions) {
  const button = /\s*<button[^>]*data-needs="([^"]+)"[^>]*>[^<]*<\/button>/g;
  return page.replace(button, (whole, needs) => (permissions.has(needs) ? whole : ""));
}

const SIGN_IN = `<!doctype html><meta charset="utf-8"><title>Sign in</title>
<form method="post" action="/sign-in"><input name="email" type="email" required>
<input name="password" type="password" required><button>Sign in</button></form>`;

async function form(request) {
  let text = "";
  for await (const part of request) if ((text += part).length > 10_000) break;
  return new URLSearchParams(text);
}

async function answer(request) {
  const cookie = /(?:^|; )visitor=([0-9a-f-]+)/.exec(request.headers.cookie ?? "")?.[1];
  const member = visitors.get(cookie);
  const what = `${request.method} ${request.url}`;
  if (what === "POST /sign-in") {
    const fields = await form(request);
    const found = await memberOf(fields.get("email"), fields.get("password"));
    if (!found) return [401, SIGN_IN];
    const id = randomUUID();
    visitors.set(id, found);
    const set = `visitor=${id}; HttpOnly; SameSite=Strict; Path=/`;
    return [303, "", { location: "/", "set-cookie": set }];
  }
  if (!member) return [401, SIGN_IN];
  if (what === "GET /") return [200, render(await permissionsOf(member))];
  const needs = { "POST /upload": "files.upload", "POST /delete": "files.delete" }[what];
  if (!needs) return [404, "There is nothing here."];
  return (await may(member, needs)) ? [200, "Done."] : [403, "You may not."];
}

const server = createServer(async (request, response) => {
  const [status, body, headers] = await answer(request).catch(() => [502, "Ask again later."]);
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers });
  response.end(body);
});
server.listen(Number(PORT), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}`);
});
