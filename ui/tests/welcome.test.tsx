// The doors: each opens, and a failure stands beside its field without taking away what was typed.
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, onScreen } from "./onScreen";

const field = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`);

describe("the doors", () => {
  it("open the demo with Enter, and show its people", async () => {
    const { user } = await onScreen("/", { people: "none" });
    await waitFor(() => expect(screen.getByTestId("door-demo")).toBe(document.activeElement));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(all("people-grid")).toHaveLength(1));
    expect(all("demo-line")).toHaveLength(1);
  });

  it("keep what was typed, and say what is wrong next to the field", async () => {
    const { host, user } = await onScreen("/welcome?door=local", { people: "none" });
    host.failNext("openLocal", { kind: "invalid", detail: { field: "email", reason: "notAnEmail" } });
    await user.type(field("name") as HTMLInputElement, "Ana Ruiz");
    await user.type(field("email") as HTMLInputElement, "ana");
    await user.click(screen.getByTestId("submit"));
    await waitFor(() => expect(field("email")?.getAttribute("aria-invalid")).toBe("true"));
    expect(document.body.textContent).toContain("This does not look like an email address");
    expect(field("name")?.value).toBe("Ana Ruiz");
    await user.type(field("email") as HTMLInputElement, "@company.com");
    await user.click(screen.getByTestId("submit"));
    await waitFor(() => expect(all("people-grid")).toHaveLength(1));
    expect(asked(host, "openLocal").at(-1)).toEqual([
      { name: "Ana Ruiz", email: "ana@company.com", workspaceName: "" },
    ]);
  });

  it("greet a server first, then sign in, and let the same address be tried twice", async () => {
    const { host, user } = await onScreen("/welcome?door=server", { people: "none" });
    host.failNext("greetServer", { kind: "unreachable", detail: { host: "roster.example" } });
    await user.type(field("address") as HTMLInputElement, "roster.example{Enter}");
    await waitFor(() => expect(document.body.textContent).toContain("roster.example does not answer"));
    await user.click(screen.getByTestId("submit"));
    await waitFor(() => expect(field("password")).not.toBeNull());
    host.failNext("signIn", { kind: "wrongPassword" });
    await user.type(field("email") as HTMLInputElement, "ana@company.com");
    await user.type(field("password") as HTMLInputElement, "secret word{Enter}");
    await waitFor(() => expect(field("password")?.getAttribute("aria-invalid")).toBe("true"));
    expect(field("email")?.value).toBe("ana@company.com");
  });

  it("offer signing in to somebody who has an account already", async () => {
    const { host, user } = await onScreen("/welcome?door=server", { people: "none" });
    await user.type(field("address") as HTMLInputElement, "roster.example{Enter}");
    await user.click(await screen.findByTestId("tab-sign-up"));
    host.failNext("signUp", { kind: "accountExists" });
    await user.type(field("email") as HTMLInputElement, "ana@company.com");
    await user.click(screen.getByTestId("submit"));
    await user.click(await screen.findByText("Sign in instead"));
    await waitFor(() => expect(field("workspaceName")).toBeNull());
    expect(field("email")?.value).toBe("ana@company.com");
  });
});
