import { changeRecord } from "../../change-record.js";
import type { DeliveryContext } from "../../delivery-context.js";
import type { DeliveryState } from "../../states.js";
import { goOn, stepFrom } from "../../step.js";
import type { ClaimedSend } from "../../store/store.js";

/** States in which the same bytes would go again. */
const goesAgain: readonly DeliveryState[] = ["outcome-unknown", "queued"];

/**
 * MESH accepted a send whose lease was lost meanwhile: it has the message, so the message need not go again. A send
 * that MESH has reported as not delivered proves nothing, and a worker that is sending it again by now finds out for
 * itself.
 *
 * @throws DeliveryError `changed-meanwhile`, StoreError.
 */
export async function provenLate(context: DeliveryContext, { row, attempt }: ClaimedSend): Promise<void> {
  await changeRecord(context, row.id, async (now) => {
    if (!goesAgain.includes(now.state)) return undefined;
    const sent = (await context.store.listAttempts(row.id)).find(({ number }) => number === attempt);
    if (sent?.meshMessageId === undefined || sent.reportCode !== undefined) return undefined;
    const time = { at: context.nowMs(), deadlines: context.deadlines };
    return goOn(stepFrom(now), "sent", "mesh-accepted", time, { failures: 0 });
  });
}
