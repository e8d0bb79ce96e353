import { setTimeout as wait } from "node:timers/promises";
import type { ClaimedSend, DeliveryStore } from "../../../../src/delivery/store/store.js";
import { ask, completion, now, prepared } from "../../../delivery/store/contract/rows.js";
import { seededRandom } from "../../random.js";

export interface StaleVerdict {
  readonly claims: number;
  /** Of them those whose worker reported after it had lost its lease. */
  readonly stale: number;
  /** Claims that were reported while another worker took the delivery over, and those of them that came too late. */
  readonly races: number;
  readonly lostRaces: number;
  readonly faults: readonly string[];
}

const deliveries = 200;
const leaseMs = 1;
/** A race takes many transactions: it is every seventh. */
const kindsOfRound = ["taken over", "claimed again", "sent", "taken over", "claimed again", "sent", "race"] as const;

/**
 * One worker claims, loses its leases, and reports late: after another has taken its deliveries over, while it does so,
 * and after that one has ended. What it reports must be kept in its attempt, and must change nothing else.
 *
 * @param first the late worker's connection, and `second` the other's
 */
export async function staleClaims(
  first: DeliveryStore,
  second: DeliveryStore,
  total: number,
  seed: number,
): Promise<StaleVerdict> {
  const random = seededRandom(seed);
  const faults: string[] = [];
  for (let place = 0; place < deliveries; place++) await first.add(prepared());
  let [claims, stale, races, lostRaces] = [0, 0, 0, 0];
  while (claims < total && faults.length < 20) {
    const lost = await first.claimSends(ask({ leaseMs, limit: 100 }));
    if (lost.length === 0) throw new Error("nothing can be claimed");
    claims += lost.length;
    await wait(leaseMs + 2);
    const when = kindsOfRound[random.below(kindsOfRound.length)];
    if (when === "race") {
      const [reported, taken] = await Promise.all([reportEach(first, lost), takeOverEach(second, lost)]);
      lost.forEach(({ row }, place) => {
        if (reported[place] === taken[place])
          faults.push(`${row.id}: ${reported[place] === true ? "both" : "neither"} of two workers changed it`);
      });
      races += lost.length;
      const late = reported.filter((one) => !one).length;
      lostRaces += late;
      stale += late;
      await againQueued(
        second,
        lost.filter((_, place) => reported[place] === true),
      );
      faults.push(...(await idFaults(second, lost)));
      continue;
    }
    const taken = await takeOver(second, lost);
    if (taken.includes(false)) faults.push("a lease that had run out was not taken over");
    const again = when === "taken over" ? [] : await second.claimSends(ask({ limit: lost.length }));
    claims += again.length;
    if (when === "sent") await second.completeSends(again.map((one) => completion(one)));
    const before = await rowsOf(second, lost);
    const reported = await report(first, lost);
    if (reported.includes(true)) faults.push("a late report was taken for a report in time");
    const after = await rowsOf(second, lost);
    lost.forEach(({ row }, place) => {
      if (before[place] !== after[place]) faults.push(`${row.id}: a late report changed the delivery`);
    });
    stale += lost.length;
    faults.push(...(await idFaults(second, lost)));
    if (when === "claimed again") {
      const ended = await second.completeSends(again.map((one) => completion(one)));
      if (ended.includes(false)) faults.push("a report in time was refused after a late one");
    }
    await againQueued(second, again);
  }
  if (lostRaces === 0) faults.push(`no race of ${races} was lost: nothing was shown`);
  return { claims, stale, races, lostRaces, faults };
}

/** What the late worker reports: a MESH id that nobody else knows. */
function report(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<readonly boolean[]> {
  return store.completeSends(claimed.map((one) => completion(one)));
}

/** Each by itself, the last one first: the two workers meet in the middle. */
async function reportEach(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<readonly boolean[]> {
  const reported: boolean[] = [];
  for (const one of [...claimed].reverse()) reported.unshift(...(await report(store, [one])));
  return reported;
}

/** Each by itself: of some the late worker may be first. */
async function takeOverEach(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<readonly boolean[]> {
  const taken: boolean[] = [];
  for (const one of claimed) taken.push(...(await takeOver(store, [one])));
  return taken;
}

async function takeOver(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<readonly boolean[]> {
  const isTaken = await store.apply({
    records: claimed.map(({ row }) => ({
      id: row.id,
      version: row.version,
      ifLeaseRanOut: true,
      raisesFence: true,
      set: { state: "outcome-unknown", runAt: now, unknownOutcomes: 1 },
    })),
    attempts: claimed.map(({ row, attempt }) => ({
      deliveryId: row.id,
      number: attempt,
      endedAt: now,
      outcome: "unknown",
      reason: "worker-lost",
    })),
  });
  return claimed.map(() => isTaken);
}

/** The deliveries that were sent wait again, for the next round. */
async function againQueued(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<void> {
  const found = await Promise.all(claimed.map(({ row }) => store.findById(row.id)));
  const records = found.flatMap((row) =>
    row?.state === "sent" ? [{ id: row.id, version: row.version, set: { state: "queued", runAt: now } } as const] : [],
  );
  if (records.length > 0) await store.apply({ records });
}

async function rowsOf(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<readonly string[]> {
  return Promise.all(claimed.map(async ({ row }) => JSON.stringify(await store.findById(row.id))));
}

/** The MESH id that the late worker got is kept, and finds the delivery. */
async function idFaults(store: DeliveryStore, claimed: readonly ClaimedSend[]): Promise<readonly string[]> {
  const found = await Promise.all(
    claimed.map(async (one) => {
      const { meshMessageId = "" } = completion(one).attempt;
      return (await store.findByMeshMessageId(meshMessageId))?.id === one.row.id;
    }),
  );
  return found.includes(false) ? ["the MESH id of a late report is lost"] : [];
}
