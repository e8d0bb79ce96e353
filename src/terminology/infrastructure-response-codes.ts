import type { ResponseCodeRow } from "./response-code-row.js";

/** A code of an infrastructure acknowledgement. */
export type InfrastructureResponseCode =
  | "10001"
  | "10002"
  | "10003"
  | "10004"
  | "10005"
  | "10007"
  | "10008"
  | "10009"
  | "10010"
  | "20001"
  | "20002"
  | "20003"
  | "20004"
  | "20005"
  | "20006"
  | "20007"
  | "20008"
  | "20009"
  | "20010"
  | "20011"
  | "20012"
  | "20013"
  | "20014"
  | "20015";

function rejected(display: string, action: string): ResponseCodeRow {
  return { display, level: "infrastructure", positive: false, outcome: "rejected", action };
}

const fixAndSendNew = "The sending software is at fault: correct it and send a new message with new ids.";
const fixHeader = "The message header is wrong: correct the sending software and send a new message with new ids.";

/**
 * Codes 10001 to 20015, of infrastructure acknowledgements (UR-112, UR-113).
 * Source: CodeSystem ITK-ResponseCodes-1 1.5.0 of 1 February 2022 for code and display; ITK3 Message Distribution 2.10
 * for the level; the actions are in this project's own words. There is no 10006.
 */
export const infrastructureResponseCodes: Readonly<Record<InfrastructureResponseCode, ResponseCodeRow>> = {
  "10001": rejected("Handling Specification Error", fixAndSendNew),
  "10002": rejected("Infrastructure Level Response Value - Processing Error", fixAndSendNew),
  "10003": rejected("Business Level Response Value - Processing Error", fixAndSendNew),
  "10004": rejected(
    "Message Definition Value - Processing Error",
    "The practice's system does not know this kind of message, or the definition is wrong. If the definition is " +
      "right, give the practice the consultation another way, and tell a person.",
  ),
  "10005": rejected(
    "Message Definition Version Value - Processing Error",
    "The practice's system does not know this version of the message. If the definition is right, give the " +
      "practice the consultation another way, and tell a person.",
  ),
  "10007": rejected("Sender Reference Value - Processing Error", fixHeader),
  "10008": rejected("Handling Specification Business Rule Error", fixHeader),
  "10009": rejected(
    "Unreadable message received",
    "The message arrived damaged or malformed: check encoding and compression, build it again and send it as a " +
      "new message.",
  ),
  "10010": rejected("Recipient Type - Processing Error", fixHeader),
  "20001": rejected(
    "Unrecognised Recipient Person",
    "The person addressed is not known there: a person must check the address.",
  ),
  "20002": rejected(
    "Unrecognised Recipient Organisation",
    "The organisation addressed is not known there: a person must check where the patient is registered. Send the " +
      "consultation another way.",
  ),
  "20003": rejected(
    "Unrecognised Sender",
    "The practice's system does not know this pharmacy: a person must take it up with whoever set up the connection.",
  ),
  "20004": rejected(
    "Non-Approved file type received as an attachment",
    "An attachment is of a type that is not approved: take it out or change it, and send a new message.",
  ),
  "20005": rejected(
    "Unsupported file type received as an attachment",
    "The practice's system cannot take an attachment of this type: take it out or change it, and send a new message.",
  ),
  "20006": rejected("ITK header validation failure", fixHeader),
  "20007": {
    display: "Duplicate Message received",
    level: "infrastructure",
    positive: false,
    outcome: "already-there",
    action:
      "The practice has this message already. Do not send it again; wait for the acknowledgements of the first copy.",
  },
  "20008": {
    display: "Duplicate Document received",
    level: "infrastructure",
    positive: false,
    outcome: "already-there",
    action:
      "The practice has this document already. Do not send it again; wait for the acknowledgements of the first " +
      "copy. A correction needs a new document that replaces it.",
  },
  "20009": rejected(
    "Payload validation failure",
    "Nothing of the message was taken: correct the content and send a new message.",
  ), // UR-103
  "20010": {
    display: "Unrecognised Payload Recipient Organisation",
    level: "infrastructure",
    positive: false,
    outcome: "switched-off",
    action:
      "This practice does not take Update Record: send the consultation as a PDF another way, such as NHSmail. " +
      "Do not send the message again.", // UR-102
  },
  "20011": rejected(
    "Unrecognised Payload Recipient Person",
    "The person named as the recipient is not known there: a person must check it.",
  ),
  "20012": rejected(
    "Unauthorised Sender",
    "The practice's system does not accept messages from this pharmacy: a person must take it up with whoever set up " +
      "the connection.",
  ),
  "20013": {
    display: "Success",
    level: "infrastructure",
    positive: true,
    outcome: "accepted",
    action: "The practice's system has taken the message in. Wait for the business acknowledgement.",
  },
  "20014": rejected(
    "Unable to Process Replacement Document",
    "The practice has rejected both the original and the replacement: treat both as void and get in touch " +
      "with the practice (UR-082).",
  ),
  "20015": rejected(
    "Message too large",
    "Make the message smaller (the recommended limit is 5 MB) and send a new one, or send the consultation as a " +
      "PDF another way.",
  ),
};
