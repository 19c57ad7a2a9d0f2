// Why: each reason and each change has a sentence, the smallest change is applied there, and a person can be asked about.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { screen, waitFor, within } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Say } from "../src/app/words";
import { becauseWords, flipSentence, flipWords, whyMessage, whySentence } from "../src/features/access/whyWords";
import { permissionNamed } from "../src/host/fakeCatalogue";
import type { Flip, Why } from "../src/host/roles";
import { all, asked, expectAccessible, find, onScreen } from "./onScreen";

const bundle = new FluentBundle("en-GB", { useIsolating: false });
bundle.addResource(new FluentResource(readFileSync("src/locales/en.ftl", "utf8")));
const say: Say = (id, args) => {
  const wrong: Error[] = [];
  const text = bundle.formatPattern(bundle.getMessage(id)?.value ?? "", args, wrong);
  expect(wrong).toEqual([]);
  return text;
};

const named = { permission: "invoices.send", line: permissionNamed };
const someone: [string, string][] = [
  ["name", "Chiara"],
  ["role", "Project Manager"],
  ["needed", "View invoices"],
  ["project", "Acme"],
  ["plan", "Growth"],
];
const reasons = "on off needs ownerOnly ownerOrCoOwnerOnly plan exceptionAllows exceptionDenies notAssigned viewOnly suspended "
  .concat("notAMember roleGone projectGone unknownPermission")
  .split(" ");
const changes = "turnOn turnOff addException removeException assign letEdit restore changePlan changeRole".split(" ");
const allowing = ["on", "exceptionAllows"];
const why = (because: string, words: [string, string][] = []): Why => {
  return { allowed: allowing.includes(because), because, words, flip: null, also: [] };
};
const flip = (kind: string, words: [string, string][] = []): Flip => ({ kind, keys: ["invoices.send"], words, canApply: true });

describe("the words of why", () => {
  it("know every reason and every change", () => {
    expect(Object.keys(becauseWords)).toEqual(reasons);
    expect(Object.keys(flipWords)).toEqual(changes);
  });

  it.each(reasons)("%s is a sentence, of a person, of a role, and of nobody named", (because) => {
    for (const words of [someone, [["role", "Project Manager"]] as [string, string][], []]) {
      expect(whySentence(say, why(because, words), named)).toMatch(/^[A-Z][^{}]{12,}\.$/);
    }
  });

  it.each(changes)("%s is a change in words", (kind) => {
    for (const words of [[...someone, ["people", "12"]] as [string, string][], []]) {
      expect(flipSentence(say, flip(kind, words), named)).toMatch(/^[A-Z][^{}]{6,}[^.]$/);
    }
  });

  it("say it plainly", () => {
    const sentence = "Chiara may not send invoices: Send invoices is off in the role Project Manager.";
    const words = someone.filter(([word]) => word !== "project");
    expect(whySentence(say, why("off", words), named)).toBe(sentence);
    expect(flipSentence(say, flip("turnOn", [["role", "Project Manager"], ["people", "12"]]), named)).toBe(
      "Turn on Send invoices in Project Manager (12 people)",
    );
    const message = whyMessage(say, { ...why("off", words), flip: flip("turnOn", [["role", "Project Manager"]]) }, named);
    expect(message).toContain(sentence);
    expect(message).toContain("Turn on Send invoices in Project Manager.");
  });

  it("tell all steps where one is not enough, and a role from a person", () => {
    const steps = { flip: flip("assign", someone), also: [flip("turnOn", [["role", "Project Manager"]])] };
    const message = whyMessage(say, { ...why("notAssigned", someone), ...steps }, named);
    expect(message).toContain("Assign Chiara to Acme; Turn on Send invoices in Project Manager.");
    const ofRole: [string, string][] = [["name", "Project Manager"], ["role", "Project Manager"]];
    expect(whySentence(say, why("off", ofRole), named)).toBe("Project Manager may not send invoices: Send invoices is off.");
  });

  it("do not hide what they do not know", () => {
    expect(whySentence(say, why("somethingNew", someone), named)).toContain("somethingNew");
    expect(flipSentence(say, flip("somethingElse"), named)).toContain("somethingElse");
  });
});

