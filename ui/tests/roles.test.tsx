// Roles: the list and what can be done from it, a new role, comparing two, and taking one in from a file.
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FakeScene } from "../src/host/fake";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const said = () => document.body.textContent ?? "";
const row = (name: string) => screen.getByTestId(`role-row-${name}`);

describe("each role screen", () => {
  const screens: [string, string, FakeScene][] = [
    ["the list", "/roles", { draft: "yes" }],
    ["the list, offline", "/roles", { line: "offline" }],
    ["the list without roles of one's own", "/roles", { roles: "none" }],
    ["the list on a plan without roles", "/roles", { roles: "noPlan" }],
    ["the editor", "/roles/role-3", { draft: "yes" }],
    ["the editor of a system role", "/roles/role-0", {}],
    ["the editor, role deleted", "/roles/role-3", { draft: "deleted" }],
    ["the editor, role moved", "/roles/role-3", { draft: "moved" }],
    ["comparing, nothing chosen", "/roles/compare", {}],
    ["comparing two", "/roles/compare?left=role-3&right=role-4", {}],
  ];

  it.each(screens)("%s has one heading, whole sentences, and nothing grave for axe", async (_, path, scene) => {
    await onScreen(path, scene);
    expect(screen.getAllByRole("heading", { level: 1 })).toHaveLength(1);
    expect(said()).not.toMatch(/\{\s*\$|undefined|NaN/);
    await expectAccessible();
  });

  it("says what went wrong, and offers a way out", async () => {
    const { host, router } = await onScreen("/people");
    host.failNext("roleEditor", { kind: "refused", detail: { code: "roleGone", words: [] } });
    await router.navigate({ to: "/roles/$role", params: { role: "role-3" } });
    await waitFor(() => expect(all("trouble")).toHaveLength(1));
    expect(all("trouble")[0]?.textContent).toContain("Somebody may have deleted it");
  });
});

describe("the list of roles", () => {
  it("says of each whom it reaches, what it is, and what waits", async () => {
    await onScreen("/roles", { draft: "yes" });
    expect(row("Owner").textContent).toContain("System");
    expect(row("Owner").textContent).toContain("150 of 150");
    expect(row("Team").textContent).toContain("Built in");
    expect(row("Project manager").textContent).toContain("Draft: 5 changes");
    expect(row("Designer").textContent).toContain("Applied on 7 of 9 devices");
    expect(row("VA").textContent).toContain("Waiting to send");
    expect(row("Contractor").textContent).toMatch(/Manage billing: nothing/);
    expect(screen.getByTestId("nav-roles").textContent).toContain("8");
  });

  it("opens the editor with one press", async () => {
    const { user } = await onScreen("/roles");
    await user.click(screen.getByRole("link", { name: "Designer" }));
    await waitFor(() => expect(all("permission-grid")).toHaveLength(1));
  });

  it("hides what may not be done, and explains what the plan lacks", async () => {
    await onScreen("/roles", { roles: "noRight" });
    expect(all("new-role")).toHaveLength(0);
    expect(all("import-role")).toHaveLength(0);
  });

  it("explains in words that the plan has no roles of one's own", async () => {
    await onScreen("/roles", { roles: "noPlan" });
    expect(screen.getByTestId("plan-lacks-roles").textContent).toContain("Growth");
  });

  it("deletes a role only once its people have somewhere to go", async () => {
    const { host, user } = await onScreen("/roles");
    await user.click(screen.getByTestId("role-menu-Designer"));
    await user.click(await screen.findByTestId("menu-delete"));
    const dialog = await screen.findByRole("alertdialog");
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await expectAccessible();
    await user.click(screen.getByTestId("confirm-delete"));
    expect(screen.getByTestId("delete-needs-target").textContent).toContain("Choose the role");
    expect(asked(host, "deleteRole")).toHaveLength(0);
    await user.click(screen.getByTestId("delete-target"));
    await user.click(await screen.findByRole("option", { name: /Contractor/ }));
    await user.click(screen.getByTestId("confirm-delete"));
    await waitFor(() => expect(asked(host, "deleteRole")).toEqual([["role-4", "role-7"]]));
    await waitFor(() => expect(all("role-row-Designer")).toHaveLength(0));
  });

  it("renames a role, and keeps the dialog while the name cannot be", async () => {
    const { host, user } = await onScreen("/roles");
    await user.click(screen.getByTestId("role-menu-Designer"));
    await user.click(await screen.findByTestId("menu-rename"));
    const field = await screen.findByTestId("role-name");
    await user.clear(field);
    await user.type(field, "VA");
    await waitFor(() => expect(said()).toContain("There is a role of that name already"));
    await user.click(screen.getByTestId("save-name"));
    expect(asked(host, "renameRole")).toHaveLength(0);
    await user.clear(field);
    await user.type(field, "Illustrator");
    await waitFor(() => expect(said()).not.toContain("There is a role of that name already"));
    await user.click(screen.getByTestId("save-name"));
    await waitFor(() => expect(all("role-row-Illustrator")).toHaveLength(1));
  });
});

describe("a new role", () => {
  it("is advised about its name while it is typed, and made from a ready role", async () => {
    const { host, user } = await onScreen("/roles");
    await user.click(screen.getByTestId("new-role"));
    await expectAccessible();
    const field = await screen.findByTestId("role-name");
    await user.type(field, "Junior Developer");
    await waitFor(() => expect(screen.getByTestId("name-advice").textContent).toContain("“Junior”"));
    await user.clear(field);
    await user.type(field, "Owner");
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    await user.click(screen.getByTestId("create-role"));
    expect(asked(host, "createRole")).toHaveLength(0);
    await user.clear(field);
    await user.type(field, "Developer");
    await user.click(screen.getByTestId("role-source-developer"));
    await waitFor(() => expect(field.getAttribute("aria-invalid")).not.toBe("true"));
    await user.click(screen.getByTestId("create-role"));
    await waitFor(() => expect(asked(host, "createRole")).toEqual([["Developer", { kind: "ready", key: "developer" }]]));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Developer"));
  });

  it("is offered from the gallery where there is none yet", async () => {
    const { user } = await onScreen("/roles", { roles: "none" });
    await user.click(screen.getByTestId("use-bookkeeper"));
    expect((await screen.findByTestId<HTMLInputElement>("role-name")).value).toBe("Bookkeeper");
  });

  it("is taken in from a file after a look at it, and an unreadable file is explained", async () => {
    const { host, user } = await onScreen("/roles");
    host.failNext("chooseRoleFile", { kind: "unreadable", detail: { name: "notes.txt", reason: "notARoleFile", detail: null } });
    await user.click(screen.getByTestId("import-role"));
    await waitFor(() => expect(said()).toContain("notes.txt is not a role file"));
    await user.click(screen.getByTestId("import-role"));
    const field = await screen.findByTestId("role-name");
    await waitFor(() => expect(said()).toContain("1 of 1 checks pass"));
    await expectAccessible();
    await user.clear(field);
    await user.type(field, "Illustrator");
    await user.click(screen.getByTestId("confirm-import"));
    await waitFor(() => expect(asked(host, "importRole")).toEqual([["Illustrator"]]));
  });
});

describe("comparing", () => {
  it("shows only what differs, and copies a cell into the draft of the other", async () => {
    const { host, user } = await onScreen("/roles/compare?left=role-4&right=role-7");
    expect(all("difference-projects.view")).toHaveLength(0);
    await user.click(screen.getByTestId("copy-right-wiki.view"));
    await waitFor(() => expect(asked(host, "draftToggle")).toEqual([["role-7", ["wiki.view"], true]]));
    await waitFor(() => expect(all("difference-wiki.view")).toHaveLength(0));
  });

  it("says so where two are identical", async () => {
    await onScreen("/roles/compare?left=role-4&right=role-4");
    expect(said()).toContain("These two are identical");
  });

  it("puts a person beside a role", async () => {
    await onScreen("/roles/compare?left=person-18&leftKind=member&right=role-4");
    expect(screen.getByTestId("differences").textContent).toContain("150 of 150");
    expect(all("copy-left-projects.create")).toHaveLength(0);
  });
});
