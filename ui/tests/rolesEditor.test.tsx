// The role editor: toggles with what they take along, by pointer and by keyboard alone, then a review, then applied.
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const checkedOf = (testId: string) => screen.getByTestId(testId).getAttribute("aria-checked");
const cell = (name: string) => screen.getByTestId(name).querySelector("button") as HTMLElement;
const bar = () => all("draft-bar")[0]?.textContent ?? "";

describe("a toggle", () => {
  it("says what it took along, and undoes it with it", async () => {
    const { host, user } = await onScreen("/roles/role-4");
    await user.click(screen.getByTestId("toggle-proposals.edit"));
    await waitFor(() => expect(checkedOf("toggle-proposals.view")).toBe("true"));
    expect(screen.getByTestId("draft-note").textContent).toBe("Also turned on View proposals, which it needs.");
    expect(bar()).toContain("2 unsaved changes");
    expect(bar()).toContain("+ View proposals");
    await expectAccessible();
    await user.click(screen.getByTestId("undo-toggle"));
    await waitFor(() => expect(checkedOf("toggle-proposals.view")).toBe("false"));
    expect(all("draft-bar")).toHaveLength(0);
    expect(asked(host, "draftUndo")).toHaveLength(1);
  });

  it("stands for several permissions where a cell holds several, and is partly on", async () => {
    const { user } = await onScreen("/roles/role-3");
    expect(cell("cell-financials-view").getAttribute("aria-checked")).toBe("mixed");
    await user.click(cell("cell-financials-view"));
    await waitFor(() => expect(cell("cell-financials-view").getAttribute("aria-checked")).toBe("true"));
    await user.click(screen.getByRole("button", { name: "Financials" }));
    expect(checkedOf("toggle-transactions.view")).toBe("true");
  });

  it("cannot be moved where the role is locked, and says why", async () => {
    const { host, user } = await onScreen("/roles/role-0");
    const toggle = screen.getByTestId("toggle-projects.view");
    expect(toggle.getAttribute("aria-disabled")).toBe("true");
    expect(toggle.getAttribute("aria-description")).toContain("A role of the system");
    await user.click(toggle);
    expect(asked(host, "draftToggle")).toHaveLength(0);
  });

  it("of an owner's own permission is locked by itself", async () => {
    const { user } = await onScreen("/roles/role-3");
    await user.type(screen.getByTestId("permission-search"), "create roles");
    await waitFor(() => expect(all("toggle-roles.create")).toHaveLength(1));
    expect(screen.getByTestId("toggle-roles.create").getAttribute("aria-description")).toContain("Only owners and co-owners");
  });
});

describe("the keyboard", () => {
  it("does it all: moves, toggles, sets a range, copies a pattern, reviews and applies", async () => {
    const { host, user } = await onScreen("/roles/role-4");
    screen.getByTestId("toggle-proposals.view").focus();
    await user.keyboard(" ");
    await waitFor(() => expect(checkedOf("toggle-proposals.view")).toBe("true"));

    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(document.activeElement).toBe(screen.getByTestId("toggle-contracts.create"));
    await user.keyboard("{Shift>}{ArrowRight}{ArrowDown}{/Shift} ");
    await waitFor(() => expect(checkedOf("toggle-forms.edit")).toBe("true"));
    const range = asked(host, "draftToggle").at(-1);
    expect(range?.[1]).toEqual(["contracts.create", "contracts.edit", "forms.create", "forms.edit"]);
    expect(checkedOf("toggle-contracts.view")).toBe("true");

    await user.keyboard("{Control>}c{/Control}{ArrowDown}{ArrowDown}{Control>}v{/Control}");
    await waitFor(() => expect(checkedOf("toggle-schedulers.edit")).toBe("true"));
    expect(checkedOf("toggle-schedulers.delete")).toBe("false");

    await user.keyboard("{Home}");
    expect(document.activeElement?.textContent).toBe("Schedulers");
    await user.keyboard("{Enter}{ArrowDown}{End}{ArrowLeft}");
    expect(document.activeElement).toBe(screen.getByTestId("toggle-schedulers.manage_bookings"));

    await user.keyboard("{Home} ");
    await waitFor(() => expect(checkedOf("toggle-schedulers.manage_bookings")).toBe("true"));

    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByTestId("review-gain");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(asked(host, "draftApply")).toHaveLength(1));
    await waitFor(() => expect(all("draft-bar")).toHaveLength(0));
    expect(all("toast")[0]?.textContent).toContain("applied to Designer");
  });

  it("has one tab stop in the grid", async () => {
    const { user } = await onScreen("/roles/role-4");
    await user.click(screen.getByRole("button", { name: "Projects" }));
    expect(all("toggle-projects.view_budgets")).toHaveLength(1);
    const stops = screen.getByTestId("permission-grid").querySelectorAll('[tabindex="0"]');
    expect(stops).toHaveLength(1);
  });

  it("undoes with Ctrl and Z, and finds with the slash", async () => {
    const { host, user } = await onScreen("/roles/role-4");
    await user.click(screen.getByTestId("toggle-proposals.view"));
    await waitFor(() => expect(bar()).toContain("1 unsaved change"));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(asked(host, "draftUndo")).toHaveLength(1));
    await user.keyboard("/");
    expect(document.activeElement).toBe(screen.getByTestId("permission-search"));
  });
});

