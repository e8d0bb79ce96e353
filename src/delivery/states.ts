import { givenKeyOf } from "../values/given.js";
import { DeliveryError } from "./delivery-error.js";

/**
 * The states of a delivery, and the states that may follow each. Whatever changes a state reads this table.
 *
 * - `queued`: bytes and ids are stored.
 * - `sending`: a request to MESH is in progress.
 * - `outcome-unknown`: MESH did not answer, so it may have the message (ME-13). An answer of the practice proves it.
 * - `sent`: MESH accepted it and returned a message id.
 * - `received`: the practice's system has it (20013; 20007 or 20008 where it had it already).
 * - `patient-matched`: the practice knows the patient (30001, 30004).
 * - `rejected`: a negative code, final for this message (UR-103, UR-114).
 * - `switched-off`: the practice does not accept Update Record (20010): send the consultation another way (UR-102).
 * - `undeliverable`: MESH reported that it could not be delivered (EPL-150 to EPL-154, 14 and others).
 * - `overdue`: an acknowledgement did not come in time. A late one still counts.
 * - `delivered-by-fallback`, `replaced`, `void`: final states.
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

/** Whether the state `to` may directly follow the state `from`. */
export function mayGo(from: DeliveryState, to: DeliveryState): boolean {
  givenKeyOf(stateTable, from, "state");
  const next: readonly DeliveryState[] = stateTable[from];
  return next.includes(to);
}

/** @throws DeliveryError with reason `transition-refused` where the table does not allow it. */
export function checkTransition(from: DeliveryState, to: DeliveryState): void {
  if (!mayGo(from, to)) {
    throw new DeliveryError("transition-refused", `A delivery that is ${from} cannot become ${to}.`);
  }
}
