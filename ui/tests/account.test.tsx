// One's own account: what one signs in with, the second step, and where one is signed in.
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`) as HTMLInputElement;
const account = () => onScreen("/account", { account: "server" });

describe("the account", () => {
  it("says who one is, and nothing about signing in where there is nothing to sign in to", async () => {
    await account();
    expect(document.body.textContent).toContain("sofia@northwind.example at roster.harbor.example");
    await expectAccessible();
  });

  it("of a workspace on this computer says why there is nothing to sign in to", async () => {
    const { host } = await onScreen("/account", { account: "here" });
    expect(screen.getByTestId("account-here").textContent).toContain("has no password and no devices");
    expect(asked(host, "ownAccount")).toHaveLength(0);
    await expectAccessible();
  });

  it("opens from the corner with one's name, and from the switcher", async () => {
    const { user, router } = await onScreen("/people", { account: "server" });
    await user.click(screen.getByTestId("nav-account"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/account"));
    await router.navigate({ to: "/people" });
    await user.click(await screen.findByTestId("workspace-menu"));
    await user.click(await screen.findByTestId("menu-account"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/account"));
  });

  it("r22 asks for another address with the password, keeps what was typed, and shows it as waiting", async () => {
    const { host, user } = await account();
    screen.getByTestId("change-email").focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(field("email")).not.toBeNull());
    host.failNext("changeLoginEmail", { kind: "wrongPassword" });
    await user.type(field("email"), "sofia@elsewhere.example");
    await user.type(field("password"), "not it{Enter}");
    await waitFor(() => expect(field("password").getAttribute("aria-invalid")).toBe("true"));
    expect(document.body.textContent).toContain("This is not your password. Nothing was changed.");
    expect(field("email").value).toBe("sofia@elsewhere.example");
    await expectAccessible();
    await user.click(screen.getByTestId("sheet-submit"));
    const wanted = await screen.findByTestId("email-wanted");
    expect(wanted.textContent).toContain("Waiting for sofia@elsewhere.example to say yes");
    expect(asked(host, "changeLoginEmail").at(-1)?.[0]).toBe("harbor");
  });

  it("d07 changes the password and lists the sessions that have ended", async () => {
    const { host, user } = await account();
    await waitFor(() => expect(all("device")).toHaveLength(3));
    await user.click(screen.getByTestId("change-password"));
    await user.type(field("current"), "old one");
    host.failNext("changePassword", { kind: "invalid", detail: { field: "new", reason: "tooShort" } });
    await user.type(field("new"), "short{Enter}");
    await waitFor(() => expect(field("new").getAttribute("aria-invalid")).toBe("true"));
    await user.type(field("new"), " no more{Enter}");
    const changed = await screen.findByTestId("password-changed");
    expect(changed.textContent).toContain("these 2 sessions have ended");
    expect(changed.textContent).toContain("Firefox on Windows");
    await waitFor(() => expect(all("device")).toHaveLength(1));
    expect(asked(host, "changePassword").at(-1)).toEqual([
      "harbor",
      { current: "old one", new: "short no more", endOthers: true },
    ]);
  });

  it("d07 says where one is still signed in, if that was wanted", async () => {
    const { user } = await account();
    await user.click(screen.getByTestId("change-password"));
    await user.click(screen.getByTestId("end-others"));
    await user.type(field("new"), "a good one{Enter}");
    expect((await screen.findByTestId("password-changed")).textContent).toContain("still signed in on 2 other devices");
    expect(all("device")).toHaveLength(3);
  });

  it("marks this app among the devices, ends another one, and asks before it ends all", async () => {
    const { host, user } = await account();
    await waitFor(() => expect(all("device")).toHaveLength(3));
    const own = all("device").find((each) => each.dataset.current === "true") as HTMLElement;
    expect(own.textContent).toContain("This app");
    expect(within(own).queryByTestId("end-session")).toBeNull();
    await user.click(screen.getByRole("button", { name: "End the session: Firefox on Windows" }));
    await waitFor(() => expect(all("device")).toHaveLength(2));
    expect(asked(host, "endSession")).toEqual([["harbor", "s2"]]);
    await user.click(screen.getByTestId("end-others-now"));
    expect(asked(host, "endOtherSessions")).toHaveLength(0);
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(all("device")).toHaveLength(1));
    expect(all("end-others-now")).toHaveLength(0);
  });

  it("confirms the mailbox by the digits of the mail", async () => {
    const { host, user } = await onScreen("/account", { account: "server", invited: "unverified" });
    host.failNext("verifyMailbox", { kind: "invalid", detail: { field: "code", reason: "wrong" } });
    await user.type(field("code"), "123456{Enter}");
    await waitFor(() => expect(field("code").getAttribute("aria-invalid")).toBe("true"));
    await expectAccessible();
    await user.click(screen.getByTestId("verify"));
    await waitFor(() => expect(all("not-verified")).toHaveLength(0));
  });

  it("r22 has the new address told everywhere once the server has it", async () => {
    const { host, user } = await onScreen("/people", { account: "server", moved: "yes" });
    const before = asked(host, "appState").length;
    await user.click(screen.getByTestId("nav-account"));
    await waitFor(() => expect(asked(host, "appState").length).toBe(before + 1));
  });

  it("that cannot be reached says so, and is asked again", async () => {
    const { host, router, user } = await onScreen("/people", { account: "server" });
    host.failNext("ownAccount", { kind: "unreachable", detail: { host: "roster.harbor.example" } });
    await router.navigate({ to: "/account", search: {} });
    const trouble = await screen.findByTestId("account-trouble");
    expect(trouble.textContent).toContain("roster.harbor.example does not answer");
    await user.click(within(trouble).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(all("change-email")).toHaveLength(1));
  });
});

describe("the workspaces of an account", () => {
  it("r146 are listed, and another one is opened from there", async () => {
    const { host, router, user } = await onScreen("/invites", { account: "server", invited: "yes" });
    await user.click(screen.getByRole("button", { name: "Accept the invitation to Atelier Mori" }));
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
    await router.navigate({ to: "/account", search: {} });
    await user.click(await screen.findByRole("button", { name: "Open Harbor Legal" }));
    await waitFor(() => expect(asked(host, "switchWorkspace")).toEqual([["harbor"]]));
    await waitFor(() => expect(screen.getByTestId("workspace-menu").textContent).toContain("Harbor Legal"));
  });

  it("leave this computer with the account, after a question where something was not sent", async () => {
    const { host, user } = await account();
    host.failNext("signOutAccount", { kind: "refused", detail: { code: "unsentChanges", words: [["count", "3"]] } });
    await user.click(screen.getByTestId("account-sign-out"));
    const question = await screen.findByRole("alertdialog");
    expect(question.textContent).toContain("What was not sent is lost");
    await user.click(screen.getByTestId("confirm"));
    await waitFor(() => expect(asked(host, "signOutAccount").at(-1)).toEqual(["harbor", true]));
    await waitFor(() => expect(screen.getByTestId("workspace-menu").textContent).toContain("Northwind Studio"));
  });
});

describe("signing out", () => {
  it("of the last account leads to the doors, and stays there", async () => {
    const { user, router } = await onScreen("/welcome?door=server", { people: "none", browser: "arrives" });
    await user.type(field("address"), "roster.harbor.example{Enter}");
    await user.click(await screen.findByTestId("sign-in-browser"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
    let steps = 0;
    const stop = router.subscribe("onBeforeNavigate", () => (steps += 1));
    await user.click(screen.getByTestId("nav-account"));
    await user.click(await screen.findByTestId("account-sign-out"));
    await waitFor(() => expect(all("door-demo")).toHaveLength(1));
    stop();
    expect(steps).toBeLessThan(5);
  });
});

describe("a start", () => {
  it("r144 shows what was used last, or the workspace that is chosen for it", async () => {
    const { host, user } = await onScreen("/settings", { account: "server" });
    await user.click(screen.getByTestId("start-with"));
    await user.click(await screen.findByRole("option", { name: "Northwind Studio" }));
    await waitFor(() => expect(asked(host, "setPreferences").at(-1)).toMatchObject([{ startWith: "northwind" }]));
  });
});

describe("two-step sign-in", () => {
  it("c07 asks for the password first, then shows the key, takes a code, and tells the recovery codes once", async () => {
    const { host, user } = await account();
    screen.getByTestId("factor-set-up").focus();
    host.failNext("stepUp", { kind: "wrongPassword" });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(field("password")).not.toBeNull());
    await user.type(field("password"), "old one{Enter}");
    await waitFor(() => expect(field("password").getAttribute("aria-invalid")).toBe("true"));
    expect(all("factor-qr")).toHaveLength(0);
    await user.click(screen.getByTestId("sheet-submit"));
    await waitFor(() => expect(all("factor-qr")).toHaveLength(1));
    expect(screen.getByTestId("factor-key").textContent).toContain("JBSW Y3DP");
    await expectAccessible();
    host.failNext("confirmSecondFactor", { kind: "invalid", detail: { field: "code", reason: "wrong" } });
    await user.type(field("code"), "000000{Enter}");
    await waitFor(() => expect(field("code").getAttribute("aria-invalid")).toBe("true"));
    await user.click(screen.getByTestId("factor-confirm"));
    const codes = await screen.findByTestId("recovery-codes");
    expect(within(codes).getAllByRole("listitem")).toHaveLength(10);
    await expectAccessible();
    await user.click(screen.getByTestId("copy-codes"));
    expect(asked(host, "copyText")[0]?.[0]).toContain("abcd0-efgh0\nabcd1-efgh1");
    await user.click(screen.getByTestId("codes-kept"));
    await waitFor(() => expect(screen.getByTestId("factor-state").dataset.on).toBe("true"));
    expect(document.body.textContent).not.toContain("abcd0-efgh0");
  });

  it("is turned off with a code, after a question; leaving that question changes nothing", async () => {
    const { host, user } = await onScreen("/account", { account: "server", factor: "on" });
    await user.click(screen.getByTestId("factor-off"));
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(field("code")).not.toBeNull());
    await user.keyboard("{Escape}");
    await waitFor(() => expect(field("code")).toBeNull());
    expect(screen.getByTestId("factor-state").dataset.on).toBe("true");
    await user.click(screen.getByTestId("factor-off"));
    await user.click(await screen.findByTestId("confirm"));
    await waitFor(() => expect(field("code")).not.toBeNull());
    await user.type(field("code"), "123456{Enter}");
    await waitFor(() => expect(screen.getByTestId("factor-state").dataset.on).toBe("false"));
    expect(asked(host, "stepUp")).toEqual([["harbor", { password: "", code: "123456" }]]);
  });
});
