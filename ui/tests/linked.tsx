// Draws the app on a host whose reasons and previews are read from the very drafts that its editor changes.
import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { expect } from "vitest";
import { App } from "../src/app/App";
import { makeQueryClient } from "../src/app/queries";
import { makeRouter } from "../src/app/routes";
import { makeFakeHost, type FakeHost, type FakeScene } from "../src/host/fake";
import { fakeAccess } from "../src/host/fakeAccess";
import { fakeRoles } from "../src/host/fakeRoles";

type Prepare = (host: FakeHost, desk: ReturnType<typeof fakeRoles>) => void;

export async function onLinkedScreen(paths: string[], scene: FakeScene = {}, prepare: Prepare = () => undefined) {
  delete document.documentElement.dataset.ready;
  const host = makeFakeHost(scene);
  const changed = () => host.tell("workspaceChanged", { workspace: "northwind", version: 2, touched: ["roles"] });
  const desk = fakeRoles(scene, { holders: () => [], move: () => undefined, changed });
  Object.assign(host, desk.commands, fakeAccess(changed, desk));
  prepare(host, desk);
  const router = makeRouter(createMemoryHistory({ initialEntries: paths }));
  render(<App host={host} client={makeQueryClient()} router={router} />);
  await waitFor(() => expect(document.documentElement.dataset.ready).toBe("true"));
  const manager = () => desk.roles().find(({ id }) => id === "role-3");
  return { host, desk, router, manager, user: userEvent.setup() };
}

/** Types into the search field of the picker that is open. */
export async function find(user: UserEvent, words: string) {
  await user.click(await screen.findByTestId("picker-search"));
  await user.keyboard(words);
}
