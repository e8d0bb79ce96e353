// An endpoint with Fastify. The consultation's JSON Schema, which comes with the package, checks shape and words before
// the handler runs (Ajv for draft 2020-12), and documents the endpoint; the library checks what no schema can see.
// Run it: npx tsx examples/endpoints/fastify.ts [--port N]      (Ctrl-C stops it; exit code 0)
import { once } from "node:events";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import fastify from "fastify";
import { ConfirmationRequiredError, ConsultationError, parseConsultation } from "gp-connect-update-record";
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

const schema = createRequire(import.meta.url)("gp-connect-update-record/schemas/consultation.schema.json") as object;
const ajv = new Ajv2020({ strict: false }); // it changes nothing in what came: Fastify's own would turn "1" into 1
const app = fastify();
app.setValidatorCompiler(({ schema: given }) => ajv.compile(given as object));

app.post<{ Params: { id: string } }>("/consultations/:id", { schema: { body: schema } }, async (request, reply) => {
  const { id, state } = await delivery.submit(parseConsultation(request.body), { id: request.params.id });
  return reply.code(202).send({ id, state });
});
app.get<{ Params: { id: string } }>("/consultations/:id", async (request, reply) => {
  const record = await delivery.find({ odsCode: "FQW30", id: request.params.id });
  return record === undefined ? reply.code(404).send({ error: "unknown" }) : { id: record.id, state: record.state };
});
app.setErrorHandler(
  (error: Error & { readonly validation?: readonly { readonly instancePath: string }[] }, _, reply) => {
    // Ajv's own words may repeat what came: places alone are safe to send back and to log.
    if (error.validation !== undefined)
      return reply.code(400).send({ errors: error.validation.map(({ instancePath }) => ({ path: instancePath })) });
    if (error instanceof ConsultationError) return reply.code(422).send({ errors: error.issues });
    if (error instanceof ConfirmationRequiredError) return reply.code(409).send({ confirmations: error.required });
    return reply.code(500).send({ error: "failed" });
  },
);

console.log(`${await app.listen({ port: Number(values.port), host: "127.0.0.1" })}/consultations/ID`);
await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await app.close();
await delivery.close();
await sandbox.close();
