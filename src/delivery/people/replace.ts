import { assertNever } from "../../errors.js";
import type { Consultation } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { checkReplacement } from "../../message/replacement.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { SuccessorOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { mayGo } from "../states.js";
import { closing, goOn, needing, noted, stepFrom, type Step, type StepTime } from "../step.js";
import type { DeliveryFacts, DeliveryRow } from "../store/rows.js";
import { checkNoSuccessor, gone, placeAfter, placeBehind, placeOf, whereItIs } from "./places.js";
import { versionOf } from "./replaced-by.js";
import { succeed } from "./successor.js";

/** A message that replaces one (UR-080), or takes the place of one that never reached the practice. */
export function replace(
  context: DeliveryContext,
  id: string,
  consultation: Consultation,
  options: SuccessorOptions,
): Promise<DeliveryRecord> {
  return succeed(context, id, consultation, options, async (row) => {
    await checkReplaceable(context, row);
    // CS-23, also for what goes as a first version.
    checkReplacement(await versionOf(context, row), parseConsultation(consultation));
    const time: StepTime = { at: context.nowMs(), deadlines: context.deadlines, by: options.by };
    const where = await whereItIs(context, row);
    switch (where) {
      case "sent":
        return { place: await placeAfter(context, row), step: instead(context, row, time) };
      case "waits":
        return { place: await placeBehind(context, row), step: notedReplacement(row, time) };
      case "never-taken":
        return {
          place: await placeOf(context, row, { kind: "replaces", deliveryId: id }),
          step: closing(givenUp(row, time) ?? notedReplacement(row, time), "replaced-by", time),
        };
      default:
        return assertNever(where, "place of a delivery");
    }
  });
}

/** The end of a message that never reached the practice. Undefined where it has ended already. */
export function givenUp(row: DeliveryRow, time: StepTime): Step | undefined {
  const to = row.state === "queued" ? "cancelled" : "void";
  const isEnded = row.state === "sent-by-fallback" || row.state === "settled";
  if (isEnded || !mayGo(row.state, to)) return undefined;
  return goOn(stepFrom(row), to, "replaced-by", time, { waitsFor: undefined });
}

/** The change of the original lets one of two replacements alone win. */
function notedReplacement(row: DeliveryRow, time: StepTime, set: Partial<DeliveryFacts> = {}): Step {
  return noted(stepFrom(row), "replacement-submitted", time, set);
}

/**
 * The replacement is followed from now on: the first version must not go another way beside it. A person sees that no
 * answer came, as without another way: the replacement may be taken back.
 */
function instead(context: DeliveryContext, row: DeliveryRow, time: StepTime): Step {
  const step = notedReplacement(row, time, { fallbackAt: undefined });
  return row.fallbackAt === undefined ? step : needing(step, "acknowledgement-overdue", context.newId(), time);
}

/** @throws DeliveryError `transition-refused` where something else was, or is to be, in its place. */
async function checkReplaceable(context: DeliveryContext, row: DeliveryRow): Promise<void> {
  await checkNoSuccessor(context, row);
  if (!gone.includes(row.state)) return;
  throw new DeliveryError(
    "transition-refused",
    `A delivery that is ${row.state} cannot be replaced: submit the consultation under a new id.`,
    { deliveryId: row.id },
  );
}
