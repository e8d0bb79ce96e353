import type { DeliveryState } from "../delivery/states.js";

/** Each state in plain words. */
export const stateWords: Readonly<Record<DeliveryState, string>> = {
  queued: "waiting to be sent",
  sending: "handed to MESH",
  "outcome-unknown": "no answer from MESH: it may have arrived, so exactly the same bytes are sent again",
  sent: "MESH has it and is looking for the patient's practice",
  received: "the practice's system has it",
  "patient-matched": "the practice knows the patient",
  rejected: "the practice's system rejected it",
  "switched-off": "the practice does not accept Update Record",
  undeliverable: "MESH could not deliver it",
  overdue: "no answer in time",
  "delivered-by-fallback": "delivered another way",
  replaced: "replaced by a later message",
  void: "void",
};
