// Sends one consultation for each answer that a practice or MESH can give, by the names that NHS England's test
// simulator obeys: every response code alone, IB001 to IB025, noresponse, invrep, and the reports of MESH. Prints what
// came of each; the exit code is 1 if anything but the expected came.
//
// Run it against a sandbox:    npx tsx examples/every-response.ts
// against any MESH for tests:  npx tsx examples/every-response.ts --config FILE [--consultation FILE]
// some of them, in turn:       npx tsx examples/every-response.ts --one-by-one 20013 IB001 noresponse
//
// An answer is overdue after 5 seconds, with --config after an hour, or after --deadline SECONDS. It takes everything
// that is in the mailbox's inbox, so nothing else may use the mailbox at the same time.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  isMeshErrorCode,
  isResponseCode,
  parseConsultation,
  responseCodes,
  type Consultation,
  type SenderProfile,
} from "gp-connect-update-record";
import { hoursAfterSending, memoryStore, openDelivery, type DeliveryRecord } from "gp-connect-update-record/delivery";
import { meshTransport, type MeshTransportOptions } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";
import { readConfig } from "../src/cli/config/read-config.js"; // the reader of the command line's configuration

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: "string" },
    consultation: { type: "string" },
    deadline: { type: "string" },
    "one-by-one": { type: "boolean" },
  },
});

/** What a name makes the practice do, and what must come of it: the codes in this order, and the end. */
interface Expected {
  readonly codes: readonly string[];
  readonly end: string;
}

function expectedOf(trigger: string): Expected {
  if (isMeshErrorCode(trigger)) return { codes: [trigger], end: "undeliverable" };
  const business = trigger.replace(/^IB0/, "300");
  if (isResponseCode(trigger)) return { codes: [trigger], end: endAfter(trigger, "sent") };
  if (isResponseCode(business)) return { codes: ["20013", business], end: endAfter(business, "received") };
  return { codes: [], end: "overdue" }; // noresponse, and invrep: an answer that cannot be read answers nothing
}

function endAfter(code: keyof typeof responseCodes, before: string): string {
  const { outcome, level } = responseCodes[code];
  if (outcome !== "accepted") return outcome === "already-there" ? "overdue" : outcome;
  if (level === "infrastructure") return "overdue"; // the business acknowledgement is missing
  return ["30001", "30004"].includes(code) ? "patient-matched" : `${before}, unknown-code`; // a person is asked
}

const every = [
  ...Object.keys(responseCodes),
  ...Array.from({ length: 25 }, (_, index) => `IB0${String(index + 1).padStart(2, "0")}`),
  ...["noresponse", "invrep", "EPL-150", "EPL-151", "EPL-152", "EPL-153", "EPL-154", "14"],
];

/** Where to send: the configuration's MESH, or a sandbox that is started for this. */
interface Mesh {
  readonly options: MeshTransportOptions;
  readonly sender: SenderProfile;
  readonly intervalMs: number;
  readonly close: () => Promise<void>;
}

async function openMesh(): Promise<Mesh> {
  if (values.config !== undefined) {
    const noInput = { readInput: () => Promise.reject(new Error("Name a file.")) };
    const config = await readConfig(values.config, noInput);
    const { sender, intervalMs } = config;
    const options = await config.transportOptions(sender.mailboxId);
    return { options, sender, intervalMs, close: () => Promise.resolve() };
  }
  const sandbox = await startSandbox();
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
  const options = sandbox.transportOptionsFor(sender.mailboxId);
  return { options, sender, intervalMs: 100, close: () => sandbox.close() };
}

async function consultationFor(givenName: string): Promise<Consultation> {
  const file = values.consultation ?? new URL("consultations/sore-throat.json", import.meta.url);
  const json = JSON.parse(await readFile(file, "utf8")) as { readonly patient: { readonly name: object } };
  const name = { ...json.patient.name, given: [givenName] };
  return parseConsultation({ ...json, patient: { ...json.patient, name } });
}

/** The state at the end, and `unknown-code` where a person must find out what the answer means. */
async function endOf({ id, state }: DeliveryRecord): Promise<string> {
  const { items } = await delivery.attention({ deliveryIds: [id], reasons: ["unknown-code"] });
  return items.length > 0 ? `${state}, unknown-code` : state;
}

/** The codes that came, in their order. */
async function codesOf({ id }: DeliveryRecord): Promise<readonly string[]> {
  const reasons = (await delivery.events(id)).map(({ reason }) => reason);
  return reasons.filter((reason) => isResponseCode(reason) || isMeshErrorCode(reason));
}

const open = ["queued", "sending", "outcome-unknown", "sent", "received"];

const mesh = await openMesh();
const seconds = Number(values.deadline ?? (values.config === undefined ? 5 : 3600));
const deadline = hoursAfterSending(seconds / 3600);
const delivery = await openDelivery({
  store: memoryStore(),
  transport: meshTransport(mesh.options),
  sender: mesh.sender,
  deadlines: { infrastructure: deadline, business: deadline },
  work: { pollEveryMs: mesh.intervalMs },
});

/** A message, and the end that it came to first: without a further answer, it becomes overdue even after that. */
interface Followed {
  readonly trigger: string;
  record: DeliveryRecord;
  end: string;
}

/** Sends one message for each trigger, and polls until all have come to an end: at the latest they are overdue. */
async function follow(triggers: readonly string[]): Promise<readonly Followed[]> {
  const all: Followed[] = [];
  for (const trigger of triggers) {
    const record = await delivery.submit(await consultationFor(trigger), { id: randomUUID() });
    all.push({ trigger, record, end: record.state });
  }
  while (all.some(({ end }) => open.includes(end))) {
    await delivery.poll();
    for (const one of all) {
      one.record = (await delivery.status(one.record.id)) ?? one.record;
      if (open.includes(one.end)) one.end = await endOf(one.record);
    }
    await pause(mesh.intervalMs);
  }
  return all;
}

const widths = [12, 14, 24, 24];
const row = (...cells: readonly string[]): string =>
  cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("");

let failed = 0;
try {
  const triggers = positionals.length > 0 ? positionals : every;
  const groups = values["one-by-one"] === true ? triggers.map((trigger) => [trigger]) : [triggers];
  console.log(row("trigger", "came", "expected", "end", "ok"));
  for (const group of groups) {
    for (const { trigger, record, end } of await follow(group)) {
      const expected = expectedOf(trigger);
      const came = await codesOf(record);
      const ok = end === expected.end && came.join() === expected.codes.join();
      if (!ok) failed += 1;
      console.log(row(trigger, came.join(" "), expected.end, end, ok ? "yes" : "NO"));
    }
  }
  console.log(`${triggers.length} triggers: ${triggers.length - failed} as expected, ${failed} not`);
} finally {
  await delivery.close();
  await mesh.close();
}
process.exitCode = failed === 0 ? 0 : 1;
