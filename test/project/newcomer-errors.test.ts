import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig, type Config } from "../../src/cli/config/read-config.js";
import { memoryStore, openDelivery, postgresStore, sqliteStore, type Delivery } from "../../src/delivery/index.js";
import {
  buildMessage,
  parseConsultation,
  parseNhsNumber,
  pharmacyFirst,
  replaceMessage,
  urgentSupply,
  UpdateRecordError,
  validateMessage,
} from "../../src/index.js";
import { renderText } from "../../src/render/index.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { memoryMesh, meshEnvironments, meshTransport } from "../../src/transport/mesh/index.js";
import { commonInput, flucloxacillin, leastInput } from "../consultation/inputs.js";

// Each row is a mistake that somebody makes in the first hour, as a JavaScript caller can make it, and the whole text
// of the error: what is wrong, where, and what to do.

/** What JavaScript callers may give where a type asks for something else. */
const given = (value: unknown): never => value as never;
const consultation = pharmacyFirst.sinusitis(leastInput);
const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" } as const;
const transportOf = () => memoryMesh().transport("X26ABC1");
const right = { store: memoryStore(), transport: transportOf(), sender };
const mesh = {
  baseUrl: meshEnvironments.integration.url,
  mailboxId: "X26ABC1",
  password: "a password",
  sharedKey: "a key",
  tls: { ca: "ca.pem", cert: "client.pem", key: "client.key" },
};
const changed = (changes: object): unknown => pharmacyFirst.sinusitis(given({ ...leastInput, ...changes }));
const patient = (changes: object): unknown => changed({ patient: { ...leastInput.patient, ...changes } });
const supplied = (changes: object): unknown => changed({ supplies: [{ ...flucloxacillin, ...changes }] });
const open = (changes: object): Promise<Delivery> => openDelivery(given({ ...right, ...changes }));
const submit = async (...args: readonly unknown[]): Promise<unknown> => {
  const delivery = await open({});
  return delivery.submit(...(args as Parameters<Delivery["submit"]>));
};

let folder = "";
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newcomer-"));
  sandbox = await startSandbox({
    mailboxes: [
      { mailboxId: "X26ABC1", odsCode: "FA123" },
      { mailboxId: "X26ABC2", odsCode: "FA124" },
    ],
  });
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const config = async (changes: object): Promise<Config> => {
  const file = join(folder, "config.json");
  const whole = {
    environment: "integration",
    sharedKey: { env: "A_MESH_KEY_THAT_IS_NOT_SET" },
    mailboxes: [{ mailboxId: "X26ABC1", password: "a password" }],
    tls: { ca: "ca.pem", cert: "client.pem", key: "client.key" },
    sender,
  };
  await writeFile(file, JSON.stringify({ ...whole, ...changes }));
  return readConfig(file, { readInput: () => Promise.reject(new Error("no input")) });
};
const handshake = async (changes: object): Promise<void> => {
  const transport = meshTransport({ ...sandbox.transportOptionsFor("X26ABC1"), ...changes });
  try {
    await transport.handshake();
  } finally {
    await transport.close();
  }
};

const buildNames = "sender, clock, newId, replaces, safety";
const invalid = "The consultation cannot be sent: ";

type Row = readonly [did: string, does: () => unknown, text: string];

