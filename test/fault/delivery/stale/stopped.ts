import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import type { DeliveryRecord } from "../../../../src/delivery/record.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import type { SandboxOrder, SandboxSettings } from "../crash/sandbox-process.js";
import { compileChildren, ended, heard, startChild } from "../support/compiled.js";
import { evidenceFiles, readEvidence } from "../support/evidence.js";
import { callerIdOf, consultationOf, kinds, markIn, marksOf, senderOf, type Mark } from "../support/marks.js";
import { crashTransport, storeAt } from "../support/open.js";
import type { HolderSettings } from "./holder.js";
import { staleWork } from "./stale-work.js";

export interface StoppedVerdict {
  /** How often a process was stopped, and how many sends it had under way then. */
  readonly stops: number;
  readonly stale: number;
  /** Of the stale sends those whose MESH id the stopped process still stored. */
  readonly idsKept: number;
  readonly faults: readonly string[];
}

const holders = 4;
/** The sandbox answers a send so late that a process can be stopped before. */
const latencyMs = 400;
const quiet = kinds.find(({ given }) => given === "noresponse");

/** Stops real processes (SIGSTOP) past their leases, lets another finish their sends, and continues them (SIGCONT). */
export async function stoppedWorkers(
  store: string,
  wanted: number,
  seed: number,
  folder: string,
): Promise<StoppedVerdict> {
  await compileChildren(["crash/sandbox-process", "stale/holder"]);
  const files = evidenceFiles(folder);
  const sandbox = startChild("crash/sandbox-process", {
    arrivals: files.arrivals,
    replyDelayMs: 0,
  } satisfies SandboxSettings);
  const reach = (await heard(sandbox)) as SandboxTransportOptions;
  sandbox.send({
    order: "faults",
    faults: [{ operation: "send", probability: 1, does: { latencyMs } }],
  } satisfies SandboxOrder);
  await heard(sandbox);
  const taker = await openDelivery({ store: storeAt(store), transport: crashTransport(reach), work: staleWork });
  const faults: string[] = [];
  const staleIds = new Set<string>();
  let stops = 0;
  if (quiet === undefined) throw new Error("there is no message without an answer");
  const marks = marksOf(seed, wanted * 10 + 2_000).map((mark) => ({ ...mark, kind: quiet }));
  let next = 0;
  const submitted: Mark[] = [];
  const submit = async (mark: Mark): Promise<void> => {
    submitted.push(mark);
    await taker.submit(consultationOf(mark), { id: callerIdOf(mark), sender: senderOf(mark) });
  };
  const children = Array.from({ length: holders }, () =>
    startChild("stale/holder", { store, sandbox: reach } satisfies HolderSettings),
  );
  try {
    await Promise.all(children.map(heard));
    while (staleIds.size < wanted) {
      for (const mark of marks.slice(next, next + 32)) await submit(mark);
      next += 33;
      const held = await underWay(taker);
      if (held.size === 0) continue;
      for (const child of children) child.kill("SIGSTOP");
      // Where one was stopped in the middle of a transaction of SQLite's, it keeps all others from writing.
      const probe = marks[next - 1];
      if (probe === undefined) throw new Error("there are not enough messages");
      const stored = submit(probe);
      if (!(await Promise.race([stored.then(() => true), wait(500, false)]))) {
        for (const child of children) child.kill("SIGCONT");
        await stored;
        continue;
      }
      stops += holders;
      // What was answered in the last moment is no stale send.
      await wait(50);
      for (const { id } of await sending(taker)) if (held.has(id)) staleIds.add(id);
      await wait(1_100);
      taker.start();
      await until(async () => (await sending(taker, ["sending", "outcome-unknown", "queued"])).length === 0);
      await taker.stop();
      for (const child of children) child.kill("SIGCONT");
      await wait(300);
    }
    const { arrivals } = readEvidence(files);
    let idsKept = 0;
    for (const mark of submitted) {
      const record = await taker.find({ odsCode: mark.odsCode, id: callerIdOf(mark) });
      if (record === undefined) throw new Error("a record is missing");
      const ids = arrivals.filter((one) => markIn(one.clinicalSummary) === mark.text).map(({ messageId }) => messageId);
      const one = await judged(taker, record, ids);
      faults.push(...one.faults.map((fault) => `${mark.text}: ${fault}`));
      if (staleIds.has(record.id)) idsKept += one.idsKept;
    }
    for (const child of children) child.kill("SIGTERM");
    await Promise.all(children.map(ended));
    if (idsKept === 0) faults.push("no process reported after it was stopped: nothing was shown");
    return { stops, stale: staleIds.size, idsKept, faults };
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await taker.close();
    sandbox.kill("SIGKILL");
  }
}

/** Each state once, from the one that took over; and ids of MESH alone from the one that was late. */
async function judged(
  delivery: Delivery,
  record: DeliveryRecord,
  arrived: readonly string[],
): Promise<{ readonly idsKept: number; readonly faults: readonly string[] }> {
  const [events, attempts] = await Promise.all([delivery.events(record.id), delivery.attempts(record.id)]);
  const faults: string[] = [];
  if (record.state !== "sent") faults.push(`it is ${record.state}`);
  const accepted = events.filter(({ state }) => state === "sent").length;
  if (accepted !== 1) faults.push(`it became sent ${accepted} times`);
  if (record.version !== events.length) faults.push(`${events.length} events for version ${record.version}`);
  const done = attempts.filter(({ outcome }) => outcome === "done");
  // The stopped process' attempt may turn out to be done as well: it keeps its own id, and changes nothing else.
  if (done.at(-1) !== attempts.at(-1)) faults.push("its last attempt was not done");
  if (new Set(done.map(({ meshMessageId }) => meshMessageId)).size !== done.length)
    faults.push("two attempts have the same MESH id, or none");
  for (const { meshMessageId } of attempts) {
    if (meshMessageId !== undefined && !arrived.includes(meshMessageId)) faults.push("an id that MESH did not give");
  }
  if (arrived.length > attempts.length) faults.push(`${arrived.length} arrivals of ${attempts.length} attempts`);
  return { idsKept: attempts.slice(0, -1).filter(({ meshMessageId }) => meshMessageId !== undefined).length, faults };
}

/** Waits until the processes hold sends. None where all went before so many were under way, as on a busy machine. */
async function underWay(delivery: Delivery): Promise<ReadonlySet<string>> {
  let held: readonly DeliveryRecord[] = [];
  await until(async () => {
    held = await sending(delivery);
    return held.length >= 8 || (await sending(delivery, ["sending", "queued"])).length === 0;
  });
  return new Set(held.length >= 8 ? held.map(({ id }) => id) : []);
}

async function sending(
  delivery: Delivery,
  states: readonly DeliveryRecord["state"][] = ["sending"],
): Promise<readonly DeliveryRecord[]> {
  return (await delivery.list({ states }, { limit: 1000 })).items;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if (await isDone()) return;
    await wait(10);
  }
  throw new Error("it did not come to that in 30 s");
}
