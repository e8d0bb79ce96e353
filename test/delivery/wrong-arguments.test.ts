import { expect, test } from "vitest";
import { hoursAfterSending, nextWorkingDayAt } from "../../src/delivery/deadlines.js";
import type { Delivery } from "../../src/delivery/delivery.js";
import { openDelivery } from "../../src/delivery/open-delivery.js";
import { mayGo } from "../../src/delivery/states.js";
import type { DeliveryStore } from "../../src/delivery/store/store.js";
import { memoryStore } from "../../src/delivery/store/memory/memory-store.js";
import { migratePostgres } from "../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../src/delivery/store/postgres/postgres-store.js";
import { sqliteStore } from "../../src/delivery/store/sqlite/sqlite-store.js";
import { smtpFallback } from "../../src/delivery/fallback/smtp/smtp-fallback.js";
import { UpdateRecordError } from "../../src/errors.js";
import { ann, bench } from "./support/bench.js";
import { sender, sinusitis } from "./support/sinusitis.js";

/** What JavaScript may give where a type asks for something else. */
const junk: readonly unknown[] = [
  undefined,
  null,
  0,
  NaN,
  "",
  "nothing\u0000\ud800",
  true,
  [],
  {},
  Symbol("any"),
  () => undefined,
  10n,
  new Date(NaN),
  Object.create(null),
];

type Method = (...given: readonly unknown[]) => unknown;

/** The error that a call throws or rejects with. Undefined where it does not. */
async function errorOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Calls with each wrong value in the place of one argument: an error of ours, or, where it may be left out, none. */
async function checkPlaces(name: string, call: Method, right: readonly unknown[]): Promise<void> {
  for (let place = 0; place < right.length; place++) {
    for (const wrong of junk) {
      const error = await errorOf(() => call(...right.map((value, at) => (at === place ? wrong : value))));
      const said = `${name}, argument ${place + 1}: ${String(error)} ${(error as Error | undefined)?.stack ?? ""}`;
      if (error !== undefined) expect(error, said).toBeInstanceOf(UpdateRecordError);
    }
  }
}

/** A database's driver throws an error of its own for what is no text. */
function strict(store: DeliveryStore): DeliveryStore {
  return {
    ...store,
    findById: (asked) => store.findById(asked.normalize()),
    findBody: (asked) => store.findBody(asked.normalize()),
    findItem: (mailboxId, messageId) => store.findItem(mailboxId.normalize(), messageId.normalize()),
  };
}

const id = "00000000-0000-4000-8000-000000000000";
const options = { id: "new", by: "Ann" };
const patient = { nhsNumber: "9990000018" };
const calls: Readonly<Partial<Record<keyof Delivery, readonly (readonly unknown[])[]>>> = {
  submit: [[sinusitis(), { id: "any" }]],
  prepare: [[sinusitis(), { id: "any" }]],
  find: [[{ odsCode: "FQW30", id: "any" }]],
  status: [[id]],
  list: [[{}, {}]],
  events: [[id]],
  attempts: [[id]],
  message: [[id]],
  attention: [[{}, {}]],
  inbox: [[{}, {}]],
  inboxItem: [["FQW30OT001", "any"]],
  correct: [[id, sinusitis(), options]],
  replace: [[id, sinusitis(), options]],
  cancel: [[id, ann]],
  resend: [[id, ann]],
  resubmit: [[{}, ann]],
  resolve: [[{ ids: [id] }, { ...ann, how: "rang them" }]],
  sentByFallback: [[id, { ...ann, how: "by post" }]],
  fallbackFailed: [[id]],
  sendByFallback: [[id, ann]],
  practice: [["A12345"]],
  insight: [[{ mailboxId: "FQW30OT001", includeFinished: true, byPractice: true }]],
  findPatient: [[patient]],
  exportPatient: [[patient]],
  erasePatient: [[{ ...patient, ...ann }]],
  pause: [["FQW30OT001", ann]],
  resume: [["FQW30OT001", ann]],
};