const building: readonly Row[] = [
  [
    "buildMessage(c)",
    () => buildMessage(consultation, given(undefined)),
    `build options must be an object with any of ${buildNames}; it is missing`,
  ],
  [
    "buildMessage(c, sender)",
    () => buildMessage(consultation, given(sender)),
    `build options may have ${buildNames}, and nothing else (a misspelling?); did you mean \`sender\`?`,
  ],
  [
    "buildMessage(c, {})",
    () => buildMessage(consultation, given({})),
    "sender's profile must be an object with any of odsCode, mailboxId, release, recipientType, identifierSystem, " +
      "dateOfBirthFormat, surnameForRouting; it is missing",
  ],
  [
    "the input of a constructor given to buildMessage",
    () => buildMessage(given(leastInput), { sender }),
    `${invalid}service: is missing; it must be one of pharmacy-first, blood-pressure-check, contraception, ` +
      "urgent-supply; pharmacyFirst.sinusitis, bloodPressureCheck and the other constructors add it",
  ],
  [
    "a release that does not exist",
    () => buildMessage(consultation, { sender: { ...sender, release: given("1.3.0") } }),
    "sender's release must be one of 1.2.1, 1.2.0",
  ],
  [
    "an ODS code in lower case",
    () => buildMessage(consultation, { sender: { ...sender, odsCode: "fa123" } }),
    "ODS code must be 3 to 9 upper-case letters and digits",
  ],
  [
    "a clock that is a Date",
    () => buildMessage(consultation, { sender, clock: given(new Date()) }),
    "clock must be a function",
  ],
  [
    "an urgent supply in release 1.2.1",
    () => {
      return buildMessage(urgentSupply({ ...commonInput, supplies: [flucloxacillin] }), { sender });
    },
    "sender's release does not list the service urgent-supply; only 1.2.0 does (UR-053)",
  ],
  [
    "a consultation of long ago",
    () => {
      return buildMessage(given(changed({ confirmations: [] })), { sender });
    },
    "The consultation needs a confirmation: CS-11 at startedAt: The encounter was more than 7 days before the " +
      "message. Correct it, or have a named person confirm it: `review` says what goes into `confirmations`.",
  ],
  [
    "replaceMessage(version, c)",
    () => replaceMessage(given({}), consultation, given(undefined)),
    "replace options must be an object with any of reason, sender, clock, newId, safety; it is missing",
  ],
];

const saying: readonly Row[] = [
  [
    "parseConsultation of XML",
    () => parseConsultation("<Bundle/>"),
    `${invalid}it must be an object; this is XML: readMessage reads a message, and gives its consultation`,
  ],
  [
    "parseConsultation of JSON as text",
    () => parseConsultation(JSON.stringify(leastInput)),
    `${invalid}it must be an object; this is JSON as text: give what JSON.parse makes of it`,
  ],
  [
    "parseConsultation of a file's bytes",
    () => parseConsultation(new TextEncoder().encode("{}")),
    `${invalid}it must be an object; these are bytes: give what JSON.parse makes of their text`,
  ],
  [
    "parseConsultation(response.json()), without await",
    () => parseConsultation(Promise.resolve(leastInput)),
    `${invalid}it must be an object; this is a Promise: await it first`,
  ],
  [
    "parseConsultation of FHIR",
    () => parseConsultation({ resourceType: "Bundle", type: "message" }),
    `${invalid}it must be a consultation; this is FHIR: readMessage reads a message`,
  ],
  [
    "an NHS number with a wrong check digit",
    () => patient({ nhsNumber: "999 195 6833" }),
    `${invalid}patient.nhsNumber: has a wrong check digit: at least one digit was mistyped`,
  ],
  [
    "the same, alone",
    () => parseNhsNumber("999 195 6833"),
    "NHS number has a wrong check digit: at least one digit was mistyped",
  ],
  [
    "an NHS number with hyphens",
    () => patient({ nhsNumber: "999-195-6832" }),
    `${invalid}patient.nhsNumber: must be ten digits (spaces between them are allowed)`,
  ],
  [
    "an NHS number as a number",
    () => patient({ nhsNumber: 9991956832 }),
    `${invalid}patient.nhsNumber: must be text: put it in quotes, since a number loses zeros at its front, and what ` +
      "follows its fifteenth digit",
  ],
  [
    "a date of birth as British forms have it",
    () => patient({ birthDate: "29/02/1984" }),
    `${invalid}patient.birthDate: must be a full date that exists in the calendar, such as 1985-02-28; ` +
      "write the year first, then month and day",
  ],
  [
    "30 February",
    () => patient({ birthDate: "1984-02-30" }),
    `${invalid}patient.birthDate: must be a full date that exists in the calendar, such as 1985-02-28`,
  ],
  [
    "a Date as startedAt",
    () => changed({ startedAt: new Date() }),
    `${invalid}startedAt: must be text; give a Date as text: its .toISOString()`,
  ],
  [
    "Date.now() as startedAt",
    () => changed({ startedAt: Date.now() }),
    `${invalid}startedAt: must be text: give new Date(...).toISOString() of it`,
  ],
  [
    "a time without its offset",
    () => changed({ startedAt: "2025-07-02T10:05:00" }),
    `${invalid}startedAt: must be a full date that exists in the calendar, alone or with a time, seconds and an ` +
      "offset (2025-03-30T09:15:00+01:00); the offset is missing: +01:00 in British summer time, +00:00 or Z else",
  ],
  [
    "gender with a capital",
    () => patient({ gender: "Male" }),
    `${invalid}patient.gender: must be one of "male", "female", "other", "unknown"; did you mean "male"?`,
  ],
  [
    "a misspelt member",
    () => changed({ clinicalSumary: "x" }),
    `${invalid}clinicalSumary: is not a known member (a misspelling?); did you mean \`clinicalSummary\`?`,
  ],
  [
    "sharing left out",
    () => changed({ sharing: undefined }),
    `${invalid}sharing: is missing; say whether the patient agreed to sharing (there is no default)`,
  ],
  [
    "gatewayPoint: true",
    () => changed({ gatewayPoint: true }),
    `${invalid}gatewayPoint: must be one of "met", "not-met", "ruled-out"`,
  ],
  [
    "a role in words",
    () => changed({ practitioner: { ...leastInput.practitioner, role: "Pharmacist" } }),
    `${invalid}practitioner.role: must be an SDS job role, such as R1290 (Pharmacist)`,
  ],
  [
    "a virtual product (VMP) of SNOMED CT in place of an actual one (AMP)",
    () =>
      buildMessage(given(supplied({ product: { code: "323509004", display: "Amoxicillin 250mg capsules" } })), {
        sender,
      }),
    `${invalid}supplies[0].product.code: This code is not of dm+d's namespace (1000001), so it is no actual product: ` +
      "look up what was supplied.",
  ],
  [
    "a product's code as a number",
    () => supplied({ product: { code: 30_000_000_000, display: "x" } }),
    `${invalid}supplies[0].product.code: must be text: put it in quotes, since a number loses zeros at its front, ` +
      "and what follows its fifteenth digit",
  ],
];

