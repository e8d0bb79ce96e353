import type { DeliveryState } from "../delivery/states.js";

/** Each state in plain words. */
export const stateWords: Readonly<Record<DeliveryState, string>> = {
  queued: "waiting to be sent",
  sending: "on its way to MESH",
  "outcome-unknown": "no answer from MESH: it may have arrived, so exactly the same bytes are sent again",
  sent: "MESH has it and is looking for the patient's practice",
  received: "the practice's system has it",
  "patient-matched": "the practice knows the patient",
  rejected: "the practice's system rejected it",
  "switched-off": "the practice does not accept Update Record",
  undeliverable: "MESH could not deliver it",
  overdue: "no answer in time",
  refused: "MESH does not take it",
  "sent-by-fallback": "sent to the practice another way",
  replaced: "replaced by a later message",
  void: "void",
  settled: "a person has dealt with it",
  cancelled: "taken back before it was sent",
};
