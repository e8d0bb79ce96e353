import type { DeliveryState } from "../../delivery/states.js";

/** Each state in plain words. */
export const stateWords: Readonly<Record<DeliveryState, string>> = {
  queued: "stored, waiting to be sent",
  sending: "handed to MESH",
  "outcome-unknown": "no answer from MESH: it may have arrived, so the very same bytes go again",
  sent: "MESH has it and looks for the patient's practice",
  received: "the practice's system has it",
  "patient-matched": "the practice knows the patient",
  rejected: "the practice's system refused it",
  "switched-off": "the practice does not take Update Record",
  undeliverable: "MESH could not deliver it",
  overdue: "no answer in time (here seconds stand for hours)",
  "delivered-by-fallback": "delivered another way",
  replaced: "replaced by a later message",
  void: "void",
};
