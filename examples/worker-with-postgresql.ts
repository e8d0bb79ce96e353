// A worker: sends what others submit, reads the inboxes, tells people. Start as many as you like, on as many machines
// as you like, over one PostgreSQL database.
// Before the first start: npx update-record migrate --store postgres://OWNER@HOST/DATABASE
// Run it: DATABASE_URL=postgres://WORKER@HOST/DATABASE npx tsx examples/worker-with-postgresql.ts CONFIG FILE
import { openDelivery, postgresStore } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { readConfig } from "../src/cli/config/read-config.js"; // the reader of the command line's configuration
import { fallbackOf } from "../src/cli/work/fallback-of.js";

const [configFile] = process.argv.slice(2);
const url = process.env["DATABASE_URL"];
if (configFile === undefined || url === undefined) {
  console.error("Usage: DATABASE_URL=postgres://USER@HOST/DATABASE npx tsx examples/worker-with-postgresql.ts CONFIG");
  process.exit(2);
}

const config = await readConfig(configFile, { readInput: () => Promise.reject(new Error("Name a file.")) });
const delivery = await openDelivery({
  store: postgresStore(url),
  transport: meshTransport(await config.transportOptions(config.sender.mailboxId)),
  sender: config.sender,
  mailboxes: [config.sender.mailboxId],
  // The other way to practices that do not take Update Record, where the configuration has one (docs/fallback.md).
  ...(await fallbackOf(config)),
  work: { sends: 16, pollEveryMs: config.intervalMs },
  // One of all the workers is called for each attention. Where it throws, it is called again later with the same id.
  onAttention: ({ id, reason, text }) => {
    console.log(JSON.stringify({ attention: id, reason, text })); // in real use: a ticket, a message to the pharmacy
  },
});

// It says what does not work, and goes on: everything is tried again.
delivery.start({
  onFailure: ({ loop, mailboxId, error }) => {
    console.warn(`${loop} ${mailboxId ?? ""}: ${error instanceof Error ? error.message : "failed"}`);
  },
});
console.log("working");

// Graceful: what is in flight is finished, nothing more is begun. A worker that is killed loses nothing either: what it
// was sending is taken over by another one when its lease has run out.
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void delivery.close().then(() => {
      console.log("stopped");
    });
  });
