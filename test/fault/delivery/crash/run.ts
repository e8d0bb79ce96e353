import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { Fault, SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { seededRandom, type Random } from "../../random.js";
import { crashPace, fallbackLeaseMs, newKey, writeKeys, type Around } from "../support/around.js";
import { canariesIn } from "../support/canaries.js";
import { compileChildren, heard, startChild } from "../support/compiled.js";
import { evidenceFiles, readEvidence } from "../support/evidence.js";
import { callerIdOf, consultationOf, lostMailbox, marksOf, submitOptionsOf, type Mark } from "../support/marks.js";
import { crashWork, openCrashDelivery, storeAround } from "../support/open.js";
import { judge, type Verdict } from "../support/referee.js";
import type { MailOrder, MailReach, MailSettings } from "./mail-process.js";
import { placeOf, type Place } from "./place.js";
import type { SandboxOrder, SandboxSettings } from "./sandbox-process.js";
import { settled } from "./settled.js";
import type { SubmitterSettings } from "./submitter.js";
import type { WorkerSettings } from "./worker.js";

/** What is done in a run. */
export interface CrashPlan {
  readonly seed: number;
  readonly messages: number;
  readonly kills: number;
  readonly submitters: number;
  readonly workers: number;
  /** `sqlite:FILE` or `postgres://...` */
  readonly store: string;
  /** Restarts the database's server. Undefined where there is none. */
  readonly restartDatabase?: () => Promise<void>;
  /** All files that hold what is stored. */
  readonly storeFiles: () => Promise<readonly string[]>;
  /** For the files of the run. */
  readonly folder: string;
  /** Milliseconds between two kills, on average. */
  readonly pauseMs: number;
  readonly say: (words: string) => void;
}

/** One more restart of the sandbox, of the database's server, and of the mail server for so many kills. */
const restarts = { sandbox: 25, database: 20, mail: 15 } as const;
/** A day of the retention: what was purged is still answered, and submitted again, within a run. */
const dayMs = 6_000;
/** How many that were purged are submitted once more at the end. */
const againAtLast = 50;
/** The latest that a message reaches its practice: beyond the deadlines. */
const lateMs = 10_000;
/** After the latest arrival, until its answers stand in the inbox. */
const marginMs = 500;
/** Of so many messages at most the answer cannot be read, in parts of all: `false-gzip` and `truncate` below. */
const mostUnreadable = 0.04;
/** What goes wrong on the way, of each request so many in a hundred. */
const chances: readonly (readonly [Omit<Fault, "probability" | "seed">, number])[] = [
  [{ operation: "send", does: "cut-before" }, 1],
  [{ operation: "send", does: "cut-during" }, 0.5],
  [{ operation: "send", does: "cut-after" }, 2],
  [{ operation: "send", does: "truncate" }, 1],
  [{ operation: "send", does: "false-gzip" }, 0.5],
  [{ operation: "send", does: { status: 503 } }, 1],
  [{ operation: "send", does: { status: 500, processed: true } }, 1],
  [{ operation: "send", does: { status: 429, headers: { "retry-after": "1" } } }, 0.5],
  [{ operation: "send", does: { latencyMs: 200 } }, 3],
  [{ operation: "send", does: { latencyMs: 4_000 } }, 0.2],
  [{ operation: "send", does: "duplicate" }, 2],
  [{ operation: "send", does: "reorder" }, 2],
  [{ operation: "send", does: { arrivalDelayMs: 3_000 } }, 3],
  [{ operation: "send", does: { arrivalDelayMs: lateMs } }, 1],
  [{ operation: ["list", "download", "acknowledge", "handshake"], does: "cut-before" }, 1],
  [{ operation: ["list", "download", "acknowledge"], does: "cut-after" }, 1],
  [{ operation: ["list", "download", "acknowledge"], does: "truncate" }, 0.5],
  [{ operation: ["list", "download", "acknowledge"], does: { status: 503 } }, 0.5],
  [{ operation: "list", does: "duplicate" }, 2],
  [{ operation: "list", does: "reorder" }, 2],
];

/** MESH takes what comes from this mailbox, and answers nothing. */
const losesAnswers: Fault = { operation: "send", mailboxId: lostMailbox.mailboxId, probability: 1, does: "cut-after" };

/** Kills processes at random while messages are sent, answered and told, lets the rest come to its end, and judges. */
export async function crashRun(plan: CrashPlan): Promise<Verdict> {
  const { seed, messages, say } = plan;
  await compileChildren(["crash/mail-process", "crash/sandbox-process", "crash/submitter", "crash/worker"]);
  const files = evidenceFiles(plan.folder);
  const sandbox = startChild("crash/sandbox-process", {
    arrivals: files.arrivals,
    replyDelayMs: 5,
  } satisfies SandboxSettings);
  const reach = (await heard(sandbox)) as SandboxTransportOptions;
  const mail = startChild("crash/mail-process", { mails: files.mails, seed } satisfies MailSettings);
  const around: Around = { mail: (await heard(mail)) as MailReach, keysFile: join(plan.folder, "keys.json"), dayMs };
  const orders: Orders = {
    sandbox: (one) => asked(sandbox, one),
    mail: (one) => asked(mail, one),
  };
  const keys = [newKey("first"), newKey("second")] as const;
  writeKeys(around.keysFile, [keys[0]]);
  const common = { store: plan.store, sandbox: reach, around };
  const places = [
    ...Array.from({ length: plan.workers }, () =>
      placeOf("crash/worker", { ...common, told: files.told, waits: true } satisfies WorkerSettings),
    ),
    ...Array.from({ length: plan.submitters }, (_, rest) =>
      placeOf("crash/submitter", {
        ...common,
        submitted: files.submitted,
        seed,
        messages,
        of: plan.submitters,
        rest,
      } satisfies SubmitterSettings),
    ),
  ];
  try {
    const faults = chances.map(([fault, percent], place): Fault => ({
      ...fault,
      probability: percent / 100,
      seed: seed + place,
    }));
    await orders.sandbox({ order: "faults", faults: [losesAnswers, ...faults] });
    await orders.mail({ order: "fails", isOn: true });
    await killAtRandom(places, plan, orders, {
      // A new key is first known to all, and then seals what is new.
      [Math.floor(plan.kills * 0.4)]: () => writeKeys(around.keysFile, keys),
      [Math.floor(plan.kills * 0.7)]: () => writeKeys(around.keysFile, [keys[1], keys[0]]),
    });
    for (const place of places) place.allow(messages);
    await Promise.all(places.filter(({ name }) => name === "crash/submitter").map(({ done }) => done));
    say(`${plan.kills} processes killed, all ${messages} messages submitted`);
    await orders.sandbox({ order: "faults", faults: [losesAnswers] });
    await orders.mail({ order: "fails", isOn: false });
    const lastLate = wait(lateMs + marginMs);
    const delivery = await openCrashDelivery("submits", plan.store, reach, undefined, { around });
    try {
      await settled(delivery, say);
      await lastLate;
      await settled(delivery, say);
      const again = await submittedAgain(delivery, marksOf(seed, messages));
      await settled(delivery, say);
      await wait(marginMs);
      const codes = await Promise.all(places.map((place) => place.stop()));
      const verdict = await judge(delivery, marksOf(seed, messages), readEvidence(files), {
        kills: plan.kills,
        unreadable: Math.ceil(messages * mostUnreadable),
        keptMs: dayMs,
        leaseMs: fallbackLeaseMs(crashPace, crashWork),
      });
      const wrong = codes.filter((code) => code !== 0).length;
      const inClear = await canariesIn(await plan.storeFiles(), marksOf(seed, messages));
      const sealedBy = await keysInUse(plan.store, around);
      const more = [
        ...again.faults,
        ...(wrong === 0 ? [] : [`${wrong} did not end when asked to`]),
        ...inClear.map((where) => `in clear in ${where}`),
        ...(sealedBy.includes("second") ? [] : ["nothing is sealed by the new key"]),
      ];
      const counts = { ...verdict.counts, "purged, and submitted again": again.count, "keys in use": sealedBy.length };
      return { faults: [...verdict.faults, ...more], counts };
    } finally {
      await delivery.close();
    }
  } finally {
    for (const place of places) place.end();
    sandbox.kill("SIGKILL");
    mail.kill("SIGKILL");
  }
}

/** What the processes beside are asked for. */
interface Orders {
  readonly sandbox: (one: SandboxOrder) => Promise<unknown>;
  readonly mail: (one: MailOrder) => Promise<unknown>;
}

async function asked(child: ChildProcess, order: object): Promise<unknown> {
  child.send(order);
  return heard(child);
}

async function keysInUse(store: string, around: Around): Promise<readonly string[]> {
  const own = storeAround(store, around);
  await own.open();
  try {
    return await own.keysInUse();
  } finally {
    await own.close();
  }
}

/** What was purged and is submitted again is the same delivery; the judge sees whether it was sent again. */
async function submittedAgain(
  delivery: Delivery,
  marks: readonly Mark[],
): Promise<{ readonly faults: readonly string[]; readonly count: number }> {
  const faults: string[] = [];
  let count = 0;
  for (const mark of marks) {
    if (count === againAtLast) break;
    const before = await delivery.find({ odsCode: mark.odsCode, id: callerIdOf(mark) });
    const events = before === undefined ? [] : await delivery.events(before.id);
    if (!events.some(({ reason }) => reason === "purged")) continue;
    count += 1;
    const { id, state } = await delivery.submit(consultationOf(mark), submitOptionsOf(mark));
    if (id !== before?.id || state !== before.state) faults.push(`${mark.text}: purged, and taken for a new one`);
  }
  return count === 0 ? { faults: ["nothing was purged"], count } : { faults, count };
}

async function killAtRandom(
  places: readonly Place[],
  { seed, kills, messages, pauseMs, restartDatabase, say }: CrashPlan,
  orders: Orders,
  then: Readonly<Record<number, () => void>>,
): Promise<void> {
  const random: Random = seededRandom(seed ^ 0x5eed);
  let restarting: Promise<unknown> = Promise.resolve();
  for (let killed = 0; killed < kills;) {
    for (const place of places) place.allow(Math.ceil(((killed + 1) / kills) * messages));
    await wait(random.below(2 * pauseMs));
    if (!random.of(places).kill()) continue;
    killed += 1;
    if (killed % restarts.sandbox === 0) {
      const downForMs = random.below(1_500);
      restarting = restarting.then(() => orders.sandbox({ order: "restart", downForMs }));
    }
    if (killed % restarts.mail === 0) {
      const downForMs = random.below(1_500);
      restarting = restarting.then(() => orders.mail({ order: "restart", downForMs }));
    }
    then[killed]?.();
    if (restartDatabase !== undefined && killed % restarts.database === 0)
      restarting = restarting.then(restartDatabase);
    if (killed % 100 === 0) say(`${killed} killed`);
  }
  await restarting;
}
