// One member: suspended and restored, edited, removed with a receipt in advance, and brought back.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

type Rendered = Awaited<ReturnType<typeof onScreen>>;

async function openMenu({ user }: Rendered, name: RegExp) {
  const row = all("person-row").find((each) => name.test(each.textContent ?? ""));
  await user.click(within(row as HTMLElement).getByTestId("row-menu"));
}

describe("a member", () => {
  it("is suspended at once, and restored from the note that says so", async () => {
    const rendered = await onScreen("/people?find=Dev");
    await openMenu(rendered, /Dev Patel/);
    await rendered.user.click(await screen.findByTestId("menu-suspend"));
    const note = await screen.findByTestId("toast");
    expect(note.textContent).toContain("everything is kept");
    await rendered.user.click(within(note).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(asked(rendered.host, "resumeMember")).toHaveLength(1));
  });

  it("is edited, and what was typed stays when the host refuses it", async () => {
    const { host, user, ...rendered } = await onScreen("/people?find=Dev");
    await openMenu({ host, user, ...rendered }, /Dev Patel/);
    await user.click(await screen.findByTestId("menu-details"));
    const dialog = await screen.findByRole("dialog");
    const email = await within(dialog).findByRole<HTMLInputElement>("textbox", { name: "Contact email" });
    await expectAccessible();
    await user.clear(email);
    await user.type(email, "dev@new.example");
    host.failNext("editMember", { kind: "refused", detail: { code: "alreadyMember", words: [["name", "Mei"]] } });
    await user.click(within(dialog).getByTestId("save-member"));
    await waitFor(() => expect(dialog.textContent).toContain("belongs to a member already"));
    expect(email.value).toBe("dev@new.example");
    await user.click(within(dialog).getByTestId("save-member"));
    await waitFor(() => expect(asked(host, "editMember").at(-1)).toEqual(["person-29", null, "dev@new.example"]));
  });
});

describe("a removal", () => {
  it("says what will happen before it does, with Cancel in focus, and each thing may go to somebody else", async () => {
    const rendered = await onScreen("/people?find=Dev");
    const { host, user } = rendered;
    await openMenu(rendered, /Dev Patel/);
    await user.click(await screen.findByTestId("menu-remove"));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("Transfer 2 projects that only Dev Patel owns");
    await expectAccessible();
    expect(document.activeElement).toBe(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(dialog.textContent).toContain("Access ends now on 3 devices");
    await user.click(within(dialog).getAllByTestId("heir")[0] as HTMLElement);
    await user.click((await screen.findAllByRole("option", { name: /Amara/ }))[0] as HTMLElement);
    await waitFor(() => expect(asked(host, "removalRehearsal").at(-1)?.[1]).toHaveLength(1));
    await user.click(within(dialog).getByTestId("confirm-removal"));
    const heir = { kind: "project", id: "project-0", to: expect.any(String) };
    await waitFor(() => expect(asked(host, "removeMember")).toEqual([["person-29", [heir]]]));
    await user.click(within(await screen.findByTestId("toast")).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(asked(host, "reinstateMember")).toEqual([["person-29", null, null]]));
  });

  it("says offline that nothing has ended yet", async () => {
    const rendered = await onScreen("/people?find=Dev", { line: "offline" });
    await openMenu(rendered, /Dev Patel/);
    await rendered.user.click(await screen.findByTestId("menu-remove"));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("Access ends when this syncs");
    await rendered.user.click(within(dialog).getByTestId("confirm-removal"));
    expect((await screen.findByTestId("toast")).textContent).toContain("waits");
  });

  it("of the last owner explains itself and cannot be pressed", async () => {
    const rendered = await onScreen("/people?find=Amara");
    await openMenu(rendered, /Owner/);
    await rendered.user.click(await screen.findByTestId("menu-remove"));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("A workspace needs an owner. Make somebody else an owner first.");
    expect(within(dialog).getByTestId("confirm-removal")).toHaveProperty("disabled", true);
  });

  it("is undone from the list of those removed, and says what does not come back", async () => {
    const rendered = await onScreen("/people?filter=former");
    await rendered.user.click(await screen.findByTestId("row-menu"));
    await rendered.user.click(await screen.findByTestId("menu-reinstate"));
    const dialog = await screen.findByRole("alertdialog");
    await within(dialog).findByText(/Spring site has another owner now/);
    await rendered.user.click(within(dialog).getByTestId("confirm-reinstate"));
    await waitFor(() => expect(asked(rendered.host, "reinstateMember")).toEqual([["person-12", null, null]]));
  });

  it("of oneself is leaving, and asks for somebody to take over", async () => {
    const rendered = await onScreen("/people?find=Sofia");
    await openMenu(rendered, /you/i);
    await rendered.user.click(await screen.findByTestId("menu-leave"));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText(/Leave Northwind/);
    expect(within(dialog).getByTestId("confirm-removal")).toHaveProperty("disabled", true);
    expect(within(dialog).getAllByText("Choose somebody")).toHaveLength(3);
  });
});
