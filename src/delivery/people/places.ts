import { DeliveryError } from "../delivery-error.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { DeliveryState } from "../states.js";
import type { DeliveryLink, DeliveryRow } from "../store/rows.js";
import type { Succession } from "../submit/prepare.js";
import { replacedBy, versionOf } from "./replaced-by.js";

/** Where a new delivery stands in relation to earlier ones. */
export type Place = Omit<Succession, "by">;

/** The states in which the practice's system certainly does not have the message. */
const neverTaken: readonly DeliveryState[] = [
  "cancelled",
  "refused",
  "rejected",
  "switched-off",
  "undeliverable",
  "void",
];

/** Whether a message reached the practice's system, as far as that is certain. `waits`: it is not certain yet. */
export async function whereItIs(
  { store }: Pick<DeliveryContext, "store">,
  row: DeliveryRow,
): Promise<"never-taken" | "sent" | "waits"> {
  if (row.state === "sending" || row.state === "outcome-unknown") return "waits";
  if (row.state === "queued") return (await mayHaveArrived({ store }, row)) ? "waits" : "never-taken";
  const state = await stateBeforeEnd({ store }, row);
  return neverTaken.includes(state) ? "never-taken" : "sent";
}

/** Whether any send of it may have arrived. */
export async function mayHaveArrived({ store }: Pick<DeliveryContext, "store">, { id }: DeliveryRow): Promise<boolean> {
  return (await store.listAttempts(id)).some(({ outcome }) => outcome !== "not-done");
}

/** What was known of it before a person dealt with it another way. */
async function stateBeforeEnd({ store }: Pick<DeliveryContext, "store">, row: DeliveryRow): Promise<DeliveryState> {
  if (row.state === "sent-by-fallback") return row.fallbackFrom ?? row.state;
  if (row.state !== "settled") return row.state;
  const before = (await store.listEvents(row.id)).filter(({ state }) => state !== "settled").at(-1)?.state;
  return before === "sent-by-fallback" ? (row.fallbackFrom ?? before) : (before ?? row.state);
}

/** The place after a message that was sent. */
export async function placeAfter(context: DeliveryContext, original: DeliveryRow): Promise<Place> {
  return { link: { kind: "replaces", deliveryId: original.id }, replaces: await versionOf(context, original) };
}

/** The place after a message of which nobody knows yet whether it was sent: both versions of the new one are made. */
export async function placeBehind(context: DeliveryContext, original: DeliveryRow): Promise<Place> {
  const before = await replacedBy(context, original);
  return {
    ...(await placeAfter(context, original)),
    asFirst: before === undefined ? {} : { replaces: await versionOf(context, before) },
    facts: { waitsFor: original.id, runAt: undefined },
  };
}

/**
 * The place of a message that never reached the practice: the new one replaces what that one would have replaced, and
 * otherwise is a first version, linked as `link` says.
 */
export async function placeOf(context: DeliveryContext, original: DeliveryRow, link: DeliveryLink): Promise<Place> {
  if (original.link?.kind !== "replaces") return { link, ...(link.kind === "replaces" && goesAsFirst) };
  const { waitsFor } = original;
  const further = waitsFor === undefined ? undefined : await context.store.findById(waitsFor);
  if (further !== undefined) return placeBehind(context, further);
  const before = await replacedBy(context, original);
  return {
    link: original.link,
    facts: { goesAsFirst: original.goesAsFirst },
    ...(before && { replaces: await versionOf(context, before) }),
  };
}

const goesAsFirst = { facts: { goesAsFirst: true } } as const;

/** States of a delivery whose place in a chain is free again. */
export const gone: readonly DeliveryState[] = ["cancelled", "void"];

/** The delivery that was made out of this one, and stands. */
export async function successorOf(
  { store }: Pick<DeliveryContext, "store">,
  { id }: DeliveryRow,
): Promise<DeliveryRow | undefined> {
  return (await store.listLinkedTo(id)).find(({ state }) => !gone.includes(state));
}

/**
 * A second delivery made out of the same one would reach the practice twice.
 *
 * @throws DeliveryError `transition-refused` where another delivery has been made out of it.
 */
export async function checkNoSuccessor(
  context: DeliveryContext,
  row: DeliveryRow,
  words = "Another delivery was made out of this one already: replace that one instead",
): Promise<void> {
  const successor = await successorOf(context, row);
  if (successor === undefined) return;
  throw new DeliveryError("transition-refused", `${words} (\`deliveryId\` names it).`, { deliveryId: successor.id });
}
