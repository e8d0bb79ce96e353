import { DeliveryError } from "./delivery-error.js";

/**
 * Where a delivery stands and what it may go on to: the one table, read by everything that changes a state.
 *
 * - `queued`: bytes and ids are stored.
 * - `sending`: a request is out.
 * - `outcome-unknown`: no answer came; it may have arrived (ME-13). An answer from the practice proves that it did.
 * - `sent`: MESH took it and gave a message id.
 * - `received`: the practice's system has it (20013, and 20007 or 20008: it had it already).
 * - `patient-matched`: the practice knows the patient (30001, 30004).
 * - `rejected`: a negative code, final for this message (UR-103, UR-114).
 * - `switched-off`: the practice does not take Update Record (20010); it goes there another way (UR-102).
 * - `undeliverable`: MESH reported that it could not be delivered (EPL-150 to EPL-154, 14 and others).
 * - `overdue`: an acknowledgement did not come in time; a late one still counts.
 * - `delivered-by-fallback`, `replaced`, `void`: ends.
 */
export const stateTable = {
  queued: ["sending"],
  sending: ["sent", "queued", "outcome-unknown"],
  "outcome-unknown": ["sending", "sent"],
  sent: ["received", "patient-matched", "rejected", "switched-off", "undeliverable", "overdue"],
  received: ["patient-matched", "rejected", "overdue"],
  "patient-matched": ["replaced"],
  rejected: ["void"],
  "switched-off": ["delivered-by-fallback"],
  undeliverable: ["delivered-by-fallback"],
  overdue: ["received", "patient-matched", "rejected", "switched-off", "undeliverable"],
  "delivered-by-fallback": [],
  replaced: [],
  void: [],
} as const;

/** A state of a delivery: see {@link stateTable}. */
export type DeliveryState = keyof typeof stateTable;

/** All states, in the order of the table. */
export const deliveryStates: readonly DeliveryState[] = Object.keys(stateTable) as DeliveryState[];

/** Whether a delivery may go from one state straight to the other. */
export function mayGo(from: DeliveryState, to: DeliveryState): boolean {
  const next: readonly DeliveryState[] = stateTable[from];
  return next.includes(to);
}

/** @throws DeliveryError with reason `transition-refused` where the table does not allow it. */
export function checkTransition(from: DeliveryState, to: DeliveryState): void {
  if (!mayGo(from, to)) {
    throw new DeliveryError("transition-refused", `A delivery that is ${from} cannot become ${to}.`);
  }
}
