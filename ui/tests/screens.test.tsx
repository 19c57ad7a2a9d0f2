// Every screen, in each of its states: it opens, says its name, and has nothing grave for axe.
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FakeScene } from "../src/host/fake";
import { all, expectAccessible, onScreen } from "./onScreen";

const screens: [string, string, FakeScene][] = [
  ["the doors", "/", { people: "none" }],
  ["the local door", "/welcome?door=local", { people: "none" }],
  ["the server door", "/welcome?door=server", { people: "none" }],
  ["people", "/people", {}],
  ["people, alone", "/people", { people: "alone" }],
  ["people, offline", "/people", { line: "offline" }],
  ["people, nobody found", "/people?find=zzz", {}],
  ["invite, empty", "/invite", {}],
  ["invite, staged", "/invite", { staged: "yes" }],
  ["outbox", "/outbox", { line: "offline" }],
  ["outbox, empty", "/outbox", { quiet: "yes" }],
  ["outbox, signed out", "/outbox", { line: "signedOut" }],
  ["mail", "/mail", {}],
  ["mail, none", "/mail", { quiet: "yes" }],
  ["overview", "/overview", {}],
  ["overview, alone", "/overview", { people: "alone" }],
  ["settings", "/settings", {}],
];

describe("each screen", () => {
  it.each(screens)("%s has a heading and nothing grave for axe", async (_, path, scene) => {
    await onScreen(path, scene);
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    expect(document.body.textContent).not.toMatch(/\{\s*\$|undefined|NaN/);
    await expectAccessible();
  });

  it.each(["starting", "online", "syncing", "offline", "signedOut", "tooOld", "gone"] as const)(
    "says in words that the line is %s",
    async (line) => {
      await onScreen("/people", { line });
      const pill = screen.getByTestId("sync-pill");
      expect(pill.dataset.line).toBe(line);
      expect(pill.textContent?.length).toBeGreaterThan(10);
    },
  );

  it("names the window after the screen and the workspace", async () => {
    await onScreen("/people");
    expect(document.title).toBe("People - Northwind Studio");
  });

  it("says what went wrong when a screen's data cannot be had, and what to do", async () => {
    const { host, router } = await onScreen("/people");
    host.failNext("outbox", { kind: "fault", detail: { id: "ab12cd34" } });
    await router.navigate({ to: "/outbox" });
    await waitFor(() => expect(all("trouble")).toHaveLength(1));
    expect(all("trouble")[0]?.textContent).toContain("ab12cd34");
    await expectAccessible();
  });
});
