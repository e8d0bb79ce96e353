import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { Fault, SandboxTransportOptions } from "../../../../src/sandbox/index.js";
import { seededRandom, type Random } from "../../random.js";
import { compileChildren, ended, heard, startChild, type ChildName } from "../support/compiled.js";
import { evidenceFiles, readEvidence } from "../support/evidence.js";
import { marksOf } from "../support/marks.js";
import { openCrashDelivery } from "../support/open.js";
import { judge, type Verdict } from "../support/referee.js";
import type { SandboxOrder, SandboxSettings } from "./sandbox-process.js";
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
  /** For the files of the run. */
  readonly folder: string;
  /** Milliseconds between two kills, on average. */
  readonly pauseMs: number;
  readonly say: (words: string) => void;
}

/** One more restart of the sandbox, and of the database's server, for so many kills. */
const restarts = { sandbox: 25, database: 20 } as const;
/** The latest that a message reaches its practice: beyond the deadlines. */
const lateMs = 10_000;
/** After the latest arrival, until its answers stand in the inbox. */
const marginMs = 500;
/** Of so many messages at most the answer cannot be read, in parts of all: `false-gzip` and `truncate` below. */
const mostUnreadable = 0.04;
/** Nothing changed for so long: what is still open is stuck. */
const stuckMs = 100_000;

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

/** Kills processes at random while messages are sent, answered and told, lets the rest come to its end, and judges. */
export async function crashRun(plan: CrashPlan): Promise<Verdict> {
  const { seed, messages, say } = plan;
  await compileChildren(["crash/sandbox-process", "crash/submitter", "crash/worker"]);
  const files = evidenceFiles(plan.folder);
  const sandbox = startChild("crash/sandbox-process", {
    arrivals: files.arrivals,
    replyDelayMs: 5,
  } satisfies SandboxSettings);
  const reach = (await heard(sandbox)) as SandboxTransportOptions;
  const order = async (one: SandboxOrder): Promise<unknown> => {
    sandbox.send(one);
    return heard(sandbox);
  };
  const common = { store: plan.store, sandbox: reach };
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
    await order({
      order: "faults",
      faults: chances.map(([fault, percent], place) => ({ ...fault, probability: percent / 100, seed: seed + place })),
    });
    await killAtRandom(places, plan, order);
    for (const place of places) place.allow(messages);
    await Promise.all(places.filter(({ name }) => name === "crash/submitter").map(({ done }) => done));
    say(`${plan.kills} processes killed, all ${messages} messages submitted`);
    await order({ order: "faults", faults: [] });
    const lastLate = wait(lateMs + marginMs);
    const delivery = await openCrashDelivery("submits", plan.store, reach);
    try {
      await settled(delivery, say);
      await lastLate;
      await settled(delivery, say);
      const codes = await Promise.all(places.map((place) => place.stop()));
      const verdict = await judge(delivery, marksOf(seed, messages), readEvidence(files), {
        kills: plan.kills,
        unreadable: Math.ceil(messages * mostUnreadable),
      });
      const wrong = codes.filter((code) => code !== 0).length;
      return wrong === 0 ? verdict : { ...verdict, faults: [...verdict.faults, `${wrong} did not end when asked to`] };
    } finally {
      await delivery.close();
    }
  } finally {
    for (const place of places) place.end();
    sandbox.kill("SIGKILL");
  }
}

/** A process that is started again whenever it was killed: another one stands by, which takes its place at once. */
interface Place {
  readonly name: ChildName;
  /** A submitter may submit messages below this number. */
  allow(upTo: number): void;
  /** Kills the process. False where it is only about to begin. */
  kill(): boolean;
  /** Ends everything at once. */
  end(): void;
  /** Asks it to end. Answers its exit code. */
  stop(): Promise<number | null>;
  /** Resolves once a submitter has nothing more to do. */
  readonly done: Promise<void>;
}

function placeOf(name: ChildName, settings: object): Place {
  let [allowed, stopping, isAtWork] = [0, false, false];
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let child = startChild(name, settings);
  let standingBy = startChild(name, settings);
  const tell = (): void => {
    if (name === "crash/submitter" && isAtWork && child.connected) child.send({ upTo: allowed }, () => undefined);
  };
  const begin = (): void => {
    const own = child;
    own.on("message", (message) => {
      if (message === "ready") {
        isAtWork = true;
        tell();
      }
      if (message === "done") {
        stopping = true;
        standingBy.kill("SIGKILL");
        finish();
      }
    });
    own.once("exit", (code, signal) => {
      isAtWork = false;
      if (stopping) return;
      if (signal !== "SIGKILL") console.error(`${name} ended by itself: ${String(code ?? signal)}`);
      child = standingBy;
      standingBy = startChild(name, settings);
      begin();
    });
    own.send("begin", () => undefined);
  };
  begin();
  return {
    name,
    done,
    allow(upTo) {
      allowed = upTo;
      tell();
    },
    kill: () => isAtWork && child.kill("SIGKILL"),
    end() {
      stopping = true;
      for (const one of [child, standingBy]) one.kill("SIGKILL");
    },
    async stop() {
      stopping = true;
      standingBy.kill("SIGKILL");
      const forced = setTimeout(() => child.kill("SIGKILL"), 20_000);
      child.kill("SIGTERM");
      const { code } = await ended(child);
      clearTimeout(forced);
      return name === "crash/submitter" ? 0 : code;
    },
  };
}

async function killAtRandom(
  places: readonly Place[],
  { seed, kills, messages, pauseMs, restartDatabase, say }: CrashPlan,
  order: (one: SandboxOrder) => Promise<unknown>,
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
      restarting = restarting.then(() => order({ order: "restart", downForMs }));
    }
    if (restartDatabase !== undefined && killed % restarts.database === 0)
      restarting = restarting.then(restartDatabase);
    if (killed % 100 === 0) say(`${killed} killed`);
  }
  await restarting;
}

/** Resolves once nothing is under way any more, or nothing changes. */
async function settled(delivery: Delivery, say: (words: string) => void): Promise<void> {
  let last = "";
  let since = Date.now();
  for (;;) {
    const open = await openWork(delivery).catch(() => "the store does not answer");
    if (open === "") return;
    if (open !== last) [last, since] = [open, Date.now()];
    if (Date.now() - since > stuckMs) {
      say(`nothing changes any more: ${open}`);
      return;
    }
    await wait(500);
  }
}

/** What is not at rest yet. */
async function openWork(delivery: Delivery): Promise<string> {
  const moving = await delivery.list(
    { states: ["queued", "sending", "outcome-unknown", "sent", "received"] },
    { limit: 1000 },
  );
  const items = await delivery.inbox({ states: ["pending", "failing"] }, { limit: 1000 });
  const attention = await delivery.attention({}, { limit: 1000 });
  const untold = attention.items.filter(({ toldAt }) => toldAt === undefined);
  const parts = [
    ...moving.items.map(({ id, state, version }) => `${id} ${state} ${version}`),
    ...items.items.map(({ messageId, state }) => `${messageId} ${state}`),
    ...untold.map(({ id }) => `${id} untold`),
  ];
  return parts.length === 0 ? "" : `${parts.length} open, ${parts.slice(0, 3).join(", ")}`;
}
