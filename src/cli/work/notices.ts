import type { Attention } from "../../delivery/attention.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { jsonLine } from "../json-line.js";
import type { Terminal } from "../terminal.js";

/**
 * Tells a person of each new attention: one line on standard error, or with `--format json` one object in one line on
 * standard output. `--quiet` does not silence it.
 */
export function notices(
  command: string,
  { store, terminal, isJson }: { readonly store: DeliveryStore; readonly terminal: Terminal; readonly isJson: boolean },
): (attention: Attention) => Promise<void> {
  return async ({ id, reason, text, since, deliveryId, mailboxId, inboxMessageId }) => {
    const row = deliveryId === undefined ? undefined : await store.findById(deliveryId);
    if (isJson) {
      const { id: recordId = null, callerId = null, state = null } = row ?? {};
      terminal.out(`${jsonLine({ id: recordId, callerId, state, attention: [{ id, reason, text, since }] })}\n`);
      return;
    }
    const item = inboxMessageId === undefined ? "" : `, item ${inboxMessageId}`;
    const about = row === undefined ? `mailbox ${mailboxId}${item}` : `${row.callerId} is ${row.state}`;
    terminal.err(`update-record ${command}: a person is needed (${reason}): ${about}. ${text} Attention ${id}\n`);
  };
}
