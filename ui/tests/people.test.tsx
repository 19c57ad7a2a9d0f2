// The people list: what stands in it, how the keyboard moves in it, and what can be done from it.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { pagesInSight } from "../src/features/people/usePeoplePages";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const focusedCell = () =>
  (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("[data-cell]")?.dataset.cell;

const menuOf = (status: string) =>
  all("person-row").find((row) => row.dataset.status === status)?.querySelector("[data-testid=row-menu]") as HTMLElement;

describe("the people list", () => {
  it("has one tab stop, and arrows move by cell", async () => {
    const { user } = await onScreen("/people");
    const grid = screen.getByTestId("people-grid");
    expect(grid.querySelectorAll('[tabindex="0"], button:not([tabindex="-1"])')).toHaveLength(1);
    grid.querySelector<HTMLElement>('[data-cell="0:0"]')?.focus();
    await user.keyboard("{ArrowDown}{ArrowRight}");
    await waitFor(() => expect(focusedCell()).toBe("1:1"));
    await user.keyboard("{End}");
    await waitFor(() => expect(focusedCell()).toBe("1:4"));
    expect(document.activeElement?.getAttribute("data-testid")).toBe("row-menu");
    await user.keyboard("{Home}{ArrowUp}{ArrowUp}");
    await waitFor(() => expect(focusedCell()).toBe("0:0"));
  });

  it("goes to the last row and back, and the focus is never lost", async () => {
    const { user } = await onScreen("/people", { people: "5000" });
    const grid = screen.getByTestId("people-grid");
    expect(grid.getAttribute("aria-rowcount")).toBe("5001");
    expect(all("person-row").length).toBeLessThan(80);
    grid.querySelector<HTMLElement>('[data-cell="0:0"]')?.focus();
    await user.keyboard("{Control>}{End}{/Control}");
    await waitFor(() => expect(focusedCell()).toBe("4999:4"));
    await user.keyboard("{Control>}{Home}{/Control}");
    await waitFor(() => expect(focusedCell()).toBe("0:0"));
  });

  it("asks for pages in sight and their neighbours only", () => {
    expect(pagesInSight(0, 20, 5000)).toEqual([0, 1]);
    expect(pagesInSight(250, 270, 5000)).toEqual([1, 2, 3]);
    expect(pagesInSight(0, 20, 30)).toEqual([0]);
  });

  it("says each status in words and marks what is not sent", async () => {
    await onScreen("/people?filter=waiting");
    const waiting = all("person-row").find((row) => row.dataset.status === "waitingToSend");
    expect(waiting?.dataset.unsent).toBe("true");
    expect(waiting?.textContent).toContain("Waiting to send");
  });

  it("filters and searches through the host, and says when nobody matches", async () => {
    const { host, user } = await onScreen("/people");
    await user.click(screen.getByTestId("filter-pending"));
    await waitFor(() => expect(all("person-row").every((row) => row.dataset.status === "pending")).toBe(true));
    await user.keyboard("/");
    await user.keyboard("zzz");
    await waitFor(() => expect(document.body.textContent).toContain("Nobody matches “zzz”"));
    expect(asked(host, "peoplePage").at(-1)).toMatchObject([{ filter: "pending", search: "zzz" }]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(all("person-row").length).toBeGreaterThan(3));
  });

  it("asks before it revokes, with the focus in the question", async () => {
    const { host, user } = await onScreen("/people?filter=pending", { line: "offline" });
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-revoke"));
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("until this syncs, the link still works");
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await expectAccessible();
    expect(asked(host, "revokeInvitation")).toHaveLength(0);
    await user.click(screen.getByTestId("confirm"));
    await waitFor(() => expect(asked(host, "revokeInvitation")).toHaveLength(1));
  });

  it("edits an invitation, and says that another address sends it again", async () => {
    const { host, user } = await onScreen("/people?filter=pending");
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-edit"));
    const dialog = await screen.findByRole("dialog");
    const email = within(dialog).getByRole("textbox", { name: "Email" });
    expect(within(dialog).getByTestId("save-invite").textContent).toBe("Save");
    await user.clear(email);
    await user.type(email, "right@company.example");
    expect(dialog.textContent).toContain("A new mail goes to right@company.example");
    await expectAccessible();
    await user.click(within(dialog).getByTestId("save-invite"));
    await waitFor(() => expect(asked(host, "changeInvitation")).toHaveLength(1));
    expect(asked(host, "changeInvitation")[0]?.[1]).toEqual({ email: "right@company.example", role: null, name: null, ends: null });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("gives a membership a last day, and keeps what is none in the form", async () => {
    const { host, user } = await onScreen("/people?filter=pending");
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-edit"));
    const dialog = await screen.findByRole("dialog");
    const field = within(dialog).getByRole<HTMLInputElement>("textbox", { name: "Last day of the membership" });
    await user.type(field, "soon");
    host.failNext("changeInvitation", { kind: "invalid", detail: { field: "ends", reason: "notADay" } });
    await user.click(within(dialog).getByTestId("save-invite"));
    await waitFor(() => expect(dialog.textContent).toContain("This is no day"));
    expect(field.value).toBe("soon");
    await user.clear(field);
    await user.type(field, "2031-03-31");
    await user.click(within(dialog).getByTestId("save-invite"));
    await waitFor(() => expect(asked(host, "changeInvitation")).toHaveLength(2));
    expect(asked(host, "changeInvitation")[1]?.[1]).toMatchObject({ ends: { kind: "through", day: "2031-03-31" } });
  });

  it("shows who asks for a new link and what needs approval, each with its way on", async () => {
    const { host, user } = await onScreen("/people?filter=ended");
    await waitFor(() => expect(all("asked")).toHaveLength(1));
    await user.click(menuOf("needsApproval"));
    await user.click(await screen.findByTestId("menu-approve"));
    await waitFor(() => expect(asked(host, "approveInvitation")).toHaveLength(1));
    await user.click(menuOf("declined"));
    await user.click(await screen.findByTestId("menu-delete"));
    await waitFor(() => expect(asked(host, "deleteInvitation")).toHaveLength(1));
    await user.click(menuOf("expired"));
    await user.click(await screen.findByTestId("menu-hand-over"));
    await user.click(await screen.findByTestId("hand-over-qr"));
    await waitFor(() => expect(asked(host, "handOverInvitation")).toHaveLength(1));
    await expectAccessible();
  });

  it("changes a role from the row's menu by keyboard", async () => {
    const { host, user } = await onScreen("/people?filter=active");
    (all("row-menu")[0] as HTMLElement).focus();
    await user.keyboard("{Enter}");
    (await screen.findByTestId("menu-change-role")).focus();
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(all("role-choice").length).toBeGreaterThan(3));
    await user.click(all("role-choice").find((each) => each.textContent?.startsWith("VA")) as HTMLElement);
    await waitFor(() => expect(asked(host, "changeRole")).toHaveLength(1));
  });

  it("follows what the host tells", async () => {
    const { host } = await onScreen("/people");
    const before = asked(host, "peoplePage").length;
    host.tell("workspaceChanged", { workspace: "northwind", version: 2, touched: ["people"] });
    await waitFor(() => expect(asked(host, "peoplePage").length).toBeGreaterThan(before));
    host.tell("joined", { workspace: "northwind", people: [["Elif Yılmaz", "Designer"]] });
    await waitFor(() => expect(all("toast")[0]?.textContent).toContain("Elif Yılmaz joined Northwind Studio as Designer"));
  });
});
