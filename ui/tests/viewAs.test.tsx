// View as: hidden is not disabled, what is hidden can be shown, everything answers why, and Escape leaves.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FakeHost } from "../src/host/fake";
import { all, expectAccessible, find, onScreen } from "./onScreen";

const preview = "/roles/role-3/view?kind=draft";
const one = (testId: string) => all(testId)[0] as HTMLElement;

/** The page is told that what it shows of roles has changed. */
const tellRoles = (host: FakeHost) => host.tell("workspaceChanged", { workspace: "northwind", version: 2, touched: ["roles"] });

async function onInvoices(scene = {}) {
  const shown = await onScreen(preview, scene);
  await shown.user.click(await screen.findByTestId("view-screen-invoices"));
  await screen.findByText("Brand workshop");
  return shown;
}

describe("view as", () => {
  it("says of whom it is, in the frame, the window's title and one heading, and has nothing grave for axe", async () => {
    await onInvoices({ draft: "yes" });
    expect(screen.getAllByRole("heading", { level: 1 }).map((each) => each.textContent)).toEqual(["Viewing as Project manager"]);
    expect(document.title).toBe("Viewing as Project manager - Northwind Studio");
    const frame = one("view-as-frame");
    expect(frame.textContent).toContain("includes 5 unsaved changes");
    expect(frame.textContent).toContain("Nobody is notified");
    expect(frame.textContent).not.toMatch(/\{\s*\$|undefined|NaN/);
    await expectAccessible();
  });

  it("leaves hidden things out instead of disabling them", async () => {
    await onInvoices();
    expect(all("view-screen-inbox")).toHaveLength(0);
    expect(all("view-action-invoices.send")).toHaveLength(0);
    expect(screen.queryByRole("columnheader", { name: /Cost rate/ })).toBeNull();
    expect(screen.queryByText("$41.00")).toBeNull();
    expect(one("view-as-frame").querySelectorAll("[disabled], [aria-disabled=true]")).toHaveLength(0);
  });

  it("outlines what is hidden when asked to, and names it", async () => {
    const { user } = await onInvoices();
    await user.click(within(one("show-hidden")).getByRole("switch"));
    expect(one("view-screen-inbox").dataset.state).toBe("hidden");
    expect(one("view-screen-inbox").textContent).toContain("hidden");
    expect(one("view-action-invoices.send").textContent).toContain("hidden");
    expect(screen.getByRole("columnheader", { name: /Cost rate/ }).dataset.state).toBe("hidden");
    expect(screen.queryByText("$41.00")).toBeNull();
    expect(one("view-as-frame").textContent).toContain("Project manager does not see this block.");
    await expectAccessible();
  });

  it("marks what the draft adds and what it takes away", async () => {
    const { user } = await onScreen(preview, { draft: "yes" });
    await user.click(await screen.findByTestId("view-screen-invoices"));
    expect(one("view-action-invoices.send").dataset.state).toBe("added");
    expect(one("view-action-invoices.send").textContent).toContain("+ draft");
    await user.click(one("view-screen-projects"));
    expect((await screen.findByRole("columnheader", { name: /Budget/ })).dataset.state).toBe("removed");
    expect(all("view-check").filter((each) => each.dataset.passes === "false")).toHaveLength(2);
  });

  it("answers why, and flips the toggle in the draft there", async () => {
    const { user, host } = await onInvoices();
    await user.click(within(one("show-hidden")).getByRole("switch"));
    await user.click(one("view-action-invoices.send"));
    const dialog = await screen.findByRole("dialog", { name: "Why is Send hidden?" });
    await waitFor(() => expect(one("why-sentence").textContent).toContain("Send invoices is off"));
    await expectAccessible();
    await user.click(within(within(dialog).getByTestId("why-flip")).getByRole("switch"));
    await waitFor(() => expect(one("why-sentence").dataset.allowed).toBe("true"));
    const editor = await host.roleEditor("role-3");
    expect(editor.changes).toEqual({ grant: ["invoices.send"], revoke: [] });
    expect(editor.base).not.toContain("invoices.send");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(one("view-action-invoices.send").dataset.state).toBe("added");
    expect(all("view-as-frame")).toHaveLength(1);
  });

  it("asks why of a hidden thing in the list beside it, and keeps the answer open when the thing appears", async () => {
    const { user } = await onInvoices();
    await user.click(all("view-hidden-thing").find((each) => each.textContent?.includes("Cost rate")) as HTMLElement);
    await user.click(within(await screen.findByTestId("why-flip")).getByRole("switch"));
    await waitFor(() => expect(one("why-sentence").dataset.allowed).toBe("true"));
    expect(screen.queryByRole("dialog")).not.toBeNull();
  });

  it("keeps the answer of a hidden screen open while it appears in the sidebar, and opens it then", async () => {
    const { user } = await onInvoices();
    await user.click(within(one("show-hidden")).getByRole("switch"));
    await user.click(one("view-screen-inbox"));
    await user.click(within(await screen.findByTestId("why-flip")).getByRole("switch"));
    await waitFor(() => expect(one("why-sentence").dataset.allowed).toBe("true"));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("view-screen-inbox"));
    expect(one("view-screen-inbox").dataset.state).toBe("added");
    await user.keyboard("{Enter}");
    await screen.findByText("The second draft");
  });

  it("explains a button that is shown instead of doing anything", async () => {
    const { user } = await onInvoices();
    await user.click(one("view-action-invoices.view"));
    await screen.findByRole("dialog", { name: "Why is Download shown?" });
    await waitFor(() => expect(one("why-sentence").textContent).toContain("View invoices is on"));
  });

  it("leaves with Escape, back to where one came from and to what one pressed there", async () => {
    const { user, router } = await onScreen("/roles/role-3");
    const opener = await screen.findByTestId("view-as");
    await user.click(opener);
    await screen.findByTestId("view-as-frame");
    expect(all("view-as-frame")[0]?.closest("[inert]")).toBeNull();
    expect(screen.getByTestId("nav-people").closest("[inert]")).not.toBeNull();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/roles/role-3"));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("view-as"));
    expect(screen.getByTestId("nav-people").closest("[inert]")).toBeNull();
  });

  it("lets no key of the app through", async () => {
    const { user, router } = await onInvoices();
    await user.keyboard("i");
    await user.keyboard("gp");
    expect(router.state.location.pathname).toBe("/roles/role-3/view");
  });

  it("says when a role sees nothing, and how to see what there is", async () => {
    const { user, host } = await onScreen(preview);
    const view = host.viewAs;
    host.viewAs = async (subject) => {
      const whole = await view(subject);
      return { ...whole, screens: whole.screens.map((each) => ({ ...each, inMenu: "hidden" as const })) };
    };
    tellRoles(host);
    await waitFor(() => expect(one("view-content").textContent).toContain("This role sees nothing"));
    await user.click(within(one("view-content")).getByRole("button", { name: "Show what is hidden" }));
    await waitFor(() => expect(one("view-screen-projects").dataset.state).toBe("hidden"));
  });

  it("says that an item left out by the menu is permitted", async () => {
    const { user, host } = await onScreen(preview);
    await host.setRoleMenu("role-3", [["wiki", false]]);
    await waitFor(() => expect(all("view-screen-wiki")).toHaveLength(0));
    await user.click(within(one("show-hidden")).getByRole("switch"));
    await user.click(one("view-screen-wiki"));
    await waitFor(() => expect(one("why-sentence").textContent).toContain("the main menu of the role leaves it out"));
  });

  it("shows a person, and another one from the banner", async () => {
    const { user, router } = await onScreen("/roles/person-3/view?kind=member");
    expect(one("view-as-frame").textContent).toContain("Viewing as Dev Castellano");
    expect(one("view-as-frame").textContent).toContain("Role: Team");
    await user.click(one("view-as-other"));
    await find(user, "designer");
    await user.click(await screen.findByRole("option", { name: /^Designer/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/roles/role-4/view"));
    await waitFor(() => expect(one("view-as-frame").textContent).toContain("Viewing as Designer"));
  });

  it("can be left when it could not be shown", async () => {
    const { host, router } = await onScreen("/people");
    host.failNext("viewAs", { kind: "fault", detail: { id: "ab12cd34" } });
    await router.navigate({ to: "/roles/$role/view", params: { role: "role-3" }, search: { kind: "draft" } });
    await screen.findByTestId("trouble");
    expect(all("view-as-leave")).toHaveLength(1);
    await expectAccessible();
  });
});