describe("finding", () => {
  it("opens the module of what is meant, and leads there with Enter", async () => {
    const { user } = await onScreen("/roles/role-3");
    await user.type(screen.getByTestId("permission-search"), "send inv");
    await waitFor(() => expect(all("toggle-invoices.send")).toHaveLength(1));
    expect(all("module-projects")).toHaveLength(0);
    await user.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByTestId("toggle-invoices.send"));
  });

  it("says when nothing matches, and shows all again", async () => {
    const { user } = await onScreen("/roles/role-3");
    await user.type(screen.getByTestId("permission-search"), "zzz");
    await user.click(await screen.findByText("Show all permissions"));
    await waitFor(() => expect(all("module-projects")).toHaveLength(1));
  });

  it("narrows to what changed, what is sensitive, and what differs from another role", async () => {
    const { user } = await onScreen("/roles/role-3", { draft: "yes" });
    expect(screen.getByTestId("editor-filter-all").textContent).toContain("150");
    expect(screen.getByTestId("editor-filter-changed").textContent).toContain("5");
    await user.click(screen.getByTestId("editor-filter-changed"));
    await waitFor(() => expect(document.querySelectorAll('[data-testid^="permission-"][role="row"]')).toHaveLength(5));
    await user.click(screen.getByTestId("editor-differs"));
    await user.click(await screen.findByRole("option", { name: "Owner" }));
    await waitFor(() => expect(screen.getByTestId("editor-differing").textContent).toContain("114"));
  });
});

describe("a review", () => {
  it("lists gains and losses apart, sensitive first, and the checks that change", async () => {
    const { host, user } = await onScreen("/roles/role-3", { draft: "yes" });
    await user.click(screen.getByTestId("review-role"));
    const gains = await screen.findByTestId("review-gain");
    const names = [...gains.querySelectorAll("li")].map((line) => line.dataset.testid);
    expect(names.at(-1)).toBe("review-line-contracts.create");
    expect(gains.textContent).toContain("Money");
    expect(screen.getByTestId("review-loss").textContent).toContain("View project budgets");
    expect(screen.getByTestId("review-checks").textContent).toContain("2 of 3 checks change");
    await expectAccessible();
    await user.click(screen.getByTestId("review-by-person"));
    await waitFor(() => expect(all("review-person").length).toBeGreaterThan(2));
    await user.click(screen.getByTestId("apply-role"));
    await waitFor(() => expect(asked(host, "draftApply")).toHaveLength(1));
    await waitFor(() => expect(all("apply-role")).toHaveLength(0));
  });

  it("says because of what a permission came along", async () => {
    const { user } = await onScreen("/roles/role-4");
    await user.click(screen.getByTestId("toggle-proposals.edit"));
    await waitFor(() => expect(bar()).not.toBe(""));
    await user.click(screen.getByTestId("review-role"));
    const line = await screen.findByTestId("review-line-proposals.view");
    expect(line.textContent).toContain("Turned on because Edit proposals needs it");
  });

  it("stays open with the reason when the host refuses", async () => {
    const { host, user } = await onScreen("/roles/role-3", { draft: "yes" });
    await user.click(screen.getByTestId("review-role"));
    await screen.findByTestId("review-gain");
    host.failNext("draftApply", { kind: "refused", detail: { code: "toggleMoved", words: [["permissions", "Send invoices"]] } });
    await user.click(screen.getByTestId("apply-role"));
    const why = "Somebody changed the same permissions meanwhile: Send invoices";
    await waitFor(() => expect(all("toast")[0]?.textContent).toContain(why));
    expect(all("apply-role")).toHaveLength(1);
  });
});

describe("a draft", () => {
  it("is discarded in one press", async () => {
    const { user } = await onScreen("/roles/role-3", { draft: "yes" });
    await user.click(screen.getByTestId("discard-draft"));
    await waitFor(() => expect(all("draft-bar")).toHaveLength(0));
  });

  it("asks about each toggle that somebody else moved, and only then applies", async () => {
    const { user } = await onScreen("/roles/role-3", { draft: "moved" });
    expect(screen.getByTestId<HTMLButtonElement>("review-role").disabled).toBe(true);
    expect(screen.getByTestId("clash-invoices.view").textContent).toContain("was on · in your draft on · now off");
    await user.click(screen.getByRole("button", { name: "View invoices: keep mine, on" }));
    await waitFor(() => expect(all("clash-invoices.view")).toHaveLength(0));
    await user.click(screen.getByRole("button", { name: "View contracts: take theirs, off" }));
    await waitFor(() => expect(all("clash-moved")).toHaveLength(0));
    expect(screen.getByTestId<HTMLButtonElement>("review-role").disabled).toBe(false);
  });

  it("outlives its role as a new one", async () => {
    const { host, user } = await onScreen("/roles/role-3", { draft: "deleted" });
    await user.click(screen.getByTestId("draft-to-new-role"));
    const field = await screen.findByTestId("role-name");
    await user.clear(field);
    await user.type(field, "Producer");
    await user.click(screen.getByTestId("save-name"));
    await waitFor(() => expect(asked(host, "draftToNewRole")).toEqual([["role-3", "Producer"]]));
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Producer"));
  });
});
