// What stands beside the switches of the role editor: the preview, the checks and the main menu.
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

describe("beside the switches", () => {
  it("stands the panel where there is room, with nothing grave for axe", async () => {
    const narrow = window.innerWidth;
    Object.assign(window, { innerWidth: 1400 });
    const { user } = await onScreen("/roles/role-3", { draft: "yes" });
    expect(all("tab-switches")).toHaveLength(0);
    expect(all("permission-grid")).toHaveLength(1);
    await waitFor(() => expect(screen.getByTestId("role-preview").textContent).toContain("(added by the draft)"));
    await user.click(screen.getByTestId("toggle-wiki.view"));
    await waitFor(() => expect(screen.getByTestId("role-preview").textContent).toContain("Wiki(removed by the draft)"));
    await expectAccessible();
    Object.assign(window, { innerWidth: narrow });
    window.dispatchEvent(new Event("resize"));
  });

  it("checks are sentences that pass or fail, can be added and removed", async () => {
    const { host, user } = await onScreen("/roles/role-3", { draft: "yes" });
    await user.click(screen.getByTestId("tab-checks"));
    expect(all("check").map((check) => check.dataset.passes)).toEqual(["true", "false", "false"]);
    expect(all("check")[1]?.textContent).toContain("Fails with these changes. On, but should not be: Send invoices.");
    await user.click(screen.getByTestId("new-check"));
    await user.type(screen.getByTestId("check-permission"), "delete proj");
    await user.click(await screen.findByRole("option", { name: /Delete projects/ }));
    await expectAccessible();
    await user.click(screen.getByTestId("save-check"));
    await waitFor(() => expect(all("check")).toHaveLength(4));
    expect(asked(host, "addRoleTest")).toEqual([
      ["role-3", { can: true, permissions: ["projects.delete"], place: "anywhere" }],
    ]);
    await user.click(screen.getByRole("button", { name: "Remove the check: Can: Delete projects" }));
    await waitFor(() => expect(all("check")).toHaveLength(3));
  });

  it("the main menu is put in order by buttons, and its screens are shown or left out", async () => {
    const { host, user } = await onScreen("/roles/role-3");
    await user.click(screen.getByTestId("tab-menu"));
    await user.click(await screen.findByRole("button", { name: "Move Projects up" }));
    await waitFor(() => expect(asked(host, "setRoleMenu")).toHaveLength(1));
    const [, items] = asked(host, "setRoleMenu")[0] as [string, [string, boolean][]];
    expect(items.slice(0, 3).map(([key]) => key)).toEqual(["home", "projects", "contacts"]);
    expect(screen.getByTestId("menu-item-schedulers").textContent).toContain("Not permitted");
    await expectAccessible();
    await user.click(screen.getByRole("switch", { name: "Show Wiki" }));
    await waitFor(() => expect(screen.getByTestId("menu-item-wiki").textContent).toContain("Permitted, but left out"));
  });

  it("the preview is of the draft, and V opens the whole of it", async () => {
    const { host, router, user } = await onScreen("/roles/role-3", { draft: "yes" });
    await user.click(screen.getByTestId("tab-preview"));
    await waitFor(() => expect(asked(host, "viewAs")[0]).toEqual([{ kind: "draft", id: "role-3" }]));
    await user.keyboard("v");
    await waitFor(() => expect(router.state.location.pathname).toBe("/roles/role-3/view"));
    expect(router.state.location.search).toEqual({ kind: "draft" });
  });
});
