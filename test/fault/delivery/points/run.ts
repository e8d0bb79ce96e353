import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import { openDelivery } from "../../../../src/delivery/open-delivery.js";
import type { SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { fallbackLeaseMs, newKey, optionsAround, writeKeys, type Around } from "../support/around.js";
import { compileChildren, ended, heard, startChild } from "../support/compiled.js";
import { evidenceFiles, readEvidence, type Evidence, type EvidenceFiles, type Told } from "../support/evidence.js";
import {
  callerIdOf,
  consultationOf,
  kinds,
  mailboxes,
  markIn,
  marksOf,
  type Mark,
  submitOptionsOf,
} from "../support/marks.js";
import { crashTransport, storeAround } from "../support/open.js";
import { judge } from "../support/referee.js";
import type { MailReach, MailSettings } from "../crash/mail-process.js";
import type { SandboxSettings } from "../crash/sandbox-process.js";
import { isAtRest } from "./at-rest.js";
import type { OneLifeSettings } from "./one-life.js";
import { pointPace, pointWork } from "./point-work.js";

export interface PointsPlan {
  readonly seed: number;
  /** The given name of the patient: what the practice answers. */
  readonly given: string;
  /** Every n-th point; 1: all of them. */
  readonly every: number;
  readonly folder: string;
  /** An empty store for one life, by its name. */
  readonly newStore: (point: number) => Promise<string>;
  /** What else the store leaves behind. */
  readonly dropStore: (name: string) => Promise<void>;
  readonly say: (words: string) => void;
}

export interface PointsVerdict {
  /** How many points there are, and at how many a process was killed. */
  readonly points: number;
  readonly kills: number;
  readonly faults: readonly string[];
}

/** The longest that a life, and what follows its death, may take. */
const patienceMs = 30_000;
/** A day of the retention. */
const dayMs = 50;

/**
 * Kills the process of one message at each point in turn, lets another one finish what it left, and judges. It ends
 * when a life goes by without reaching its point.
 */
export async function everyPoint(plan: PointsPlan): Promise<PointsVerdict> {
  await compileChildren(["crash/mail-process", "crash/sandbox-process", "points/one-life"]);
  const files = evidenceFiles(plan.folder);
  const sandbox = startChild("crash/sandbox-process", {
    arrivals: files.arrivals,
    replyDelayMs: 0,
  } satisfies SandboxSettings);
  const reach = (await heard(sandbox)) as SandboxTransportOptions;
  const mail = startChild("crash/mail-process", { mails: files.mails, seed: plan.seed } satisfies MailSettings);
  const around: Around = { mail: (await heard(mail)) as MailReach, keysFile: join(plan.folder, "keys.json"), dayMs };
  writeKeys(around.keysFile, [newKey("only")]);
  const kind = kinds.find(({ given }) => given === plan.given);
  if (kind === undefined) throw new Error("there is no such kind of message");
  const marks = marksOf(plan.seed, 5_000).map((mark) => ({ ...mark, kind }));
  const faults: string[] = [];
  let [next, points, kills] = [0, 0, 0];
  const lane = async (own: (typeof mailboxes)[number]): Promise<void> => {
    while (points === 0 && faults.length < 20) {
      const place = next++;
      const mark = marks[place];
      if (mark === undefined) throw new Error("there are more points than messages");
      const dieAt = 1 + (plan.seed % plan.every) + place * plan.every;
      const one = await oneLife({ ...mark, ...own }, dieAt, files, { sandbox: reach, around }, plan);
      faults.push(...one.faults.map((fault) => `point ${dieAt}: ${fault}`));
      if (one.steps === undefined) kills += 1;
      else points = Math.max(points, one.steps);
    }
  };
  try {
    await Promise.all(mailboxes.map(lane));
  } finally {
    sandbox.kill("SIGKILL");
    mail.kill("SIGKILL");
  }
  return { points, kills, faults };
}

/** @returns the number of steps where the process did not die */
async function oneLife(
  mark: Mark,
  dieAt: number,
  files: EvidenceFiles,
  { sandbox, around }: Pick<OneLifeSettings, "sandbox" | "around">,
  { newStore, dropStore, say }: PointsPlan,
): Promise<{ readonly steps: number | undefined; readonly faults: readonly string[] }> {
  const store = await newStore(dieAt);
  const { submitted, told } = files;
  const child = startChild("points/one-life", {
    store,
    sandbox,
    around,
    mark,
    submitted,
    told,
    dieAt,
  } satisfies OneLifeSettings);
  let steps: readonly string[] | undefined;
  child.on("message", (message) => {
    steps = message as readonly string[];
  });
  const slow = setTimeout(() => child.kill("SIGTERM"), patienceMs);
  const { code, signal } = await ended(child);
  clearTimeout(slow);
  const faults: string[] = [];
  if (steps === undefined && signal !== "SIGKILL")
    faults.push(`the process ended by itself: ${String(code ?? signal)}`);
  const more: Told[] = [];
  const delivery = await openDelivery({
    store: storeAround(store, around),
    transport: crashTransport(sandbox).forMailbox(mark.mailboxId),
    ...optionsAround(around, pointPace),
    work: pointWork,
    onAttention: ({ id, reason, deliveryId, inboxMessageId }) => {
      more.push({ id, reason, deliveryId, inboxMessageId, pid: process.pid });
    },
  });
  try {
    // What the caller of `submit` does who got no answer.
    const { id } = await delivery.submit(consultationOf(mark), submitOptionsOf(mark));
    const limits = { kills: 1, unreadable: 0, keptMs: dayMs, leaseMs: fallbackLeaseMs(pointPace, pointWork) };
    const evidence = (): Evidence => ofMark(mark, id, readEvidence(files), more);
    const isDone = await finished(delivery, mark, () => evidence().arrivals.length);
    if (!isDone) faults.push("it was not finished by the process that took over");
    faults.push(...(await judge(delivery, [mark], evidence(), limits)).faults);
  } finally {
    await delivery.close();
  }
  if (faults.length > 0) say(`point ${dieAt}: ${faults.join("; ")}`);
  else if (dieAt % 100 === 0) say(`point ${dieAt}`);
  await dropStore(store);
  return { steps: steps?.length, faults };
}

/** The evidence of one message: others of the run have written into the same files. */
function ofMark(
  mark: Mark,
  deliveryId: string,
  { arrivals, submitted, told, mails }: Evidence,
  more: readonly Told[],
): Evidence {
  const own = submitted.filter(({ mark: text }) => text === mark.text);
  const ids = new Set(more.map(({ id }) => id));
  const deliveries = new Set<string | undefined>([deliveryId, ...more.map((one) => one.deliveryId)]);
  return {
    arrivals: arrivals.filter(({ clinicalSummary }) => markIn(clinicalSummary) === mark.text),
    submitted: own,
    mails: mails.filter((one) => one.deliveryId === deliveryId),
    told: [...told.filter((one) => ids.has(one.id) || deliveries.has(one.deliveryId)), ...more],
  };
}

/** A practice that does not take it answers once. */
function answersTo({ kind }: Mark): number {
  return kind.end === "switched-off" ? 1 : 2;
}

/** Works until the message rests, its person was told, and each answer to each arrival was read. False: it does not. */
async function finished(delivery: Delivery, mark: Mark, arrivals: () => number): Promise<boolean> {
  const key = { odsCode: mark.odsCode, id: callerIdOf(mark) };
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    await wait(20);
    await delivery.poll();
    const record = await delivery.find(key);
    if (record === undefined || !(await isAtRest(delivery, record.id, mark))) continue;
    const read = await delivery.inbox({ states: ["matched", "purged"] }, { limit: 1000 });
    if (read.items.length >= answersTo(mark) * arrivals()) return true;
  }
  return false;
}
