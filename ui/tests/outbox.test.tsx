// The outbox, what needs attention, kept mail and settings: each does what its buttons say.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, onScreen } from "./onScreen";

describe("the outbox", () => {
  it("lists what waits, warns of what will be refused, and discards on request", async () => {
    const { host, user } = await onScreen("/outbox", { line: "offline" });
    expect(all("outbox-row")).toHaveLength(3);
    expect(document.body.textContent).toContain("the server will refuse this: The invitation was accepted already.");
    await user.click(all("discard")[0] as HTMLElement);
    await waitFor(() => expect(all("outbox-row")).toHaveLength(2));
    expect(asked(host, "discardUnsent")).toEqual([[41]]);
  });

  it("explains each refusal and offers to ask again or to let it go", async () => {
    const { host, user } = await onScreen("/outbox");
    const [first] = all("attention-card");
    expect(first?.textContent).toContain("The role is gone");
    await user.click(within(first as HTMLElement).getByTestId("retry"));
    await waitFor(() => expect(all("attention-card")).toHaveLength(1));
    await user.click(screen.getByTestId("settle"));
    await waitFor(() => expect(all("attention-card")).toHaveLength(0));
    expect(asked(host, "retryAttention")).toHaveLength(1);
    expect(asked(host, "settleAttention")).toHaveLength(1);
  });

  it("asks before signing out would lose what waits", async () => {
    const { host, user, router } = await onScreen("/people");
    await user.click(screen.getByTestId("workspace-menu"));
    await user.click(await screen.findByText("Harbor Legal"));
    await waitFor(() => expect(asked(host, "switchWorkspace")).toEqual([["harbor"]]));
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
    await user.click(await screen.findByTestId("workspace-menu"));
    await user.click(await screen.findByText("Sign out"));
    expect((await screen.findByRole("alertdialog")).textContent).toContain("3 changes were not sent yet.");
    await user.click(screen.getByTestId("confirm"));
    await waitFor(() => expect(asked(host, "signOut").at(-1)).toEqual(["harbor", true]));
  });
});

describe("kept mail", () => {
  it("is copied and opened by the host, which alone knows the link", async () => {
    const { host, user } = await onScreen("/mail");
    await user.click(all("copy-link")[0] as HTMLElement);
    await waitFor(() => expect(asked(host, "copyInvitationLink")).toHaveLength(1));
    await user.click(all("open-mail")[0] as HTMLElement);
    await waitFor(() => expect(asked(host, "openKeptMail")).toHaveLength(1));
  });
});

describe("settings", () => {
  it("change the look at once", async () => {
    const { host, user } = await onScreen("/settings");
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
    await user.click(screen.getByRole("radio", { name: "Compact" }));
    await waitFor(() => expect(document.documentElement.dataset.density).toBe("compact"));
    await user.click(screen.getByRole("switch", { name: /Hide names/ }));
    await waitFor(() => expect(asked(host, "setPreferences").at(-1)).toMatchObject([{ hideDetails: true }]));
  });
});

describe("the keyboard", () => {
  it("goes to screens, shows its sheet, and leaves those who type alone", async () => {
    const { user, router } = await onScreen("/people");
    await user.keyboard("gs");
    await waitFor(() => expect(router.state.location.pathname).toBe("/settings"));
    await user.keyboard("i");
    await waitFor(() => expect(router.state.location.pathname).toBe("/invite"));
    await user.type(screen.getByTestId("composer"), "gp");
    expect(router.state.location.pathname).toBe("/invite");
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("?");
    expect((await screen.findByRole("dialog")).textContent).toContain("Invite people");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});