describe("why, beside an exception", () => {
  it("says the reason and does the smallest change", async () => {
    const { host, user } = await onScreen("/roles/exceptions");
    await waitFor(() => expect(all("exception-row")).toHaveLength(2));
    await user.click(all("why-button")[1] as HTMLElement);
    const dialog = await screen.findByRole("dialog");
    const sentence = /may not view project budgets on Acme rebrand: an exception/;
    await waitFor(() => expect(all("why-sentence")[0]?.textContent).toMatch(sentence));
    expect(all("why-flip")[0]?.textContent).toBe("Remove the exception on Acme rebrand");
    await expectAccessible();
    await user.click(within(dialog).getByTestId("why-copy"));
    await waitFor(() => expect(asked(host, "copyText")[0]?.[0]).toContain("an exception there denies it."));
    await user.click(within(dialog).getByTestId("why-apply"));
    await waitFor(() => expect(asked(host, "flipWhy")).toHaveLength(1));
    await waitFor(() => expect(all("exception-row")).toHaveLength(1));
  });
});

describe("why, of a person", () => {
  it("is asked from the row's menu, with a permission and a project", async () => {
    const { host, user } = await onScreen("/people?find=Dev Castellano");
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-why"));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByTestId("why-permission"));
    await find(user, "project budg");
    await user.click(await screen.findByRole("option", { name: /View project budgets/ }));
    await waitFor(() => expect(all("why-sentence")[0]?.textContent).toContain("Dev Castellano may not view project budgets"));
    await user.click(within(dialog).getByTestId("why-project"));
    await user.click(await screen.findByRole("option", { name: "Acme rebrand" }));
    await waitFor(() => expect(all("why-sentence")[0]?.textContent).toContain("on Acme rebrand"));
    expect(asked(host, "why").at(-1)).toEqual([{ kind: "member", id: "person-3" }, "projects.view_budgets", "acme"]);
    await expectAccessible();
  });

  it("puts a toggle into the draft of the role, and leads there", async () => {
    const { host, user } = await onScreen("/people?find=Elif Sesay");
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-why"));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByTestId("why-permission"));
    await find(user, "send invoices");
    await user.click(await screen.findByRole("option", { name: /Send invoices/ }));
    await waitFor(() => expect(all("why-flip")[0]?.dataset.kind).toBe("turnOn"));
    expect(within(dialog).getByTestId("why-apply").textContent).toBe("Add to the draft");
    await user.click(within(dialog).getByTestId("why-apply"));
    await user.click(await within(dialog).findByTestId("why-open-draft"));
    expect(asked(host, "flipWhy")).toEqual([[{ kind: "member", id: "person-4" }, "invoices.send", null]]);
    await waitFor(() => expect(all("draft-bar")).toHaveLength(1));
  });

  it("says what went wrong when there is no answer", async () => {
    const { host, user } = await onScreen("/people?find=Dev Castellano");
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-why"));
    await user.click(await screen.findByTestId("why-permission"));
    host.failNext("why", { kind: "refused", detail: { code: "notAllowed", words: [] } });
    await find(user, "send invoices");
    await user.click(await screen.findByRole("option", { name: /Send invoices/ }));
    expect((await screen.findByRole("alert")).textContent).toContain("Your role does not have the permission");
  });

  it("leads to the preview, and back to the row", async () => {
    const { user, router } = await onScreen("/people?find=Dev Castellano");
    await user.click(all("row-menu")[0] as HTMLElement);
    await user.click(await screen.findByTestId("menu-view-as"));
    expect((await screen.findByTestId("view-as-frame")).dataset.kind).toBe("member");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/people"));
    await waitFor(() => expect(document.activeElement?.getAttribute("data-testid")).toBe("row-menu"));
  });
});
