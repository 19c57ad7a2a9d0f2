// The translations: every id is used, every used id is there, and every fault has words of its own.
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  addressWords,
  errorSentence,
  fieldWords,
  fileSentence,
  fileWords,
  refusalSentence,
  refusalWords,
} from "../src/app/faults";
import type { CommandError } from "../src/bindings";
import type { Say } from "../src/app/words";

const english = readFileSync("src/locales/en.ftl", "utf8");
const ids = english.match(/^[a-z][a-z0-9-]*(?= =)/gm) ?? [];
const bundle = new FluentBundle("en-GB", { useIsolating: false });
const faults = bundle.addResource(new FluentResource(english));

const say: Say = (id, args) => {
  const wrong: Error[] = [];
  const text = bundle.formatPattern(bundle.getMessage(id)?.value ?? "", args, wrong);
  expect(wrong).toEqual([]);
  return text;
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "locales" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

describe("the translations", () => {
  it("parse, and hold no id twice", () => {
    expect(faults).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are listed in ids.ts as they are (run `npm run words`)", () => {
    const listed = readFileSync("src/locales/ids.ts", "utf8").match(/(?<=")[a-z0-9-]+(?=")/g) ?? [];
    expect(listed).toEqual(ids);
  });

  it("hold nothing that no screen says", () => {
    const code = sources("src").join("\n");
    expect(ids.filter((id) => !code.includes(`"${id}"`))).toEqual([]);
  });
});

describe("what goes wrong", () => {
  const samples: { [Kind in CommandError["kind"]]: Extract<CommandError, { kind: Kind }> } = {
    invalid: { kind: "invalid", detail: { field: "email", reason: "notAnEmail" } },
    refused: { kind: "refused", detail: { code: "lastOwner", words: [] } },
    unreachable: { kind: "unreachable", detail: { host: "roster.example" } },
    notRoster: { kind: "notRoster", detail: { host: "roster.example" } },
    wrongPassword: { kind: "wrongPassword" },
    accountExists: { kind: "accountExists" },
    signedOut: { kind: "signedOut" },
    tooOld: { kind: "tooOld" },
    unreadable: { kind: "unreadable", detail: { name: "people.csv", reason: "binary", detail: null } },
    fault: { kind: "fault", detail: { id: "ab12cd34" } },
  };

  it.each(Object.values(samples))("$kind has a sentence", (error) => {
    expect(errorSentence(say, error)).toMatch(/^[A-Z“].{10,}[.)]$/i);
  });

  it.each(Object.keys(refusalWords))("the rule %s has a sentence, with or without its names", (code) => {
    expect(refusalSentence(say, { code, words: [] })).toMatch(/\.$/);
    expect(refusalSentence(say, { code, words: [["count", "3"], ["purchased", "50"], ["permission", "people.invite"]] })).not.toContain("{");
  });

  it("reads a rule's code as the server writes it, and does not hide one that it does not know", () => {
    const words: [string, string][] = [["purchased", "50"], ["used", "46"], ["reserved", "4"]];
    expect(refusalSentence(say, { code: "no_seat_left", words })).toContain("All 50 seats");
    expect(refusalSentence(say, { code: "somethingNew", words: [] })).toContain("somethingNew");
  });

  it("has words for each fault of a field, a file and an address", () => {
    for (const id of [...Object.values(fieldWords), ...Object.values(addressWords)]) expect(say(id).length).toBeGreaterThan(6);
    for (const reason of Object.keys(fileWords)) expect(fileSentence(say, { name: "a.csv", reason, detail: "x" })).toContain("a.csv");
    expect(fileSentence(say, { name: "a.csv", reason: "new", detail: null })).toContain("a.csv");
  });
});
