// Holds the built page to what was promised: a small start, nothing inline, and nothing made up in it.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const startMost = 260 * 1024;
// The screens that are loaded when they are first gone to, all of them together.
const laterMost = 125 * 1024;

const dist = new URL("../dist/", import.meta.url);
const page = readFileSync(new URL("index.html", dist), "utf8");
const files = new Map(
  readdirSync(new URL("assets/", dist))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => [name, readFileSync(new URL(`assets/${name}`, dist))]),
);

/** What the page names, and what that imports before it runs. */
const atStart = new Set();
function reach(name) {
  const text = files.get(name)?.toString();
  if (text === undefined || atStart.has(name)) return;
  atStart.add(name);
  for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) reach(imported);
}
for (const [, named] of page.matchAll(/(?:src|href)="\.\/assets\/([^"]+)"/g)) reach(named);

const sizeOf = (names) => names.reduce((sum, name) => sum + gzipSync(files.get(name)).length, 0);
const kib = (bytes) => Math.ceil(bytes / 1024);
const start = sizeOf([...atStart]);
const later = sizeOf([...files.keys()].filter((name) => !atStart.has(name)));
const texts = [...files.values()];

const faults = [
  start > startMost && `the page starts with ${kib(start)} KiB gzipped; at most ${startMost / 1024} may be`,
  later > laterMost && `what is loaded later has ${kib(later)} KiB gzipped; at most ${laterMost / 1024} may be`,
  /<style|<script(?![^>]*\ssrc=)/.test(page) && "index.html holds an inline script or style, which the app's policy blocks",
  texts.some((text) => text.includes("mei.tanaka@")) && "the made-up data of host/fake is in the product",
].filter(Boolean);

for (const fault of faults) console.error(`build: ${fault}`);
console.log(`${kib(start)} KiB gzipped at the start in ${atStart.size} files, ${kib(later)} KiB later`);
process.exitCode = faults.length > 0 ? 1 : 0;
