import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { postgresMissing } from "../../../support/postgres/start-postgres.js";
import { databasesFor } from "../support/database.js";
import { callerIdOf, consultationOf, senderOf } from "../support/marks.js";
import { becomes, compileWorld, startWorld, until, type World } from "./world.js";

beforeAll(compileWorld);

const day = 86_400_000;

const missing = postgresMissing();
if (missing !== undefined) console.log(`not run: ${missing}`);
const stores = missing === undefined ? ["sqlite", "postgres"] : ["sqlite"];

describe.each(stores)("workers that are processes, over %s", (kind) => {
  const world = (): Promise<World> => startWorld((folder) => databasesFor(kind, folder));

  test("D1: another takes over from one that dies while sending within 30 s, and the status is true", async () => {
    await using own = await world();
    const { delivery } = own;
    // The settings of a worker as they are where nobody names others.
    const work = { lookEveryMs: 1_000, pollEveryMs: 1_000 };
    await own.order({ order: "faults", faults: [{ operation: "send", does: { latencyMs: 60_000 } }] });
    const first = await own.startWorker({ work });
    const [mark] = own.marks("Robin");
    if (mark === undefined) throw new Error("no mark");
    const { id } = await own.submit(mark);
    await becomes(delivery, id, "sending");
    first.kill("SIGKILL");
    const diedAt = Date.now();
    // Killed before its request was on its way, it would leave the fault to the next one.
    await own.order({ order: "faults", faults: [] });
    await own.startWorker({ work });
    const states = new Set<string>();
    const ended = await until(async () => {
      const record = await delivery.status(id);
      states.add(record?.state ?? "nothing");
      return record?.state === "patient-matched" ? record : undefined;
    }, 60);
    const [lost, resend, ...others] = await delivery.attempts(ended.id);
    expect(new Date(resend?.startedAt ?? "").getTime() - diedAt).toBeLessThan(30_000);
    expect(lost).toMatchObject({ outcome: "unknown", reason: "worker-lost", meshMessageId: undefined });
    expect([resend?.outcome, others]).toEqual(["done", []]);
    // While nobody knew what had become of it, nobody said that it was sent, or waited.
    expect(["sending", "outcome-unknown", "sent", "received", "patient-matched"]).toEqual(
      expect.arrayContaining([...states]),
    );
    expect((await delivery.events(id)).slice(0, 5).map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      "queued submitted",
      "sending send-began",
      "outcome-unknown worker-lost",
      "sending send-began",
      "sent mesh-accepted",
    ]);
  });

  test("D3: two live workers tell each thing once", async () => {
    await using own = await world();
    await Promise.all([own.startWorker(), own.startWorker()]);
    const marks = [...own.marks("IB002", 20), ...own.marks("20010", 20)];
    for (const mark of marks) await own.submit(mark);
    await until(async () => {
      const { items } = await own.delivery.attention({}, { limit: 100 });
      return items.length === 40 && items.every(({ toldAt }) => toldAt !== undefined) ? items : undefined;
    }, 60);
    await wait(500);
    const told = own.evidence().told.map(({ id }) => id);
    expect([told.length, new Set(told).size]).toEqual([40, 40]);
  });

  test("D4: a report that another worker reads while the first still sends is matched", async () => {
    await using own = await world();
    await own.order({ order: "faults", faults: [{ operation: "send", does: { latencyMs: 2_000 } }] });
    const work = { leaseMs: 60_000, lookEveryMs: 50, pollEveryMs: 50 };
    // The first reads no inbox but at its start: whoever is stopped while it does keeps others from that inbox.
    const first = await own.startWorker({ work: { ...work, pollEveryMs: 600_000 } });
    const [mark] = own.marks("EPL-151");
    if (mark === undefined) throw new Error("no mark");
    const { id } = await own.submit(mark);
    await becomes(own.delivery, id, "sending");
    await wait(1_000);
    // It is stopped with its request out: the answer and the report come meanwhile.
    first.kill("SIGSTOP");
    await own.startWorker({ work });
    const read = await until(async () => (await own.delivery.inbox({ states: ["pending"] })).items[0]);
    expect((await own.delivery.status(id))?.state).toBe("sending");
    first.kill("SIGCONT");
    await becomes(own.delivery, id, "undeliverable");
    expect((await own.delivery.inbox({ states: ["matched"] })).items).toMatchObject([
      { messageId: read.messageId, deliveryId: id },
    ]);
    expect((await own.delivery.attention()).items.map(({ reason }) => reason)).toEqual(["undeliverable"]);
  });

  test("D13: a clock that is set back by three days holds up neither sending nor the handshake", async () => {
    await using own = await world();
    const clockFile = `${own.folder}/clock`;
    writeFileSync(clockFile, String(3 * day));
    await own.startWorker({ clockFile });
    const [early, late] = own.marks("Robin", 2);
    if (early === undefined || late === undefined) throw new Error("no mark");
    await becomes(own.delivery, (await own.submit(early)).id, "patient-matched");
    const { handshakes } = await own.order({ order: "used" });
    expect(handshakes).toBeGreaterThan(0);
    writeFileSync(clockFile, "0");
    await becomes(own.delivery, (await own.submit(late)).id, "patient-matched");
    await until(async () => ((await own.order({ order: "used" })).handshakes > handshakes ? true : undefined));
  });

  test("D16: the original of a replacement is replaced once that is matched, and 20014 voids both", async () => {
    await using own = await world();
    const { delivery } = own;
    await own.startWorker();
    for (const [given, end, ofOriginal] of [
      ["Robin", "patient-matched", "replaced"],
      ["20014", "void", "void"],
    ] as const) {
      const [mark] = own.marks("Robin");
      if (mark === undefined) throw new Error("no mark");
      const original = await own.submit(mark);
      await becomes(delivery, original.id, "patient-matched");
      const consultation = consultationOf({ ...mark, kind: { ...mark.kind, given } }, new Date().toISOString());
      const next = await delivery.replace(original.id, consultation, {
        id: `${callerIdOf(mark)}-2`,
        by: "A. Okafor",
        sender: senderOf(mark),
      });
      await becomes(delivery, next.id, end);
      await becomes(delivery, original.id, ofOriginal);
      expect(next.link).toEqual({ kind: "replaces", deliveryId: original.id });
    }
  });

  test("D17: once the consultation went another way, its attention is closed, and stays closed", async () => {
    await using own = await world();
    const { delivery } = own;
    await own.startWorker();
    const [mark] = own.marks("20010");
    if (mark === undefined) throw new Error("no mark");
    const { id } = await own.submit(mark);
    await becomes(delivery, id, "switched-off");
    await delivery.sentByFallback(id, { by: "A. Okafor", how: "printed and handed over" });
    await wait(500);
    expect((await delivery.status(id))?.state).toBe("sent-by-fallback");
    expect((await delivery.attention()).items).toEqual([]);
    const [closed] = (await delivery.attention({ includeClosed: true })).items;
    expect(closed?.closed).toMatchObject({ by: "A. Okafor" });
  });
});
