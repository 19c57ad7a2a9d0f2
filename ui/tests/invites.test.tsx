// The invitations that wait for oneself: shown after signing in, accepted with one press, and declined after a question.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`) as HTMLInputElement;

describe("invitations for oneself", () => {
  it("r131 name the workspace, who invites, as what and until when", async () => {
    await onScreen("/invites", { account: "server", invited: "yes" });
    const [first] = all("invite");
    expect(first?.textContent).toContain("Atelier Mori");
    expect(first?.textContent).toContain("Aiko Mori invites you as Designer");
    expect(first?.textContent).toContain("Open until");
    expect(document.body.textContent).toContain("2 wait for your answer");
    await expectAccessible();
  });

  it("are counted beside the other screens and in the switcher", async () => {
    const { user } = await onScreen("/people", { account: "server", invited: "yes" });
    await waitFor(() => expect(screen.getByTestId("nav-invites").textContent).toContain("2"));
    await user.click(screen.getByTestId("workspace-menu"));
    expect((await screen.findByTestId("menu-invites")).textContent).toContain("Invitations for you (2)");
  });

  it("r130 are shown to who signs in, before the people", async () => {
    const { user, router } = await onScreen("/welcome?door=server", { people: "none", invited: "yes" });
    await user.type(field("address"), "roster.harbor.example{Enter}");
    await waitFor(() => expect(field("password")).not.toBeNull());
    await user.type(field("email"), "sofia@northwind.example");
    await user.type(field("password"), "a long and quiet evening{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/invites"));
    await waitFor(() => expect(all("invite")).toHaveLength(2));
  });

  it("open the workspace when they are accepted", async () => {
    const { host, user, router } = await onScreen("/invites", { account: "server", invited: "yes" });
    await user.click(screen.getByRole("button", { name: "Accept the invitation to Atelier Mori" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
    expect(asked(host, "acceptInvite")).toEqual([["harbor", "i1"]]);
    await waitFor(() => expect(screen.getByTestId("workspace-menu").textContent).toContain("Atelier Mori"));
  });

  it("that are over by now say so and are not shown any more", async () => {
    const { host, user } = await onScreen("/invites", { account: "server", invited: "yes" });
    host.failNext("acceptInvite", { kind: "refused", detail: { code: "gone", words: [] } });
    await user.click(screen.getByRole("button", { name: "Accept the invitation to Atelier Mori" }));
    await waitFor(() => expect(screen.getAllByTestId("toast")[0]?.textContent).toContain("over already"));
    await waitFor(() => expect(asked(host, "waitingInvites").length).toBeGreaterThan(1));
  });

  it("are declined once that was asked", async () => {
    const { host, user } = await onScreen("/invites", { account: "server", invited: "yes" });
    const decline = () => user.click(screen.getByRole("button", { name: "Decline the invitation to Big Co" }));
    await decline();
    const question = await screen.findByRole("alertdialog");
    expect(question.textContent).toContain("You cannot take this back");
    await expectAccessible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(asked(host, "declineInvite")).toHaveLength(0);
    await decline();
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(all("invite")).toHaveLength(1));
    expect(asked(host, "declineInvite")).toEqual([["harbor", "i2"]]);
  });

  it("say why they are not shown, and lead to what helps", async () => {
    const { user, router } = await onScreen("/invites", { account: "server", invited: "unverified" });
    const trouble = screen.getByTestId("invites-trouble");
    expect(trouble.textContent).toContain("Confirm your mailbox first");
    await expectAccessible();
    await user.click(within(trouble).getByRole("button", { name: "Confirm mailbox…" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/account"));
  });

  it.each([
    ["none waits", { account: "server" } as const, "No invitation waits for you"],
    ["the server cannot be asked", { account: "server", invited: "offline" } as const, "does not answer"],
  ])("have a sentence where %s", async (_, scene, sentence) => {
    await onScreen("/invites", scene);
    expect(document.body.textContent).toContain(sentence);
    await expectAccessible();
  });
});
