// Signing in by way of the browser, and links that open the app: both only ever ask.
import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`) as HTMLInputElement;

async function begin(user: UserEvent) {
  await user.type(field("address"), "roster.harbor.example{Enter}");
  await waitFor(() => expect(field("password")).not.toBeNull());
  await user.type(field("email"), "sofia@northwind.example");
  await user.click(screen.getByTestId("sign-in-browser"));
}

describe("signing in with the browser", () => {
  it("waits for it, and goes on by itself", async () => {
    const { host, user, router } = await onScreen("/welcome?door=server", { people: "none", browser: "arrives" });
    await begin(user);
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
    expect(asked(host, "signInByBrowser")).toEqual([
      [{ address: "https://roster.harbor.example", email: "sofia@northwind.example" }],
    ]);
  });

  it("is cancelled by a button that has the focus, and gives the form back as it was", async () => {
    const { host, user } = await onScreen("/welcome?door=server", { people: "none" });
    await begin(user);
    await waitFor(() => expect(all("browser-waiting")).toHaveLength(1));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("cancel-browser")));
    await expectAccessible();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(field("email").value).toBe("sofia@northwind.example"));
    expect(asked(host, "cancelBrowserSignIn").length).toBeGreaterThan(0);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("takes the code that the browser shows, and says what is wrong with another", async () => {
    const { user, router } = await onScreen("/welcome?door=server", { people: "none" });
    await begin(user);
    await user.type(await waitFor(() => field("code")), "bad-code{Enter}");
    await waitFor(() => expect(field("code").getAttribute("aria-invalid")).toBe("true"));
    expect(document.body.textContent).toContain("No sign-in waits for this code");
    await user.clear(field("code"));
    await user.type(field("code"), "good-code{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
  });

  it("says why it came to nothing, beside the form", async () => {
    const { host, user } = await onScreen("/welcome?door=server", { people: "none" });
    host.failNext("signInByBrowser", { kind: "refused", detail: { code: "signInTookTooLong", words: [] } });
    await begin(user);
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("within ten minutes"));
    expect(all("sign-in-browser")).toHaveLength(1);
  });
});

describe("a link that opens the app", () => {
  it("h05 shows the server in full, and does nothing before somebody says so", async () => {
    const { host, user, router } = await onScreen("/people", { account: "server", invited: "yes", link: "invites" });
    await waitFor(() => expect(screen.getByTestId("link-server").textContent).toBe("https://roster.harbor.example"));
    await expectAccessible();
    expect(router.state.location.pathname).toBe("/people");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    expect(router.state.location.pathname).toBe("/people");
    expect(asked(host, "linkAnswered")).toHaveLength(1);
    expect(asked(host, "acceptInvite")).toHaveLength(0);
  });

  it("h05 leads to the invitations, where each is still to be answered", async () => {
    const { host, user, router } = await onScreen("/people", { account: "server", invited: "yes", link: "invites" });
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/invites"));
    await waitFor(() => expect(all("invite")).toHaveLength(2));
    expect(asked(host, "acceptInvite")).toHaveLength(0);
  });

  it("h05 leads to signing in where nobody is signed in at that server", async () => {
    const { user } = await onScreen("/welcome", { people: "none", link: "invites" });
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(field("address")?.value).toBe("https://roster.harbor.example"));
  });

  it("h05 writes a server's address into the form, and asks it nothing", async () => {
    const { host, user } = await onScreen("/people", { link: "signIn" });
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(field("address").value).toBe("https://roster.harbor.example"));
    expect(asked(host, "greetServer")).toHaveLength(0);
  });

  it.each([
    ["unknown", "something that Roster does not do"],
    ["malformed", "not written as links to Roster are"],
    ["tooLong", "far longer"],
    ["secret", "links must not"],
  ] as const)("h05 that is %s is refused in words", async (link, sentence) => {
    const { host, user, router } = await onScreen("/people", { link });
    await waitFor(() => expect(screen.getByTestId("link-refused").textContent).toContain(sentence));
    await expectAccessible();
    await user.click(screen.getByTestId("close-link"));
    await waitFor(() => expect(all("link-refused")).toHaveLength(0));
    expect(router.state.location.pathname).toBe("/people");
    expect(asked(host, "linkAnswered")).toHaveLength(1);
  });

  it("h05 that arrives while the app runs is asked about at once", async () => {
    const { host } = await onScreen("/people", {});
    expect(all("link-refused")).toHaveLength(0);
    const before = asked(host, "openedLink").length;
    host.tell("linkArrived", {});
    await waitFor(() => expect(asked(host, "openedLink").length).toBe(before + 1));
  });
});
