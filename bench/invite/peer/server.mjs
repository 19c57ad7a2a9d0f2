// better-auth with its organization plugin on a SQLite file: `node server.mjs FILE PORT`. As fast as its own options make it, and
// as durable as Roster: what was answered is on the disk.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { organization } from "better-auth/plugins";

const [file, port] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536");
const baseURL = `http://127.0.0.1:${port}`;
const auth = betterAuth({
  secret: "of no use to anybody but this benchmark",
  baseURL,
  database,
  // Hashing a password costs what it is meant to cost: nobody is asked about that here.
  emailAndPassword: {
    enabled: true,
    password: {
      hash: async (password) => password,
      verify: async ({ hash, password }) => hash === password,
    },
  },
  // Who asks is read from a signed cookie and looked up every five minutes; Roster looks it up each time.
  session: { cookieCache: { enabled: true, maxAge: 300 } },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: "error" },
  plugins: [
    organization({
      membershipLimit: 10_000_000,
      invitationLimit: 10_000_000,
      sendInvitationEmail: async () => {},
    }),
  ],
});
await (await getMigrations(auth.options)).runMigrations();
createServer(toNodeHandler(auth)).listen(Number(port), "127.0.0.1", () => {
  console.log(`listening on ${baseURL}`);
});
