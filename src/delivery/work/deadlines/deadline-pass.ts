import type { DeliveryContext, LoopPass } from "../../delivery-context.js";
import { changeOf, type StepTime } from "../../step.js";
import type { DeliveryRow } from "../../store/rows.js";
import { forEachAtOnce } from "../at-once.js";
import { overdueStep } from "./overdue-step.js";

const pageSize = 100;

/** Changes at a time: a store may commit them together. */
const changesAtOnce = 8;

/**
 * Finds deliveries whose deadline has passed, and tells a person (UR-101). Any number of workers may do so at once: a
 * delivery that another one changed is left to it. Returns how many deadlines passed.
 */
export const deadlinePass: LoopPass = async (context, { onFailure, signal }) => {
  let passed = 0;
  for (let after: DeliveryRow | undefined, isLast = false; !isLast;) {
    const time: StepTime = { at: context.nowMs(), deadlines: context.deadlines };
    const due = await context.store.listDue(time.at, pageSize, after).catch((error: unknown) => {
      onFailure({ loop: "deadlines", mailboxId: undefined, messageId: undefined, error });
      return [];
    });
    await forEachAtOnce(
      due,
      changesAtOnce,
      async (row) => {
        try {
          if (await pastDue(context, row, time)) passed += 1;
        } catch (error) {
          onFailure({ loop: "deadlines", mailboxId: row.mailboxId, messageId: undefined, error });
        }
      },
      signal,
    );
    // What could not be changed is for the next pass, and holds up nothing that comes after it.
    after = due.at(-1);
    isLast = due.length < pageSize || signal.aborted;
  }
  return passed;
};

/** False where another worker has changed the delivery in the meantime. */
async function pastDue(context: DeliveryContext, row: DeliveryRow, time: StepTime): Promise<boolean> {
  return context.store.apply(changeOf([await overdueStep(context, row, time)]));
}
