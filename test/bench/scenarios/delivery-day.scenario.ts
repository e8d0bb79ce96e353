import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Consultation } from "../../../src/consultation/consultation.js";
import type { EncryptionKey } from "../../../src/delivery/store/sealing/encryption-keys.js";
import type { DayWorkerSettings } from "../delivery/day-worker.js";
import { durable } from "../delivery/entry.js";
import { startPostgres } from "../delivery/postgres-server.js";
import { serverCpu } from "../delivery/server-cpu.js";
import { mailboxAt, mesh } from "../mesh/client.js";
import { library } from "../mesh/library.js";
import { separateSandbox } from "../mesh/separate-sandbox.js";
import { byTheClock, limit, type Scenario } from "./scenario.js";
import { cpu, rounded, times, watchMemory } from "./usage.js";

/** About so many consultations are sent in England on a day. */
const whole = 60_000;
const mailboxes = 100;
const workers = 2;
const mostSeconds = 1_200;

/**
 * England's day through PostgreSQL: each consultation is submitted, sent, and followed until the practice knows its
 * patient. Submitting program, two workers, MESH and database share the machine. Once as it is, and once with all
 * patient data encrypted; the audit is written both times.
 */
export const scenario: Scenario = async (share) => {
  const count = whole * share;
  const unit = `${byTheClock}: ${count} consultations, each sent and acknowledged twice`;
  const clear = await day(count, undefined);
  const sealed = await day(count, { id: "day", key: randomBytes(32) });
  return [
    {
      name: "delivery-day",
      ours: clear.seconds,
      peer: limit,
      theirs: mostSeconds * share,
      unit,
      atMost: 1,
      // By the clock: a machine that does other work beside takes twice as long.
      guarded: 0.5,
      note: clear.note,
    },
    {
      name: "delivery-day-encrypted",
      ours: sealed.seconds,
      peer: "the same in clear",
      theirs: clear.seconds,
      unit,
      note: sealed.note,
    },
  ];
};

/** One day in a new database, with its own MESH and workers. */
async function day(
  count: number,
  key: EncryptionKey | undefined,
): Promise<{ readonly seconds: number; readonly note: string }> {
  const server = await startPostgres({ fsync: true });
  const url = await server.newDatabase("day");
  await durable.migratePostgres(url);
  const sandbox = await separateSandbox({ mailboxes, oneCertificate: true });
  const keyText = key && { id: key.id, key: Buffer.from(key.key).toString("base64") };
  const settings: DayWorkerSettings = { url, sandbox: sandbox.options, mailboxes, key: keyText };
  const file = fileURLToPath(new URL("../delivery/day-worker.js", import.meta.url));
  const children = Array.from({ length: workers }, () => fork(file, [JSON.stringify(settings)], { execArgv: [] }));
  try {
    await Promise.all(children.map((child) => once(child, "message")));
    const delivery = await durable.openDelivery({
      store: durable.postgresStore({ url, ...(key && { encryptionKeys: [key] }) }),
      transport: mesh.meshTransport({ ...sandbox.options, mailboxes: () => ({}) }),
    });
    const consultations = await consultationsOf(mailboxes);
    const mostMemory = watchMemory();
    const before = { own: cpu(), database: serverCpu(server.pid), sandbox: (await sandbox.used()).cpu };
    const startedAt = performance.now();
    await times(count, async (place) => {
      const { consultation, odsCode, mailboxId } = consultations[place % mailboxes] ?? missing();
      await delivery.submit(consultation, {
        id: `consultation-${place}`,
        sender: { odsCode, mailboxId, release: "1.2.1" },
      });
    });
    const submitted = (performance.now() - startedAt) / 1_000;
    const open = { states: ["queued", "sending", "outcome-unknown", "sent", "received"] } as const;
    while ((await delivery.list(open, { limit: 1 })).items.length > 0) await wait(250);
    const seconds = (performance.now() - startedAt) / 1_000;
    const used = await Promise.all(children.map(usedBy));
    const failures = used.flatMap((one) => one.failures);
    if (failures.length > 0) throw new Error(`${failures.length} failures, the first: ${failures[0] ?? ""}`);
    const parts = [
      `submitted in ${submitted.toFixed(0)} s`,
      `CPU seconds: submitting ${(cpu() - before.own).toFixed(0)}`,
      `workers ${used.map((one) => one.cpu.toFixed(0)).join(" and ")}`,
      `database ${(serverCpu(server.pid) - before.database).toFixed(0)}`,
      `sandbox ${((await sandbox.used()).cpu - before.sandbox).toFixed(0)}`,
      `memory of a worker ${Math.max(...used.map(({ memory }) => memory)).toFixed(0)} MB, ` +
        `submitting ${mostMemory().toFixed(0)} MB`,
    ];
    await delivery.close();
    return { seconds: rounded(seconds), note: parts.join(", ") };
  } finally {
    for (const child of children) child.kill("SIGKILL");
    sandbox.stop();
    await server.end();
  }
}

interface Used {
  readonly cpu: number;
  readonly memory: number;
  readonly failures: readonly string[];
}

async function usedBy(child: ChildProcess): Promise<Used> {
  child.send("used");
  const [answer] = (await once(child, "message")) as [Used];
  return answer;
}

interface OfMailbox {
  readonly consultation: Consultation;
  readonly odsCode: string;
  readonly mailboxId: string;
}

/** One consultation for each mailbox; what makes a message another is its caller's id. */
async function consultationsOf(count: number): Promise<readonly OfMailbox[]> {
  const file = new URL("../../../examples/consultations/sore-throat.json", import.meta.url);
  const given = JSON.parse(await readFile(file, "utf8")) as { readonly pharmacy: object };
  return Array.from({ length: count }, (_, place) => {
    const odsCode = `FA${String(place).padStart(3, "0")}`;
    const consultation = library.parseConsultation({ ...given, pharmacy: { ...given.pharmacy, odsCode } });
    return { consultation, odsCode, mailboxId: mailboxAt(place) };
  });
}

function missing(): never {
  throw new Error("there is no such mailbox");
}
