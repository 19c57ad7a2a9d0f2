// Projects and teams: the lists, one with its people, and what is said where something cannot be done.
import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { all, asked, expectAccessible, onScreen } from "./onScreen";

const hand = (name: string) => all("hand").find((line) => line.textContent?.includes(name)) as HTMLElement;
const rows = () => all("project-row").map((row) => within(row).getByTestId("project-link").textContent);

async function choosePart(user: UserEvent, line: HTMLElement, part: RegExp) {
  await user.click(within(line).getByTestId("hand-part"));
  await user.click(await screen.findByRole("option", { name: part }));
}

describe("the list of projects", () => {
  it("shows the active ones, finds and filters through the host, and marks what is special", async () => {
    const { host, user } = await onScreen("/projects");
    await expectAccessible();
    expect(rows()).not.toContain("Halden Bank app");
    const lumen = all("project-row").find((row) => row.textContent?.includes("Lumen site"));
    expect(lumen?.dataset.unsent).toBe("true");
    expect(lumen?.textContent).toContain("Waiting to send");
    expect(document.body.textContent).toContain("Private");
    await user.click(screen.getByTestId("filter-archived"));
    await waitFor(() => expect(rows()).toEqual(["Halden Bank app"]));
    expect(document.body.textContent).toContain("Archived");
    await user.click(screen.getByTestId("filter-all"));
    await user.keyboard("/zzz");
    await waitFor(() => expect(document.body.textContent).toContain("Nothing matches “zzz”"));
    expect(asked(host, "projectsPage").at(-1)).toMatchObject([{ filter: "all", search: "zzz" }]);
    await user.click(screen.getByText("Show all projects"));
    await waitFor(() => expect(rows().length).toBe(7));
  });

  it("is walked by keyboard alone: to the list, along its rows, into a project", async () => {
    const { router, user } = await onScreen("/people");
    await user.keyboard("gj");
    await screen.findByTestId("project-grid");
    expect(router.state.location.pathname).toBe("/projects");
    const first = await screen.findAllByTestId("project-link");
    first[0]?.focus();
    await user.keyboard("{ArrowDown}{End}");
    await waitFor(() => expect((document.activeElement as HTMLElement).closest("[data-cell]")?.getAttribute("data-cell")).toBe("1:4"));
    await user.keyboard("{ArrowUp}{Home}");
    await waitFor(() => expect(document.activeElement).toBe(all("project-link")[0]));
    await user.keyboard("{Enter}");
    await screen.findByTestId("hands");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Acme rebrand");
  });

  it("archives from the row, keeps the focus in the list, and takes it back", async () => {
    const { host, user } = await onScreen("/projects");
    const button = screen.getByRole("button", { name: "Archive Acme rebrand" });
    button.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(rows()).not.toContain("Acme rebrand"));
    await waitFor(() => expect(screen.getByTestId("project-grid").contains(document.activeElement)).toBe(true));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(rows()).toContain("Acme rebrand"));
    expect(asked(host, "reopenProject")).toEqual([["acme"]]);
  });

  it("says what a project is where there is none, and begins the first", async () => {
    const { host, router, user } = await onScreen("/projects", { work: "none" });
    expect(document.body.textContent).toContain("No projects yet");
    expect(document.body.textContent).toContain("A project is work that some people share");
    await expectAccessible();
    await user.click(screen.getByTestId("new-project"));
    const dialog = await screen.findByRole("dialog");
    const field = within(dialog).getByRole<HTMLInputElement>("textbox", { name: "Name" });
    await expectAccessible();
    await user.click(field);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    await user.keyboard("Vela film");
    host.failNext("createProject", { kind: "refused", detail: { code: "notAllowed", words: [["permission", "Create projects"]] } });
    await user.keyboard("{Enter}");
    await within(dialog).findByRole("alert");
    expect(field.value).toBe("Vela film");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/projects\/project-/));
    expect(await screen.findByRole("heading", { level: 1 })).toHaveProperty("textContent", "Vela film");
  });

  it("explains a full plan at the button, and says what helps", async () => {
    const { host, router, user } = await onScreen("/projects?filter=all", { work: "full" });
    expect(document.body.textContent).toContain("5 of 5 active projects used");
    await user.click(screen.getByTestId("new-project"));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toContain("The plan has room for 5 active projects");
    expect(dialog.textContent).toContain("What is archived stays");
    await expectAccessible();
    await user.click(within(dialog).getByTestId("choose-to-archive"));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(asked(host, "createProject")).toEqual([]);
  });

  it("offers nothing that the role does not open, and stands in the menu only for those whom it lets in", async () => {
    const { host } = await onScreen("/projects", { work: "looking" });
    expect(screen.queryByTestId("new-project")).toBeNull();
    expect(screen.queryByTestId("archive")).toBeNull();
    expect(screen.getByTestId("nav-projects").textContent).toContain("Projects");
    host.workPlaces = async () => ({ projects: null, teams: null });
    host.tell("workspaceChanged", { workspace: "", version: 1, touched: ["people"] });
    await waitFor(() => expect(screen.queryByTestId("nav-projects")).toBeNull());
    expect(screen.queryByTestId("nav-teams")).toBeNull();
  });
});

