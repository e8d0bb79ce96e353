import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { DeliveryRecord } from "../../../../src/delivery/record.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import type { SandboxOrder, SandboxSettings, SandboxUsed } from "../crash/sandbox-process.js";
import type { WorkerSettings } from "../crash/worker.js";
import { compileChildren, heard, startChild } from "../support/compiled.js";
import type { Databases } from "../support/database.js";
import { evidenceFiles, readEvidence, type Evidence } from "../support/evidence.js";
import { callerIdOf, consultationOf, kinds, marksOf, type Mark, senderOf } from "../support/marks.js";
import { openCrashDelivery } from "../support/open.js";

/** A sandbox, a store, and workers that are processes of their own. */
export interface World extends AsyncDisposable {
  readonly folder: string;
  /** Submits, asks, and does what people do. It sends nothing. */
  readonly delivery: Delivery;
  /** Messages of different patients, whose practice does as their given name says. */
  marks(given: string, count?: number): readonly Mark[];
  submit(mark: Mark): Promise<DeliveryRecord>;
  startWorker(more?: Pick<WorkerSettings, "work" | "clockFile">): Promise<ChildProcess>;
  order(one: SandboxOrder): Promise<SandboxUsed>;
  evidence(): Evidence;
}

/** The parts that a file of tests shares. */
export async function compileWorld(): Promise<void> {
  await compileChildren(["crash/sandbox-process", "crash/worker"]);
}

export async function startWorld(databases: (folder: string) => Promise<Databases>): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "update-record-world-"));
  const files = evidenceFiles(folder);
  const own = await databases(folder);
  const store = await own.fresh(1);
  const child = startChild("crash/sandbox-process", {
    arrivals: files.arrivals,
    replyDelayMs: 0,
  } satisfies SandboxSettings);
  const sandbox = (await heard(child)) as SandboxTransportOptions;
  const delivery = await openCrashDelivery("submits", store, sandbox);
  const workers: ChildProcess[] = [];
  let next = 0;
  return {
    folder,
    delivery,
    marks(given, count = 1) {
      const kind = kinds.find((one) => one.given === given) ?? { given, share: 0, arrives: true, end: "", told: [] };
      const from = next;
      next += count;
      return marksOf(1, next)
        .slice(from)
        .map((mark) => ({ ...mark, kind }));
    },
    submit: (mark) => delivery.submit(consultationOf(mark), { id: callerIdOf(mark), sender: senderOf(mark) }),
    async startWorker(more = {}) {
      const worker = startChild("crash/worker", { store, sandbox, told: files.told, ...more } satisfies WorkerSettings);
      workers.push(worker);
      await heard(worker);
      return worker;
    },
    async order(one) {
      child.send(one);
      return (await heard(child)) as SandboxUsed;
    },
    evidence: () => readEvidence(files),
    async [Symbol.asyncDispose]() {
      for (const worker of workers) worker.kill("SIGKILL");
      await delivery.close();
      child.kill("SIGKILL");
      await own.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks again and again, until the answer is there. @throws after so many seconds */
export async function until<T>(ask: () => Promise<T | undefined>, seconds = 30): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
    await wait(20);
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`it did not come to that in ${seconds} s`);
}

/** Waits until a delivery is in a state. */
export function becomes(
  delivery: Delivery,
  id: string,
  state: DeliveryRecord["state"],
  seconds?: number,
): Promise<DeliveryRecord> {
  return until(async () => {
    const record = await delivery.status(id);
    return record?.state === state ? record : undefined;
  }, seconds);
}