test.each(Object.entries(calls))("%s: wrong arguments are errors of ours", async (name, given) => {
  const { delivery } = await bench({ aroundStore: strict });
  const method: Method = (...all) => (delivery[name as keyof Delivery] as Method)(...all);
  for (const right of given) await checkPlaces(name, method, right);
  // An error is never that of an argument that was right.
  expect(await errorOf(() => delivery.start({ onFailure: 5 } as never))).toBeInstanceOf(UpdateRecordError);
  await delivery.close();
});

const members: Readonly<Record<string, readonly [Method, Readonly<Record<string, unknown>>]>> = {
  openDelivery: [
    (given) => openDelivery(given as never),
    {
      store: 0,
      transport: 0,
      sender: 0,
      mailboxes: 0,
      onAttention: 0,
      onEvent: 0,
      fallback: 0,
      retention: 0,
      workflows: 0,
      safety: 0,
      deadlines: 0,
      work: 0,
      clock: 0,
      newId: 0,
      random: 0,
    },
  ],
  memoryStore: [(given) => memoryStore(given as never), { elapsedMs: 0 }],
  sqliteStore: [(given) => sqliteStore("any.db", given as never), { driver: 0, lookUpKey: 0, encryptionKeys: 0 }],
  postgresStore: [
    (given) => postgresStore(given as never),
    { pool: 0, url: 0, connections: 0, schema: 0, lookUpKey: 0, encryptionKeys: 0 },
  ],
  smtpFallback: [
    (given) => smtpFallback({ host: "mail.example.org", from: "a@example.org", ...(given as object) }),
    { host: 0, port: 0, tls: 0, ca: 0, auth: 0, from: 0, timeoutMs: 0 },
  ],
  "an encryption key": [
    (given) => sqliteStore("any.db", { encryptionKeys: [{ id: "1", key: new Uint8Array(32), ...(given as object) }] }),
    { id: 0, key: 0 },
  ],
  "the option `fallback`": [
    async (given) => {
      const { store, transport } = await bench();
      return openDelivery({ store, transport, fallback: { send: () => undefined, ...(given as object) } });
    },
    {
      send: 0,
      addressOf: 0,
      document: 0,
      domains: 0,
      after: 0,
      retryAfterMs: 0,
      sendMs: 0,
      rememberMs: 0,
    },
  ],
};

test.each(Object.entries(members))("%s: a wrong option is an error of ours", async (name, [call, options_]) => {
  const { store, transport } = await bench();
  const right = name === "openDelivery" ? { store, transport, sender } : {};
  for (const option of Object.keys(options_)) {
    for (const wrong of junk) {
      const error = await errorOf(() => call({ ...right, [option]: wrong }));
      const said = `${name}, ${option}: ${(error as Error | undefined)?.stack ?? ""}`;
      if (error !== undefined) expect(error, said).toBeInstanceOf(UpdateRecordError);
    }
  }
});

test("the functions of their own: wrong arguments are errors of ours", async () => {
  const functions: Readonly<Record<string, Method>> = {
    hoursAfterSending: (given) => hoursAfterSending(given as never),
    nextWorkingDayAt: (given) => nextWorkingDayAt(given as never),
    "its options": (given) => nextWorkingDayAt("12:00", given as never),
    mayGo: (given) => mayGo(given as never, "sent"),
    openDelivery: (given) => openDelivery(given as never),
    memoryStore: (given) => memoryStore(given as never),
    sqliteStore: (given) => (given === "nothing\u0000\ud800" ? undefined : sqliteStore(given as never)),
    postgresStore: (given) => postgresStore(given as never),
    migratePostgres: (given) => migratePostgres(given as never),
    insert: (given) => postgresStore("postgres://h/d").insert(given as never, given as never),
    "insert, prepared": (given) =>
      postgresStore("postgres://h/d").insert({ query: async () => ({ rows: [] }) }, given as never),
    "insert in SQLite": (given) => sqliteStore("any.db").insert(given as never, given as never),
  };
  for (const [name, call] of Object.entries(functions)) await checkPlaces(name, call, [0]);
});