const reading: readonly Row[] = [
  [
    "validateMessage(readFile(...)), without await",
    () => validateMessage(given(Promise.resolve("<Bundle/>"))),
    "message must be a string or a Uint8Array; this is a Promise: await it first",
  ],
  [
    "validateMessage(buildMessage(...))",
    () => validateMessage(given(buildMessage(consultation, { sender }))),
    "message must be a string or a Uint8Array; this is a built message: give its xml",
  ],
  ["renderText(xml)", () => renderText(given("<Bundle/>")), "consultation must be an object"],
];

const sending: readonly Row[] = [
  [
    "openDelivery without a store",
    () => open({ store: undefined }),
    "store must be a store, as sqliteStore, postgresStore or memoryStore returns it; it is missing",
  ],
  [
    "memoryStore without ()",
    () => open({ store: memoryStore }),
    "store must be a store, as sqliteStore, postgresStore or memoryStore returns it; this is a function: give what " +
      "it returns",
  ],
  [
    "the name of a file as the store",
    () => open({ store: "outbox.db" }),
    "store must be a store, as sqliteStore, postgresStore or memoryStore returns it",
  ],
  [
    "memoryMesh() as the transport",
    () => open({ transport: memoryMesh() }),
    "transport must be one mailbox of the memoryMesh: give mesh.transport(mailboxId)",
  ],
  [
    "a transport that is a Promise",
    () => open({ transport: Promise.resolve(transportOf()) }),
    "transport must be a transport, as meshTransport returns it; this is a Promise: await it first",
  ],
  [
    "a misspelt option",
    () => open({ onAtention: () => undefined }),
    "delivery options may have store, transport, sender, mailboxes, onAttention, onEvent, workflows, safety, " +
      "deadlines, fallback, retention, work, clock, newId, random, and nothing else (a misspelling?); did you mean " +
      "`onAttention`?",
  ],
  [
    "sending without a sender",
    async () =>
      (await openDelivery({ store: memoryStore(), transport: transportOf() })).submit(consultation, { id: "1" }),
    "Nobody is named as the sender: give `sender` here, or to openDelivery for all submissions.",
  ],
  [
    "submit(c) without an id",
    () => submit(consultation),
    "submit options must be an object with any of id, sender, fallbackTo, practiceOdsCode; it is missing",
  ],
  ["submit(c, id)", () => submit(consultation, "4711"), "submit options must be an object: { id }"],
  [
    "submit(xml)",
    () => submit("<Bundle/>", { id: "4711" }),
    "submission must be a consultation, or a message that buildMessage made",
  ],
  [
    "submitting after close",
    async () => {
      const delivery = await open({ store: memoryStore(), transport: transportOf() });
      await delivery.close();
      return delivery.submit(consultation, { id: "4711" });
    },
    "This delivery was closed: open a new one.",
  ],
  [
    "a database of another kind",
    () => postgresStore("mysql://somebody@localhost/outbox"),
    "url must begin with postgres://",
  ],
  [
    "SQLite in a folder that does not exist",
    () => open({ store: sqliteStore(join(folder, "missing", "outbox.db")) }),
    "The folder of the SQLite file does not exist: make it.",
  ],
];

