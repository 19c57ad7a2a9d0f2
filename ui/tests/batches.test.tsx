// Batches: what became of what was sent together, and what can be done about all of it.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

describe("batches", () => {
  it("are reached from the people, the newest first, each in words", async () => {
    const { user } = await onScreen("/people");
    await user.click(await screen.findByTestId("open-batches"));
    await waitFor(() => expect(all("batch")).toHaveLength(2));
    expect(all("batch")[0]?.textContent).toContain("4 accepted, 24 (Pending), 2 bounced, 1 declined");
    await expectAccessible();
  });

  it("show their invitations and the message, and what is missing", async () => {
    const { host } = await onScreen("/people/batches/batch-1");
    await waitFor(() => expect(all("people-grid")).toHaveLength(1));
    expect(screen.getByTestId("batch-sentence").textContent).toContain("1 was refused or deleted");
    expect(asked(host, "peoplePage").some(([query]) => (query as { batch: string }).batch === "batch-1")).toBe(true);
    await expectAccessible();
  });

  it("are sent again to whoever has not answered, after it was said what that does", async () => {
    const { host, user } = await onScreen("/people/batches/batch-2");
    await user.click(await screen.findByTestId("resend-all"));
    const dialog = await screen.findByRole("alertdialog");
    await waitFor(() => expect(within(dialog).getByTestId("would").textContent).toContain("25 people get a mail"));
    expect(within(dialog).getByTestId("would").textContent).toContain("1 stays as it is:");
    await expectAccessible();
    await user.click(within(dialog).getByRole("button", { name: "Send 25 again" }));
    await waitFor(() => expect(all("toast")[0]?.textContent).toContain("25 invites are sent again"));
    expect(asked(host, "invitationsTogether")).toEqual([[{ kind: "batch", batch: "batch-2" }, { kind: "resend" }]]);
  });

  it("change their role only when one was chosen, and never to Owner", async () => {
    const { host, user } = await onScreen("/people/batches/batch-2");
    await user.click(await screen.findByTestId("change-role-of-all"));
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByTestId<HTMLButtonElement>("confirm").disabled).toBe(true);
    await user.click(within(dialog).getByTestId("together-role"));
    const owner = await screen.findByRole("option", { name: "Owner" });
    expect(owner.getAttribute("aria-disabled")).toBe("true");
    await user.click(screen.getByRole("option", { name: "Designer" }));
    await user.click(await within(dialog).findByRole("button", { name: "Change 26 roles" }));
    await waitFor(() => expect(asked(host, "invitationsTogether")).toHaveLength(1));
  });

  it("save what came to nothing, with its reasons", async () => {
    const { user } = await onScreen("/people/batches/batch-2");
    await user.click(await screen.findByRole("button", { name: "Save 3 rejects…" }));
    await waitFor(() => expect(all("toast")[0]?.textContent).toContain("Saved as atelier people - rejects.csv"));
  });

  it("say so when there is none of that name here", async () => {
    await onScreen("/people/batches/another");
    await waitFor(() => expect(screen.getByText("This batch is not here")).toBeTruthy());
  });
});
