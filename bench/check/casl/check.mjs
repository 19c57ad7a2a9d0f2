// CASL, asked what Roster is asked. Reads the world from a file, then does one thing for each line that it is told: `answers` or
// `round`. It measures itself, so that neither process waits for the other inside the time taken.
//
// The soonest of CASL's ways: one ability for each role, made before, and the role in hand. The caller splits a key into the action
// and the subject, before as well.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { AbilityBuilder, createMongoAbility } from "@casl/ability";

const world = JSON.parse(readFileSync(process.argv[2], "utf8"));
const keys = world.keys.map((key) => {
  const [subject, action] = key.split(/\.(.*)/s);
  return { subject, action };
});
const abilities = world.gives.map((gives) => {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  keys.forEach(({ action, subject }, at) => {
    if (gives[at]) can(action, subject);
  });
  return build();
});
const roleOf = Uint8Array.from(world.role_of);
const members = Uint32Array.from(world.questions, (question) => question[0]);
const asked = Uint8Array.from(world.questions, (question) => question[1]);

function ask(at) {
  const key = keys[asked[at]];
  return abilities[roleOf[members[at]]].can(key.action, key.subject);
}

function answers() {
  let text = "";
  for (let at = 0; at < asked.length; at++) text += ask(at) ? "1" : "0";
  return text;
}

function round() {
  const before = process.cpuUsage();
  const start = performance.now();
  let allowed = 0;
  for (let at = 0; at < asked.length; at++) if (ask(at)) allowed++;
  const wall = (performance.now() - start) * 1e6;
  const { user, system } = process.cpuUsage(before);
  // Processor time, as for the others; of the two the smaller, as this process has threads that collect and compile.
  const nanos = Math.min(wall, (user + system) * 1e3);
  return JSON.stringify({ nanos_each: nanos / asked.length, allowed });
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${line === "answers" ? answers() : round()}\n`);
}
