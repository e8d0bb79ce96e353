/** What one of MESH's codes means, and what the sender must do. Sending the same bytes again never helps. */
export interface MeshErrorRow {
  readonly meaning: string;
  /** True if the code comes from tracing the patient for automatic routing, as a report in the inbox (UR-093). */
  readonly routing: boolean;
  /** What the sender must do now. */
  readonly action: string;
}

/** A code that MESH returns or reports. */
export type MeshErrorCode =
  | "02"
  | "06"
  | "07"
  | "08"
  | "11"
  | "12"
  | "14"
  | "15"
  | "16"
  | "17"
  | "EPL-150"
  | "EPL-151"
  | "EPL-152"
  | "EPL-153"
  | "EPL-154";

function refused(meaning: string, action: string): MeshErrorRow {
  return { meaning, routing: false, action };
}

function notRouted(meaning: string, action: string): MeshErrorRow {
  return { meaning, routing: true, action };
}

/**
 * MESH's error codes (ME-10, UR-093). Source: NHS England's MESH API description (mesh-api.yaml, "Error codes") for the
 * two-digit codes, the Update Record guide 1.2.0-public-beta for the EPL codes; the texts are this project's own.
 */
export const meshErrors: Readonly<Record<MeshErrorCode, MeshErrorRow>> = {
  "02": refused("the data is missing", "Send the message again with its content."),
  "06": refused("the headers are malformed", "The sending software is at fault: correct the headers."),
  "07": refused(
    "the sender's address does not belong to the mailbox that asked",
    "Correct the mailbox in the configuration.",
  ),
  "08": refused(
    "the recipient's address is missing",
    "The sending software is at fault: every message needs an address.",
  ),
  "11": refused("the message type is wrong", "The sending software is at fault: a message is of type DATA."),
  "12": refused(
    "the address is not registered",
    "A person must check the address. Give the practice the consultation another way.",
  ),
  "14": refused(
    "nobody collected the message in time",
    "The practice has not read it: give it the consultation another way, and tell a person.",
  ),
  "15": refused("a child protection file was wrong", "Not expected for Update Record: tell a person."),
  "16": refused(
    "this mailbox may not send messages of this type",
    "A person must have the workflow set up for the mailbox.",
  ),
  "17": refused(
    "the workflow is not registered for the mailbox",
    "A person must have the workflow set up for the mailbox.",
  ),
  "EPL-150": notRouted(
    "more than one mailbox matches the patient's practice",
    "A person must call the service desk. Give the practice the consultation another way.",
  ),
  "EPL-151": notRouted(
    "the patient's practice has no mailbox for Update Record",
    "Give the practice the consultation another way, and tell a person.",
  ),
  "EPL-152": notRouted("the NHS number is invalid", "Correct the NHS number and send a new message."),
  "EPL-153": notRouted("the NHS number was not found", "A person must trace the patient again."),
  "EPL-154": notRouted(
    "NHS number, date of birth and surname do not belong together",
    "A person must trace the patient again. Do not change anything silently.",
  ),
};

/** True for a code of the table. */
export function isMeshErrorCode(code: unknown): code is MeshErrorCode {
  return typeof code === "string" && Object.hasOwn(meshErrors, code);
}
