import type { DeliveryContext } from "../delivery-context.js";
import { changeOf, noted, stepFrom, type StepTime } from "../step.js";
import type { DeliveryRow } from "../store/rows.js";
import { whereItIs } from "./places.js";
import { givenUp } from "./replace.js";

/** How many replacements are read at a time. */
const pageSize = 100;

/**
 * Lets replacements go once it is certain what became of their originals. One that fails is reported, and does not hold
 * up the others. Returns how many.
 *
 * @throws StoreError where the store cannot list them.
 */
export async function releaseAll(context: DeliveryContext, tell: (error: unknown) => void): Promise<number> {
  const { store } = context;
  let released = 0;
  for (let after: DeliveryRow | undefined, isLast = false; !isLast;) {
    const page = await store.listReleasable(pageSize, after);
    for (const id of new Set(page.map(({ waitsFor }) => waitsFor))) {
      try {
        const original = id === undefined ? undefined : await store.findById(id);
        if (original !== undefined) released += await releaseWaiting(context, original);
      } catch (error) {
        tell(error);
      }
    }
    after = page.at(-1);
    isLast = page.length < pageSize;
  }
  return released;
}

/**
 * Lets the replacements of one original go, once it is certain what became of that: after it as replacements, or in its
 * place, where it never reached the practice. Returns how many.
 */
export async function releaseWaiting(context: DeliveryContext, original: DeliveryRow): Promise<number> {
  const { store, deadlines } = context;
  const where = await whereItIs(context, original);
  if (where === "waits") return 0;
  let released = 0;
  for (const waiting of await store.listWaitingFor(original.id)) {
    const now = context.clock();
    const time: StepTime = { at: now.getTime(), deadlines };
    const facts = { waitsFor: undefined, runAt: time.at, dueAt: deadlines.infrastructure(now).getTime() };
    const end = where === "never-taken" ? givenUp(original, time) : undefined;
    const step =
      where === "never-taken"
        ? noted(stepFrom(waiting), "goes-as-first", time, { ...facts, goesAsFirst: true })
        : noted(stepFrom(waiting), "original-sent", time, facts);
    if (await store.apply(changeOf(end === undefined ? [step] : [step, end]))) released += 1;
  }
  if (released > 0) context.wakeSender();
  return released;
}
