import type pg from "pg";
import { postgresStore } from "../../src/delivery/store/postgres/postgres-store.js";
import type { ClaimedSend, DeliveryStore } from "../../src/delivery/store/store.js";
import { completion, prepared } from "../delivery/store/contract/rows.js";
import type { Benchmark, BenchmarkFile, Job, Pace } from "./benchmark.js";
import { graphileWorker, graphileWorkerVersion, type GraphileWorker } from "./postgres/graphile-worker.js";
import { benchDatabase, missing } from "./postgres/server.js";

const workers = 4;
/** Jobs in one call: both sides look in vain once for each worker at its end. */
const count = 300;
/** What does not get smaller, of the size of a message that PostgreSQL has compressed. */
const text = Array.from({ length: 4_500 }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90))).join("");

/** In two transactions 0.66 and 0.77 were measured on a quiet machine, 1.02 and 1.1 on a busy one. */
const apart = 0.45;
/** In two transactions and without the peer's event 0.57 was measured. */
const alone = 0.35;

const ask = { leaseMs: 20_000, limit: 1, perMailbox: 1, except: [], longestPauseMs: 1_800_000 };
const pace: Pace = { clock: "wall", warmUp: 0.5, rounds: 9, round: 0.3 };

/**
 * Claiming a job, and completing it with its event: what a worker does beside sending. Equal on both sides: PostgreSQL
 * with its default durability, 4 workers in one process with one pool, one job in a claim and one in a completion,
 * 4.5 kB to read for each. This store's workers are 4 stores here, so that they do not share commits. A delivery that
 * was sent leaves an event: the peer's job inserts one into a table with an index, too. Ours leaves two more rows, its
 * attempt and the event that it began: they are written with the completion, so that a claim writes the delivery alone.
 *
 * A worker of ours stores what became of a send and claims the next one in one transaction, which is one commit for
 * each delivery; the peer's worker makes three for each job. The second figure has ours in two transactions, one for
 * the claim and one for the completion; the third is without the peer's event: what its claim and completion take.
 */
export const benchmarks: BenchmarkFile = () => {
  const noServer = missing();
  if (noServer !== undefined) return { notRun: noServer };
  const peer = graphileWorker();
  if ("notRun" in peer) return peer;
  const common = { ours: () => ours(true), operations: count, pace };
  const name = `graphile-worker ${graphileWorkerVersion}`;
  return [
    {
      ...common,
      name: "delivery-claim",
      peer: name,
      theirs: () => theirs(peer.load(), true),
      goal: { timesAsFast: 1 },
    },
    {
      ...common,
      name: "delivery-claim-apart",
      peer: name,
      ours: () => ours(false),
      theirs: () => theirs(peer.load(), true),
      goal: { timesAsFast: 1 },
      guarded: apart,
    },
    {
      ...common,
      name: "delivery-claim-alone",
      peer: `${name} without an event`,
      theirs: () => theirs(peer.load(), false),
      goal: { timesAsFast: 1 },
      guarded: alone,
    },
  ] satisfies readonly Benchmark[];
};

function ours(isTogether: boolean): Job {
  const ready = benchDatabase().then(({ pool }) => Array.from({ length: workers }, () => postgresStore({ pool })));
  const work = async (): Promise<void> => {
    const done = await Promise.all((await ready).map((store) => claimAll(store, isTogether)));
    checkCount(done.reduce((sum, one) => sum + one, 0));
  };
  const prepare = async (): Promise<void> => {
    const [store] = await ready;
    const body = new TextEncoder().encode(text);
    const now = Date.now();
    const adds = Array.from({ length: count }, async (_, place) => {
      const one = prepared({ row: { mailboxId: `X26ABC${place % 10}`, createdAt: now, runAt: now } });
      await store?.add({ ...one, body: { ...one.body, envelope: { ...one.body.envelope, body } } });
    });
    await Promise.all(adds);
  };
  return Object.assign(work, { prepare });
}

/** One worker: claims one delivery after the other, and completes it. */
async function claimAll(store: DeliveryStore, isTogether: boolean): Promise<number> {
  const claim = async (): Promise<ClaimedSend | undefined> => (await store.claimSends({ ...ask, now: Date.now() }))[0];
  let claimed = await claim();
  for (let done = 0; ; done++) {
    if (claimed === undefined) return done;
    const now = Date.now();
    const { event, ...rest } = completion(claimed, { set: { sentAt: now, dueAt: now + 14_400_000, runAt: undefined } });
    const completed = store.completeSends([{ ...rest, event: { ...event, at: now } }]);
    if (!isTogether) await completed;
    [, claimed] = await Promise.all([completed, claim()]);
  }
}

function theirs({ Logger, makeWorkerUtils, runOnce }: GraphileWorker, withEvent: boolean): Job {
  const logger = new Logger(() => () => undefined);
  let done = 0;
  const ready = benchDatabase().then(async ({ pool }): Promise<pg.Pool> => {
    const utils = await makeWorkerUtils({ pgPool: pool, logger });
    await utils.migrate();
    await utils.release();
    await pool.query("create table event (job bigint, at bigint, state text, reason text)");
    await pool.query("create index on event (job)");
    return pool;
  });
  const work = async (): Promise<void> => {
    done = 0;
    await runOnce({
      pgPool: await ready,
      logger,
      concurrency: workers,
      noHandleSignals: true,
      taskList: {
        send: async (_, { job, query }) => {
          done += 1;
          if (!withEvent) return;
          await query("insert into event values ($1, $2, 'sent', 'mesh-accepted')", [job.id, Date.now()]);
        },
      },
    });
    checkCount(done);
  };
  const prepare = async (): Promise<void> => {
    const statement = "select graphile_worker.add_job('send', json_build_object('body', $1::text))";
    await (await ready).query(`${statement} from generate_series(1, ${count})`, [text]);
  };
  return Object.assign(work, { prepare });
}

function checkCount(done: number): void {
  if (done !== count) throw new Error(`${done} jobs were done, not ${count}`);
}
