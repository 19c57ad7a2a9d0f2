// Holds the built page to what was promised: small, nothing inline, and nothing made up in it.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const most = 260 * 1024;
const dist = new URL("../dist/", import.meta.url);
const assets = readdirSync(new URL("assets/", dist));
const texts = assets
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => readFileSync(new URL(`assets/${name}`, dist)));
const size = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
const page = readFileSync(new URL("index.html", dist), "utf8");

const faults = [
  size > most && `the page is ${Math.ceil(size / 1024)} KiB gzipped; at most ${most / 1024} may be`,
  /<style|<script(?![^>]*\ssrc=)/.test(page) && "index.html holds an inline script or style, which the app's policy blocks",
  texts.some((text) => text.includes("mei.tanaka@")) && "the made-up data of host/fake is in the product",
].filter(Boolean);

for (const fault of faults) console.error(`build: ${fault}`);
console.log(`${Math.ceil(size / 1024)} KiB gzipped in ${texts.length} files`);
process.exitCode = faults.length > 0 ? 1 : 0;
