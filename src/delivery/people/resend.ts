import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { PersonOptions } from "../delivery.js";
import type { DeliveryQuery } from "../queries.js";
import type { AttentionReason } from "../attention.js";
import { isPurged, purgedError } from "../purged.js";
import { filterOf } from "../show/queries.js";
import type { DeliveryState } from "../states.js";
import { changeOf, closing, goOn, noted, stepFrom, type Step } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";
import { givenPerson } from "./person.js";
import { successorOf } from "./places.js";

/** The states that may be sent again by a person. */
const resendable: readonly DeliveryState[] = ["refused", "undeliverable", "outcome-unknown"];

/** What a person has dealt with by sending again. If it fails again, it is told again. */
const dealtWith: readonly AttentionReason[] = [
  "not-sent",
  "undeliverable",
  "outcome-unknown",
  "not-sent-in-time",
  "fallback-failed",
];

/** How many are changed in one transaction. */
const atOnce = 200;

/** Sends the same bytes again: one delivery, or all that fit. */
export async function resend(
  context: DeliveryContext,
  target: string | DeliveryQuery,
  options: PersonOptions,
): Promise<{ readonly count: number }> {
  const by = givenPerson(options);
  const count =
    typeof target === "string" ? await resendOne(context, target, by) : await resendAll(context, target, by);
  context.wakeSender();
  return { count };
}

async function resendOne(context: DeliveryContext, id: string, by: string): Promise<number> {
  await changeRecord(context, id, async (row) => {
    if (isPurged(row)) throw purgedError(row);
    if (!resendable.includes(row.state)) {
      const words = `A delivery that is ${row.state} cannot be sent again by a person.`;
      throw new DeliveryError("transition-refused", words, { deliveryId: id });
    }
    const later = await laterVersionOf(context, row);
    if (later !== undefined)
      throw new DeliveryError(
        "transition-refused",
        "A later version of this consultation was submitted, and this one would reach the practice after it: have " +
          "the later one sent instead (`deliveryId` names it).",
        { deliveryId: later.id },
      );
    return sentAgain(context, row, by);
  });
  return 1;
}

async function resendAll(context: DeliveryContext, query: DeliveryQuery, by: string): Promise<number> {
  const { store } = context;
  const filter = filterOf(query);
  const states = resendable.filter((state) => filter.states?.includes(state) ?? true);
  if (states.length === 0) return 0;
  let count = 0;
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await store.list({ ...filter, states }, { limit: atOnce, ...(after !== undefined && { after }) });
    // Whose next send is planned already needs no person.
    const rows = page.items.filter(
      (row) => !isPurged(row) && (row.state !== "outcome-unknown" || row.runAt === undefined),
    );
    const later = await Promise.all(rows.map((row) => laterVersionOf(context, row)));
    const standing = rows.filter((_, place) => later[place] === undefined);
    count += await resendPage(context, standing, by);
    after = page.next;
    isLast = after === undefined;
  }
  return count;
}

/** A later version that does not wait for this one: what is sent again would reach the practice after it. */
async function laterVersionOf(context: DeliveryContext, row: DeliveryRow): Promise<DeliveryRow | undefined> {
  const later = await successorOf(context, row);
  return later?.waitsFor === row.id ? undefined : later;
}

/** All in one transaction; where one of them has just been changed, each in its own. */
async function resendPage(context: DeliveryContext, rows: readonly DeliveryRow[], by: string): Promise<number> {
  if (rows.length === 0) return 0;
  const steps = rows.map((row) => sentAgain(context, row, by));
  if (await context.store.apply(changeOf(steps))) return rows.length;
  let count = 0;
  for (const step of steps) count += (await context.store.apply(changeOf([step]))) ? 1 : 0;
  return count;
}

function sentAgain(context: DeliveryContext, row: DeliveryRow, by: string): Step {
  const now = context.clock();
  const time = { at: now.getTime(), deadlines: context.deadlines, by };
  const dueAt = context.deadlines.infrastructure(now).getTime();
  const facts = { runAt: time.at, dueAt, unknownOutcomes: 0, failures: 0, fallbackFailures: 0 };
  const step =
    row.state === "outcome-unknown"
      ? noted(stepFrom(row), "resend", time, facts)
      : goOn(stepFrom(row), "queued", "resend", time, facts);
  return closing(step, "resend", time, dealtWith);
}
