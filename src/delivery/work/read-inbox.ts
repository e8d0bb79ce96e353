import type { DeliveryContext } from "../delivery-context.js";
import type { PollFailure } from "../delivery.js";
import { keepInboxItem, type Kept } from "./keep-inbox-item.js";

/** What reading the inbox came to. */
export interface InboxRead {
  readonly kept: readonly Exclude<Kept, { kind: "left" }>[];
  /** Items that were stored by an earlier poll, and only now acknowledged to MESH. */
  readonly keptBefore: number;
  readonly failures: readonly PollFailure[];
}

/** Each item is downloaded, stored, then acknowledged (ME-08). One that fails stays with MESH and holds up no other. */
export async function readInbox(context: DeliveryContext): Promise<InboxRead> {
  const ids: string[] = [];
  for await (const messageId of context.transport.listInbox()) ids.push(messageId);
  const kept: Exclude<Kept, { kind: "left" }>[] = [];
  const failures: PollFailure[] = [];
  let keptBefore = 0;
  for (const messageId of ids) {
    try {
      if ((await context.store.findInboxItem(messageId)) === undefined) {
        const result = await keepInboxItem(context, await context.transport.download(messageId));
        if (result.kind === "left") continue;
        kept.push(result);
      } else {
        keptBefore += 1;
      }
      await context.transport.acknowledge(messageId);
    } catch (error) {
      failures.push({ messageId, error });
    }
  }
  return { kept, keptBefore, failures };
}
