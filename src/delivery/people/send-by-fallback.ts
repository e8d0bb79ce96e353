import { dealtWithByFallback } from "../fallback/dealt-with.js";
import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { PersonOptions } from "../delivery.js";
import type { DeliveryQuery } from "../queries.js";
import { filterOf } from "../show/queries.js";
import type { DeliveryState } from "../states.js";
import { changeOf, closing, noted, stepFrom, type Step } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";
import { givenPerson } from "./person.js";
import { checkNoSuccessor, successorOf } from "./places.js";

/** States in which the practice, as far as is known, does not have it, and workers try nothing else. */
const sendable: readonly DeliveryState[] = ["switched-off", "undeliverable", "rejected", "refused", "overdue"];

const laterVersion = "A later version of this consultation was submitted: have that one sent instead";

/** How many are read at a time. */
const atOnce = 200;

/** Makes the other way due now for one delivery, or for all that fit. */
export async function sendByFallback(
  context: DeliveryContext,
  target: string | DeliveryQuery,
  options: PersonOptions,
): Promise<{ readonly count: number }> {
  const by = givenPerson(options);
  if (context.fallback === undefined)
    throw new DeliveryError("no-fallback", "There is no other way to a practice: give openDelivery `fallback`.");
  return {
    count: typeof target === "string" ? await sendOne(context, target, by) : await sendAll(context, target, by),
  };
}

async function sendOne(context: DeliveryContext, id: string, by: string): Promise<number> {
  await changeRecord(context, id, async (row) => {
    if (!sendable.includes(row.state)) {
      throw new DeliveryError("transition-refused", `A delivery that is ${row.state} is not sent another way.`, {
        deliveryId: id,
      });
    }
    await checkNoSuccessor(context, row, laterVersion);
    return isPending(row) ? undefined : sentAgain(context, row, by);
  });
  return 1;
}

async function sendAll(context: DeliveryContext, query: DeliveryQuery, by: string): Promise<number> {
  const { store } = context;
  const filter = filterOf(query);
  const states = sendable.filter((state) => filter.states?.includes(state) ?? true);
  if (states.length === 0) return 0;
  let count = 0;
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await store.list({ ...filter, states }, { limit: atOnce, ...(after !== undefined && { after }) });
    for (const row of page.items.filter((each) => !isPending(each))) {
      if ((await successorOf(context, row)) !== undefined) continue;
      count += (await store.apply(changeOf([sentAgain(context, row, by)]))) ? 1 : 0;
    }
    after = page.next;
    isLast = after === undefined;
  }
  return count;
}

/** A try is planned or under way: a second one must not begin beside it. */
function isPending({ fallbackAt }: DeliveryRow): boolean {
  return fallbackAt !== undefined;
}

function sentAgain(context: DeliveryContext, row: DeliveryRow, by: string): Step {
  const time = { at: context.nowMs(), deadlines: context.deadlines, by };
  const step = noted(stepFrom(row), "fallback-asked-for", time, { fallbackAt: time.at, fallbackFailures: 0 });
  return closing(step, "fallback-asked-for", time, dealtWithByFallback);
}
