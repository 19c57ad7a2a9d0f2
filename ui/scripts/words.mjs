// Writes the type of all message ids from the translations, so that a missing one is a type error.
import { readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../src/locales/", import.meta.url);
const ids = readFileSync(new URL("en.ftl", folder), "utf8").match(/^[a-z][a-z0-9-]*(?= =)/gm) ?? [];
const lines = ids.map((id) => `  | "${id}"`).join("\n");
writeFileSync(
  new URL("ids.ts", folder),
  `// Every message id of en.ftl. Written by \`npm run words\`; a test compares the two.\nexport type WordId =\n${lines};\n`,
);
