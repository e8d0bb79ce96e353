// A worker: sends what others submit, reads the inboxes, tells people. Start as many as you like, on as many machines
// as you like, over one PostgreSQL database.
// Before the first start: npx update-record migrate --store postgres://OWNER@HOST/DATABASE
// Run it: npx tsx examples/worker-with-postgresql.ts ODS_CODE MAILBOX
// It reads the environment: DATABASE_URL (postgres://WORKER@HOST/DATABASE), MESH_URL, MESH_PASSWORD, MESH_SHARED_KEY,
// and MESH_CA, MESH_CERT and MESH_KEY, which name PEM files. Exit code 0: stopped, 2: it cannot start.
import { readFile } from "node:fs/promises";
import { UpdateRecordError } from "gp-connect-update-record";
import { openDelivery, postgresStore, type Delivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";

const variables = "DATABASE_URL MESH_URL MESH_PASSWORD MESH_SHARED_KEY MESH_CA MESH_CERT MESH_KEY".split(" ");
const [odsCode, mailboxId] = process.argv.slice(2);
if (odsCode === undefined || mailboxId === undefined || variables.some((name) => process.env[name] === undefined)) {
  console.error("Usage: npx tsx examples/worker-with-postgresql.ts ODS_CODE MAILBOX");
  console.error(`In the environment: ${variables.join(", ")}`);
  process.exit(2);
}
const setting = (name: string): string => process.env[name] ?? "";

async function open(sender: { readonly odsCode: string; readonly mailboxId: string }): Promise<Delivery> {
  const [ca, cert, key] = [setting("MESH_CA"), setting("MESH_CERT"), setting("MESH_KEY")];
  const transport = meshTransport({
    baseUrl: setting("MESH_URL"), // such as meshEnvironments.integration.url
    mailboxId: sender.mailboxId,
    password: setting("MESH_PASSWORD"),
    sharedKey: setting("MESH_SHARED_KEY"),
    tls: { ca: await readFile(ca), cert: await readFile(cert), key: await readFile(key) },
  });
  return openDelivery({
    store: postgresStore(setting("DATABASE_URL")),
    transport,
    sender: { ...sender, release: "1.2.1" },
    mailboxes: [sender.mailboxId],
    // `fallback`: the other way to practices that do not take Update Record (docs/fallback.md).
    work: { sends: 16 },
    // One of all the workers is called for each attention. Where it throws, it is called again later with the same id.
    onAttention: ({ id, reason, text }) => {
      console.log(JSON.stringify({ attention: id, reason, text })); // in real use: a ticket, a message to the pharmacy
    },
  });
}

const delivery = await open({ odsCode, mailboxId }).catch((error: unknown) => {
  console.error(error instanceof UpdateRecordError ? error.message : "The files of MESH_CA, MESH_CERT, MESH_KEY?");
  process.exit(2);
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
