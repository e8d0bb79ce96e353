// An endpoint with Express: POST a consultation, GET what became of it. Nothing is sent before it is on disk, and the
// same consultation posted twice is sent once.
// Run it: npx tsx examples/endpoints/express.ts [--port N]      (Ctrl-C stops it; exit code 0)
// Then:   curl -s -X POST http://127.0.0.1:PORT/consultations/4711 -H 'content-type: application/json' \
//              -d @examples/consultations/sinusitis.json
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import express, { type ErrorRequestHandler } from "express";
import {
  ConfirmationRequiredError,
  ConsultationError,
  parseConsultation,
  ValidationError,
} from "gp-connect-update-record";
import { memoryStore, openDelivery } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const sandbox = await startSandbox(); // in real use: your mailbox, keys and certificates
const delivery = await openDelivery({
  store: memoryStore(), // in real use: postgresStore or sqliteStore
  transport: meshTransport(sandbox.transportOptionsFor("X26ABC1")),
  sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" },
  onAttention: ({ text }) => console.log(text), // in real use: tell a person
});
delivery.start();

const app = express()
  .disable("x-powered-by")
  .use(express.json({ limit: "1mb" }));
app.post("/consultations/:id", async (request, response) => {
  const { id, state } = await delivery.submit(parseConsultation(request.body), { id: request.params.id });
  response.status(202).json({ id, state });
});
app.get("/consultations/:id", async (request, response) => {
  const record = await delivery.find({ odsCode: "FQW30", id: request.params.id });
  if (record === undefined) response.status(404).json({ error: "unknown" });
  else response.json({ id: record.id, state: record.state });
});
/** What the pharmacist can put right is an answer of its own: places and rules, never a patient's data. */
const refused: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof ConsultationError) response.status(422).json({ errors: error.issues });
  else if (error instanceof ConfirmationRequiredError) response.status(409).json({ confirmations: error.required });
  else if (error instanceof ValidationError) response.status(422).json({ errors: error.report.issues });
  else next(error);
};
app.use(refused);

const server = app.listen(Number(values.port), "127.0.0.1");
await once(server, "listening");
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/consultations/ID`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
server.close();
await delivery.close();
await sandbox.close();
