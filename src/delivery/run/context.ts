import { ourWorkflows } from "../../transport/polling/workflows.js";
import { transportFor } from "../../transport/polling/options.js";
import { instantOf } from "../../values/dates.js";
import { givenDate } from "../../values/given.js";
import { newUuid } from "../../values/uuid.js";
import { deadlinesOf } from "../deadlines.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { DeliveryOptions } from "../delivery-options.js";
import { fallbackPolicy, rememberMsOf } from "../fallback/policy.js";
import { activityTeller } from "../insight/activity.js";
import { watchedStore } from "../insight/watched-store.js";
import { newWorkRecord } from "../insight/work-record.js";
import { checkDeliveryOptions, workOf } from "./options.js";
import { newWake } from "./wake.js";

/** What the parts of a delivery share, but for the key, which only the opened store knows. */
export function contextOf(options: DeliveryOptions): Omit<DeliveryContext, "lookUpKey"> {
  checkDeliveryOptions(options);
  const { store, transport, sender, onAttention, onEvent } = options;
  const { clock = () => new Date(), newId = newUuid, random = Math.random } = options;
  const senderWake = newWake();
  const read = (): Date => {
    const now = clock();
    givenDate(now, "clock");
    return now;
  };
  const tell = activityTeller(onEvent, read);
  return {
    store: onEvent === undefined ? store : watchedStore(store, tell),
    transport,
    transportOf: (mailboxId) => transportFor(transport, mailboxId),
    sender,
    safety: options.safety ?? {},
    deadlines: deadlinesOf(options.deadlines),
    ours: ourWorkflows(options.workflows),
    retention: options.retention,
    work: workOf(options.work, transport),
    fallback: fallbackPolicy(options.fallback),
    rememberMs: rememberMsOf(options.fallback),
    clock: read,
    isSystemClock: options.clock === undefined,
    now: () => instantOf(read()),
    nowMs: () => read().getTime(),
    newId,
    // A pause that is no number would be the end of a message.
    random: () => inRange(random()),
    onAttention,
    tell,
    record: newWorkRecord(() => read().getTime()),
    wakeSender: () => senderWake.wake(),
    senderWake,
  };
}

/** The mailboxes whose inboxes are read. @throws MeshError `configuration-invalid` where the transport lacks one. */
export function mailboxesOf({ transport, sender, mailboxes = [] }: DeliveryOptions): readonly string[] {
  const named = new Set([...mailboxes, ...(sender === undefined ? [] : [sender.mailboxId])]);
  for (const mailboxId of named) transportFor(transport, mailboxId);
  return [...named];
}

function inRange(drawn: number): number {
  return drawn >= 0 && drawn < 1 ? drawn : 0.5;
}
