// Draws the whole app at one address, on the host in memory.
import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import axe from "axe-core";
import { expect } from "vitest";
import { App } from "../src/app/App";
import { makeQueryClient } from "../src/app/queries";
import { makeRouter } from "../src/app/routes";
import { makeFakeHost, type FakeScene } from "../src/host/fake";

export async function onScreen(path: string, scene: FakeScene = {}) {
  await twoFrames();
  delete document.documentElement.dataset.ready;
  const host = makeFakeHost(scene);
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  render(<App host={host} client={makeQueryClient()} router={router} />);
  await waitFor(() => expect(document.documentElement.dataset.ready).toBe("true"));
  return { host, router, user: userEvent.setup() };
}

/** Long enough for a screen of the test before to have said that it is ready. */
function twoFrames(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

/** All elements with this test id, as they are now. */
export function all(testId: string): HTMLElement[] {
  return screen.queryAllByTestId(testId);
}

/** Types into the search field of the picker that is open. */
export async function find(user: UserEvent, words: string) {
  await user.click(await screen.findByTestId("picker-search"));
  await user.keyboard(words);
}

export function asked(host: { asked: { command: string; args: unknown[] }[] }, command: string): unknown[][] {
  return host.asked.filter((each) => each.command === command).map((each) => each.args);
}

/** Fails on anything that axe calls serious or critical. Colours are measured elsewhere: nothing is painted here. */
export async function expectAccessible() {
  const { violations } = await axe.run(document.body, {
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`)).toEqual([]);
}
