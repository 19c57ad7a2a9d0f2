// The colours: text can be read on every ground it stands on, and the two ways to be dark are the same.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/tokens.css", "utf8");

function tokensAfter(selector: string): Record<string, string> {
  const body = css.slice(css.indexOf(selector)).match(/\{([^{}]*)\}/)?.[1] ?? "";
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? "", found[2] ?? ""]));
}

const light = tokensAfter('[data-theme="light"]');
const dark = tokensAfter('\n[data-theme="dark"]');

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one = "", other = ""): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["app", "surface", "subtle", "hover", "selected"];
const inks = ["text", "text-2", "text-3", "accent-text"];
const pairs = [
  ["success", "success-tint"],
  ["waiting", "waiting-tint"],
  ["danger", "danger-tint"],
  ["info", "info-tint"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "danger-solid"],
] as const;

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s colours", (_, tokens) => {
  it.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))("%s can be read on %s", (ink, ground) => {
    expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs)("%s can be read on %s", (ink, ground) => {
    expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["border-strong", "focus", "accent"].flatMap((edge) => grounds.slice(0, 3).map((ground) => [edge, ground] as const)))(
    "%s can be seen on %s",
    (edge, ground) => {
      expect(contrast(tokens[edge], tokens[ground])).toBeGreaterThanOrEqual(3);
    },
  );
});

describe("the token file", () => {
  it("says the same for a dark system and for dark by choice", () => {
    expect(tokensAfter(':root:not([data-theme="light"])')).toEqual(dark);
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });

  it("holds custom properties only, so that other pages can take it in", () => {
    const said = css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/^\s+([\w-]+):/gm);
    expect([...said].map((found) => found[1]).filter((name) => !name?.startsWith("--") && name !== "color-scheme")).toEqual([]);
  });
});
