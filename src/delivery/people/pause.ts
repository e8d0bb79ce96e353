import { parseMailboxId } from "../../values/mailbox-id.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { PersonOptions } from "../delivery.js";
import { givenPerson } from "./person.js";

/** Nothing is sent from the mailbox any more, except what is under way. */
export async function pauseMailbox(context: DeliveryContext, mailboxId: string, options: PersonOptions): Promise<void> {
  const by = givenPerson(options);
  await checkMailbox(context, mailboxId);
  await context.store.setPaused(mailboxId, { at: context.nowMs(), by });
}

export async function resumeMailbox(
  context: DeliveryContext,
  mailboxId: string,
  options: PersonOptions,
): Promise<void> {
  givenPerson(options);
  await checkMailbox(context, mailboxId);
  await context.store.setPaused(mailboxId, undefined);
  context.wakeSender();
}

/** A misspelt mailbox would pause nothing, and nobody would notice. */
async function checkMailbox(context: DeliveryContext, mailboxId: string): Promise<void> {
  parseMailboxId(mailboxId);
  const known = await context.store.listMailboxes();
  if (!known.some((each) => each.mailboxId === mailboxId)) context.transportOf(mailboxId);
}
