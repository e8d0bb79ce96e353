import type { FailureRows } from "./row.js";

const ofMessage = { send: ["request-refused", "message", "not-done", "no resend"], read: "none" } as const;
const ofMailbox = { send: ["request-refused", "mailbox", "not-done", "no resend"], read: "none" } as const;

/** 417, by MESH's own code (ME-10). */
export const meshCodes: FailureRows = {
  "02": { failure: "417 with 02: data missing", ...ofMessage, todo: "Correct the message." },
  "06": { failure: "417 with 06: malformed headers", ...ofMessage, todo: "Correct subject, ids or file name." },
  "07": { failure: "417 with 07: invalid from address", ...ofMailbox, todo: "Check `mailboxId`." },
  "08": { failure: "417 with 08: no mex-to", ...ofMessage, todo: "Give the message an address." },
  "11": { failure: "417 with 11: wrong message type", ...ofMessage, todo: "Tell the MESH service." },
  "12": {
    failure: "417 with 12: nobody is registered at mex-to",
    send: ["recipient-unknown", "message", "not-done", "no resend"],
    read: "none",
    todo: "Check the address; reach the practice another way.",
  },
  "16": {
    failure: "417 with 16: this mailbox may not send this type",
    ...ofMailbox,
    todo: "Have the workflow allowed for the mailbox.",
  },
  "17": {
    failure: "417 with 17: the workflow is not registered",
    ...ofMailbox,
    todo: "Have the workflow registered for the mailbox.",
  },
  other: {
    failure: "417 with any other code, or none",
    ...ofMessage,
    todo: "Look at `meshCode`; tell the MESH service.",
  },
};