const connecting: readonly Row[] = [
  [
    "names of files as certificates",
    () => meshTransport(mesh),
    "tls.ca is missing or is not a certificate: pass the text of the file, not its name.",
  ],
  [
    "a password from a variable that is not set",
    () => meshTransport({ ...mesh, password: given(undefined) }),
    "password is missing.",
  ],
  [
    "switching the check of certificates off",
    () => meshTransport({ ...mesh, tls: given({ ...mesh.tls, rejectUnauthorized: false }) }),
    "tls may have ca, cert, key, pfx, passphrase, and nothing else (a misspelling?)",
  ],
  [
    "an address with /messageexchange",
    () => meshTransport({ ...mesh, baseUrl: `${mesh.baseUrl}/messageexchange` }),
    "baseUrl must not end in /messageexchange, which is added to it.",
  ],
  [
    "http",
    () => meshTransport({ ...mesh, baseUrl: "http://localhost:8700" }),
    "baseUrl must be an https address without user name and query, such as meshEnvironments.integration.url.",
  ],
  [
    "the client certificate of another mailbox",
    () => handshake({ tls: sandbox.transportOptionsFor("X26ABC2").tls }),
    "MESH answered the handshake call with 403. MESH does not say why. Likely causes: a wrong password, a wrong " +
      "shared key, credentials of another environment, a mailbox id that differs from the token's or the " +
      "certificate's, or a token that was used before.",
  ],
  [
    "a second sandbox on the same port",
    () => startSandbox({ port: sandbox.port }),
    "The sandbox cannot start: port PORT is in use. Stop the program that uses it, or leave `port` out: then any " +
      "free port is taken, and `sandbox.url` names it.",
  ],
  [
    "the options of a mailbox that the sandbox does not have",
    () => sandbox.transportOptionsFor("X26ABC9"),
    "mailbox id must be one of those that the sandbox was started with",
  ],
  [
    "nothing listens at the address",
    () => handshake({ baseUrl: "https://127.0.0.1:1" }),
    "The handshake call failed. No server answers at the MESH address: check baseUrl, name resolution, firewall and " +
      "proxy, and whether the server is running.",
  ],
];

const configuring: readonly Row[] = [
  [
    "an unknown member",
    () => config({ mailbox: "X26ABC1" }),
    "the configuration cannot be used:\n  mailbox is not a known member (a misspelling?); did you mean `mailboxes`?",
  ],
  [
    "a secret in a variable that is not set",
    async () => (await config({})).transportOptions("X26ABC1"),
    "the environment variable that sharedKey names is not set.",
  ],
];

/** The patient of every row, in no error. */
const ofThePatient = /Fairweather|999[ -]?195[ -]?683|1990|Facial pain|a password|a key/;

const errorOf = (does: () => unknown): Promise<Error | undefined> =>
  (async () => does())().then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );

describe.each<[string, readonly Row[]]>([
  ["building", building],
  ["a consultation", saying],
  ["reading", reading],
  ["sending", sending],
  ["connecting", connecting],
])("%s", (_, rows) => {
  test.each(rows)("%s", async (_did, does, text) => {
    const error = await errorOf(does);
    expect(error?.message.replace(String(sandbox.port), "PORT")).toBe(text);
    expect(error).toBeInstanceOf(UpdateRecordError);
    expect(text).not.toMatch(ofThePatient);
  });
});

test.each(configuring)("the configuration of the command line: %s", async (_did, does, text) => {
  expect((await errorOf(does))?.message).toBe(text);
});

type HasMember<Whole, Name extends string> = Name extends keyof Whole ? true : false;

test("what the compiler refuses, where JavaScript callers would see the engine's own error alone", () => {
  // Without await both are Promises; and a pathway must be chosen.
  const hasSubmit: HasMember<ReturnType<typeof openDelivery>, "submit"> = false;
  const hasOptions: HasMember<ReturnType<typeof startSandbox>, "transportOptionsFor"> = false;
  const isCallable: typeof pharmacyFirst extends () => unknown ? true : false = false;
  expect([hasSubmit, hasOptions, isCallable]).toEqual([false, false, false]);
});
