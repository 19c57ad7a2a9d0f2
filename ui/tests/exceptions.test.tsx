// Exceptions: rows on one project in words, written, taken away and put back; and only looked at where that is all one may.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, find, onScreen } from "./onScreen";

const path = "/roles/exceptions";
const rows = () => all("exception-row");

async function openProject(name: string) {
  const shown = await onScreen(path);
  await shown.user.click(await screen.findByRole("option", { name: new RegExp(name) }));
  await waitFor(() => within(screen.getByTestId("project-exceptions")).getByRole("heading", { level: 2, name }));
  return shown;
}

describe("exceptions", () => {
  it("say who, which permission, whether it is allowed, by whom, and what is not sent", async () => {
    await onScreen(path);
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(rows()[0]?.textContent).toMatch(/Contractor.*Role.*Allow.*Delete files.*by Sofia Lund/);
    expect(rows()[1]?.textContent).toMatch(/Person.*Deny.*View project budgets.*Waiting to send/);
    expect(document.body.textContent).toContain("It does not cascade.");
    await expectAccessible();
  });

  it("are written for a role, from permissions that make sense on a project", async () => {
    const { host, user } = await onScreen(path);
    await user.click(await screen.findByTestId("exception-add"));
    expect(screen.getByRole("alert").textContent).toContain("Choose a role or a person first.");
    await user.click(screen.getByTestId("exception-who"));
    await user.click(await screen.findByRole("option", { name: /^Bookkeeper/ }));
    await user.click(screen.getByTestId("exception-permission"));
    await find(user, "people");
    await waitFor(() => expect(screen.queryByRole("option", { name: /View people/ })).toBeNull());
    await user.clear(screen.getByTestId("picker-search"));
    await find(user, "upload files");
    await user.click(await screen.findByRole("option", { name: /Upload files/ }));
    await user.click(screen.getByRole("radio", { name: "Deny" }));
    await user.click(screen.getByTestId("exception-add"));
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(asked(host, "setException")).toEqual([["acme", { kind: "role", id: "role-5" }, "files.upload", false]]);
  });

  it("find a person by name", async () => {
    const { host, user } = await onScreen(path);
    await user.click(await screen.findByTestId("exception-who"));
    await find(user, "kavya");
    await user.click(await screen.findByRole("option", { name: /^Kavya Rao/ }));
    await user.click(screen.getByTestId("exception-permission"));
    await find(user, "upload files");
    await user.click(await screen.findByRole("option", { name: /Upload files/ }));
    await user.click(screen.getByTestId("exception-add"));
    await waitFor(() => expect(asked(host, "setException")[0]?.[1]).toMatchObject({ kind: "member" }));
    expect(asked(host, "setException")[0]?.[3]).toBe(true);
  });

  it("are removed at once, and put back from the note", async () => {
    const { host, user } = await onScreen(path);
    await waitFor(() => expect(rows()).toHaveLength(2));
    await user.click(all("exception-remove")[0] as HTMLElement);
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(asked(host, "clearException")).toEqual([["ex-1"]]);
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(asked(host, "setException")).toEqual([["acme", { kind: "role", id: "role-7" }, "files.delete", true]]);
  });

  it("can only be looked at where one may not change them, and say why", async () => {
    await openProject("Annual report");
    expect(all("exception-add")).toHaveLength(0);
    expect(all("exception-remove")).toHaveLength(0);
    expect(document.body.textContent).toContain("Ask an owner");
    expect(rows()).toHaveLength(1);
    await expectAccessible();
  });

  it("explain what an exception is where there is none", async () => {
    await openProject("Studio internal");
    expect(document.body.textContent).toContain("Studio internal has no exceptions");
    expect(document.body.textContent).toContain("Nobody is assigned to this project yet.");
    await expectAccessible();
  });

  it("say what went wrong, and how to try again", async () => {
    const { host, router, user } = await onScreen("/people");
    host.failNext("projectChoices", { kind: "fault", detail: { id: "ab12cd34" } });
    await router.navigate({ to: path });
    await waitFor(() => expect(all("trouble")).toHaveLength(1));
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(rows()).toHaveLength(2));
  });
});
