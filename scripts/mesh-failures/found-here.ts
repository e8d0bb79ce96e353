import type { FailureRows } from "./row.js";

const settings = {
  send: ["configuration-invalid", "mailbox", "not-done", "no resend"],
  arrives: false,
} as const;
const header = {
  send: ["header-invalid", "message", "not-done", "no resend"],
  read: "none",
  arrives: false,
  todo: "Correct the message.",
} as const;

/** Found before anything leaves. What is wrong with the options is found when the transport is made. */
export const foundHere: FailureRows = {
  closed: {
    failure: "the transport was closed",
    send: ["transport-closed", "mailbox", "not-done", "no resend"],
    arrives: false,
    todo: "Open a new one.",
  },
  "header-too-long": { failure: "a header is longer than MESH accepts", ...header },
  "control-character": { failure: "a header holds a line break or another control character", ...header },
  "address-not-ascii": { failure: "address, workflow id or local id are not ASCII", ...header },
  "message-too-large": {
    failure: "the message is larger than `limits.maxMessageBytes`",
    send: ["too-large", "message", "not-done", "no resend"],
    read: "none",
    arrives: false,
    todo: "Send less.",
  },
  "id-that-is-none": {
    failure: "what is asked for cannot be a message id",
    read: ["message-not-found", "message", "not-done", "no resend"],
    arrives: false,
    todo: "Use an id that MESH gave.",
  },
  "not-https": { failure: "`baseUrl` is no https address", ...settings, todo: "Correct `baseUrl`." },
  "no-password": { failure: "password or shared key are missing", ...settings, todo: "Give them." },
  "limit-that-is-none": { failure: "a limit is 0, negative or no number", ...settings, todo: "Correct `limits`." },
  "proxy-that-is-none": { failure: "`proxy` is no address of an HTTP proxy", ...settings, todo: "Correct `proxy`." },
  "no-certificate": {
    failure: "`tls` has no certificate that can be read",
    ...settings,
    todo: "Give it as PEM or PFX.",
  },
  "key-mismatch": { failure: "the key is not the certificate's", ...settings, todo: "Give the pair as it was issued." },
  "own-certificate-expired": { failure: "our certificate has expired", ...settings, todo: "Renew the certificate." },
  "tls-function-fails": {
    failure: "`tls` is a function, and fails the first time it is asked",
    ...settings,
    todo: "See the error's `cause`.",
  },
  "mailbox-unknown-here": {
    failure: "`forMailbox` for a mailbox that `mailboxes` does not know",
    send: ["no-such-mailbox", "mailbox", "not-done", "no resend"],
    arrives: false,
    todo: "Add it to `mailboxes`.",
  },
};
