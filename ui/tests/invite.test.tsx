// Inviting: everything lands in one table, faults are mended there, and the button says what it does.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const rowOf = (email: string) => all("staging-row").find((row) => row.dataset.email === email);

describe("inviting", () => {
  it("stages what is typed and what is pasted, and sends nothing by that", async () => {
    const { host, user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "ana@company.example{Enter}");
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
    expect(screen.getByTestId<HTMLInputElement>("composer").value).toBe("");
    await user.paste("ben@company.example\nchloe@company.example");
    await waitFor(() => expect(all("staging-row")).toHaveLength(3));
    expect(screen.getByTestId("count-ready").textContent).toBe("3 ready");
    expect(asked(host, "stagingSend")).toHaveLength(0);
    expect(screen.getByTestId("send-invites").textContent).toContain("Send 3 invites");
  });

  it("says the state of each row, and sends those that are ready", async () => {
    await onScreen("/invite", { staged: "yes" });
    expect(rowOf("mei.tanaka@gmial.com")?.dataset.state).toBe("mistyped");
    expect(rowOf("dev@here.example")?.textContent).toContain("Already a member");
    expect(rowOf("aiko.mori@atelier.example")?.textContent).toContain("No such role");
    expect(screen.getByTestId("count-needs-fixing").textContent).toContain("4 need fixing");
    expect(screen.getByTestId("send-invites").textContent).toContain("Send 10 invites");
    await expectAccessible();
  });

  it("says why nothing can be sent", async () => {
    const { user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "not an address@{Enter}");
    await waitFor(() => expect(screen.getByTestId("blocked").textContent).toContain("Nothing is ready"));
    expect(screen.getByTestId<HTMLButtonElement>("send-invites").disabled).toBe(true);
  });

  it("mends alike faults once, and single ones in their row", async () => {
    const { host, user } = await onScreen("/invite", { staged: "yes" });
    await user.click(screen.getByRole("button", { name: "Use gmail.com" }));
    await waitFor(() => expect(rowOf("mei.tanaka@gmail.com")?.dataset.state).toBe("ready"));
    const input = screen.getByTestId<HTMLInputElement>("edit-email");
    fireEvent.change(input, { target: { value: "ewa.l@atelier.example" } });
    input.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(rowOf("ewa.l@atelier.example")?.dataset.state).toBe("ready"));
    await user.click(screen.getByRole("button", { name: "Use Designer for all 2" }));
    await waitFor(() => expect(rowOf("aiko.mori@atelier.example")?.dataset.state).toBe("ready"));
    expect(asked(host, "stagingSettle")).toEqual([
      [{ kind: "domain", from: "gmial.com", to: "gmail.com" }, { kind: "asSuggested" }],
      [{ kind: "role", words: "Desginer", near: ["role-4"] }, { kind: "role", role: "role-4" }],
    ]);
  });

  it("has a column read as something else, and shows those that are not used", async () => {
    const { host, user } = await onScreen("/invite", { staged: "yes" });
    expect(all("column-purpose")).toHaveLength(3);
    await user.click(screen.getByRole("button", { name: "2 columns are not used" }));
    expect(all("column-purpose")).toHaveLength(5);
    await user.click(screen.getByRole("button", { name: /What “City” is for/ }));
    await user.click(await screen.findByRole("option", { name: "Team" }));
    await waitFor(() => expect(asked(host, "stagingReadAgain")).toHaveLength(1));
    expect(asked(host, "stagingReadAgain")[0]?.[1]).toMatchObject({ purposes: ["email", "name", "role", "ignored", "team"] });
  });

  it("invites an Owner alone, after a word of caution", async () => {
    const { host, user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "olga@harbor.example|Owner{Enter}");
    await waitFor(() => expect(rowOf("olga@harbor.example")?.textContent).toContain("Invite alone"));
    await user.click(screen.getByRole("button", { name: /Invite as Co-owner/ }));
    const dialog = await screen.findByRole("alertdialog");
    const verb = within(dialog).getByTestId<HTMLButtonElement>("confirm");
    expect(verb.disabled).toBe(true);
    await user.click(within(dialog).getByRole("checkbox"));
    await user.click(verb);
    await waitFor(() => expect(asked(host, "inviteOne")).toEqual([[{ email: "olga@harbor.example", name: "", role: "role-1" }]]));
    await waitFor(() => expect(rowOf("olga@harbor.example")?.dataset.leftOut).toBe("true"));
  });

  it("sends those again that were invited already", async () => {
    const { host, user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "elif@pending.example{Enter}");
    await user.click(await screen.findByRole("button", { name: "Send it again" }));
    await waitFor(() => expect(rowOf("elif@pending.example")?.dataset.leftOut).toBe("true"));
    expect(asked(host, "invitationsTogether")).toEqual([
      [{ kind: "these", invitations: ["of elif@pending.example"] }, { kind: "resend" }],
    ]);
  });

  it("leaves rows out and filters by state", async () => {
    const { user } = await onScreen("/invite", { staged: "yes" });
    const box = rowOf("gita@harbor.example")?.querySelector<HTMLInputElement>("input[type=checkbox]");
    await user.click(box as HTMLElement);
    await waitFor(() => expect(screen.getByTestId("count-left-out").textContent).toBe("1 left out"));
    await user.click(screen.getByTestId("count-left-out"));
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
  });

  it("moves by keyboard through controls, and Space leaves a row out", async () => {
    const { user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "ana@company.example, ben@company.example{Enter}");
    await waitFor(() => expect(all("staging-row")).toHaveLength(2));
    all("staging-row")[0]?.querySelector<HTMLElement>("input[type=checkbox]")?.focus();
    await user.keyboard("{ArrowDown} ");
    await waitFor(() => expect(rowOf("ben@company.example")?.dataset.leftOut).toBe("true"));
    await user.keyboard("{ArrowUp}{ArrowRight}{ArrowRight}{ArrowRight}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("row-role"));
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("option", { name: /VA/ }));
    await waitFor(() => expect(all("row-role")[0]?.textContent).toContain("VA"));
  });

  it("sends with Ctrl+Enter, then shows the people", async () => {
    const { host, user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "ana@company.example{Enter}");
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(all("people-grid")).toHaveLength(1));
    expect(asked(host, "stagingSend")).toHaveLength(1);
    expect(all("toast")[0]?.textContent).toContain("1 invite is on its way");
  });

  it("sends a personal message with the batch, named after where it came from", async () => {
    const { host, user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "ana@company.example{Enter}");
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
    await user.click(screen.getByTestId("add-message"));
    await user.type(screen.getByRole("textbox", { name: "Personal message" }), "See you Monday!");
    await expectAccessible();
    await user.click(screen.getByTestId("send-invites"));
    await waitFor(() => expect(all("people-grid")).toHaveLength(1));
    expect(asked(host, "stagingSend")).toEqual([[{ name: "Pasted list", message: "See you Monday!" }]]);
  });

  it("takes a batch back, and has its rows in the table again", async () => {
    const { host, user } = await onScreen("/invite");
    await user.type(screen.getByTestId("composer"), "ana@company.example{Enter}");
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
    await user.click(screen.getByTestId("send-invites"));
    await waitFor(() => expect(all("people-grid")).toHaveLength(1));
    await user.click(within(all("toast")[0] as HTMLElement).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
    expect(asked(host, "stagingUndo")).toHaveLength(1);
    expect(all("toast").at(-1)?.textContent).toContain("1 invite is taken back. Nobody heard of it.");
  });

  it("queues while offline, and says so on the button", async () => {
    const { user } = await onScreen("/invite", { line: "offline" });
    await user.type(screen.getByTestId("composer"), "ana@company.example{Enter}");
    await waitFor(() => expect(screen.getByTestId("send-invites").textContent).toContain("Queue 1 invite"));
  });

  it("takes text that is dropped anywhere, and comes to the table", async () => {
    const { host } = await onScreen("/people");
    fireEvent(document.body, dropOf({ "text/plain": "ana@company.example" }));
    await waitFor(() => expect(all("staging-row")).toHaveLength(1));
    expect(asked(host, "stageImport")).toEqual([[{ kind: "text", text: "ana@company.example" }]]);
  });

  it("says so when a dropped file did not reach it", async () => {
    await onScreen("/people");
    fireEvent(document.body, dropOf({ "text/uri-list": "" }));
    await waitFor(() => expect(all("toast")[0]?.textContent).toContain("That drop didn't reach us"));
  });

  it("shows the overlay while files are over the window, and their faults afterwards", async () => {
    const { host, user } = await onScreen("/people");
    host.tell("fileDrag", { phase: "over", files: 1 });
    await waitFor(() => expect(screen.getByTestId("drop-overlay").textContent).toContain("5,000 rows"));
    host.tell("stagingChanged", { faults: [{ name: "team.xlsx", reason: "spreadsheet", detail: null }] });
    await waitFor(() => expect(screen.getByTestId("file-fault").textContent).toContain("team.xlsx is a spreadsheet"));
    expect(all("drop-overlay")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    await waitFor(() => expect(all("file-fault")).toHaveLength(0));
  });
});

function dropOf(data: Record<string, string>): Event {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  const dataTransfer = { files: [], types: Object.keys(data), getData: (type: string) => data[type] ?? "" };
  return Object.assign(event, { dataTransfer });
}