describe("a project", () => {
  it("gives parts, puts people on and takes them off, and says what waits", async () => {
    const { host, user } = await onScreen("/projects/acme");
    await expectAccessible();
    const before = all("hand").length;
    const someone = all("hand").find((line) => line.textContent?.includes("Can edit")) as HTMLElement;
    await choosePart(user, someone, /^View only/);
    await waitFor(() => expect(asked(host, "setProjectPart")).toHaveLength(1));
    await waitFor(() => expect(document.querySelector('[data-testid="hand"][data-unsent="true"]')?.textContent).toContain("View only"));

    await user.click(screen.getByTestId("add-person"));
    await user.click((await screen.findAllByRole("option", { name: /^Amara Lindqvist/ }))[0] as HTMLElement);
    await waitFor(() => expect(all("hand")).toHaveLength(before + 1));

    const off = within(hand("Amara Lindqvist")).getByTestId("take-off");
    off.focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(all("hand")).toHaveLength(before));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("hands")));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(all("hand")).toHaveLength(before + 1));
    expect(asked(host, "setProjectPart").at(-1)?.[2]).toBe("editor");
  });

  it("says why its only owner stays", async () => {
    await onScreen("/projects/internal");
    const line = all("hand")[0] as HTMLElement;
    expect(line.textContent).toContain("A project needs an owner");
    expect(within(line).queryByTestId("take-off")).toBeNull();
    expect(within(line).queryByTestId("hand-part")).toBeNull();
  });

  it("is renamed in place: a refusal keeps what was typed, Escape leaves it as it was", async () => {
    const { host, user } = await onScreen("/projects/acme");
    await user.click(screen.getByTestId("rename"));
    const field = await screen.findByTestId<HTMLInputElement>("rename-field");
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.clear(field);
    await user.keyboard("Acme, again");
    host.failNext("renameProject", { kind: "invalid", detail: { field: "name", reason: "tooLong" } });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    expect(field.value).toBe("Acme, again");
    await expectAccessible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("rename")));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Acme rebrand");
    await user.keyboard("{Enter}");
    await user.clear(await screen.findByTestId("rename-field"));
    await user.keyboard("Acme, again{Enter}");
    await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Acme, again"));
  });

  it("says what sharing means before it shares", async () => {
    const { host, user } = await onScreen("/projects/brought");
    expect(screen.getByTestId("private-note").textContent).toContain("Only the people on it see this project");
    await user.click(screen.getByTestId("share"));
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("cannot be made private again");
    await expectAccessible();
    expect(asked(host, "shareProject")).toEqual([]);
    await user.click(screen.getByTestId("confirm"));
    await waitFor(() => expect(screen.queryByTestId("private-note")).toBeNull());
  });

  it("is archived with the focus kept", async () => {
    const { host, user } = await onScreen("/projects/acme");
    screen.getByTestId("archive").focus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("reopen")));
    expect(asked(host, "archiveProject")).toEqual([["acme"]]);
  });

  it("that is archived on a full plan explains itself", async () => {
    const { host, user } = await onScreen("/projects/old", { work: "full" });
    await user.click(screen.getByTestId("reopen"));
    expect((await screen.findByRole("dialog")).textContent).toContain("No room for another active project");
    expect(asked(host, "reopenProject")).toEqual([]);
  });

  it("that is gone says so", async () => {
    await onScreen("/projects/nowhere");
    expect(document.body.textContent).toContain("This project is not here");
  });
});

describe("teams", () => {
  it("are listed, made, and run by their managers", async () => {
    const { host, router, user } = await onScreen("/teams");
    await expectAccessible();
    expect(all("team-row").map((row) => row.dataset.unsent)).toEqual(["true", "false", "false"]);
    await user.click(screen.getByTestId("new-team"));
    await user.type(await within(await screen.findByRole("dialog")).findByRole("textbox", { name: "Name" }), "Sound{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/teams\/team-/));
    await screen.findByTestId("hands");
    expect(all("hand")[0]?.textContent).toContain("A team needs a manager");
    await user.click(screen.getByTestId("add-person"));
    await user.click((await screen.findAllByRole("option"))[0] as HTMLElement);
    await waitFor(() => expect(all("hand")).toHaveLength(2));
    await choosePart(user, all("hand")[1] as HTMLElement, /^Manager/);
    await waitFor(() => expect(asked(host, "setTeamPart").at(-1)?.[2]).toBe("manager"));
    await expectAccessible();
  });

  it("are deleted after a question that says what becomes of their people", async () => {
    const { host, router, user } = await onScreen("/teams/studio");
    await user.click(screen.getByTestId("delete-team"));
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("6 people are in it, and stay in the workspace");
    await expectAccessible();
    await user.click(screen.getByTestId("confirm"));
    await waitFor(() => expect(router.state.location.pathname).toBe("/teams"));
    expect(asked(host, "deleteTeam")).toEqual([["studio"]]);
    await waitFor(() => expect(all("team-row")).toHaveLength(2));
  });

  it("on a plan that has none are explained, not hidden", async () => {
    await onScreen("/teams", { work: "closed" });
    expect(screen.getByTestId("plan-lacks-teams").textContent).toContain("The plan Pro has no teams");
    expect(screen.getByTestId("plan-lacks-teams").textContent).toContain("Organization plan");
    expect(screen.queryByTestId("new-team")).toBeNull();
    expect(all("team-row").length).toBe(3);
    await expectAccessible();
  });

  it("that cannot be read are a trouble that can be tried again", async () => {
    const { host, user } = await onScreen("/people");
    host.failNext("teamsPage", { kind: "fault", detail: { id: "ab12cd34" } });
    await user.keyboard("gt");
    const trouble = await screen.findByTestId("trouble");
    await user.click(within(trouble).getByRole("button", { name: "Try again" }));
    await screen.findByTestId("team-grid");
  });

  it("where there are none are told of, with a way to make the first", async () => {
    await onScreen("/teams", { work: "none" });
    expect(document.body.textContent).toContain("It opens nothing");
    expect(screen.getByTestId("new-team").textContent).toBe("Make the first team");
    await expectAccessible();
  });
});
