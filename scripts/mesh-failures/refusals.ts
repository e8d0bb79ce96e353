import type { FailureRows } from "./row.js";

const settings = ["authentication-refused", "mailbox", "not-done", "no resend"] as const;
const failed = { send: ["server-failed", "network", "unknown", "resend"], tries: 3 } as const;
const refused = ["request-refused", "message", "not-done", "no resend"] as const;
const waitAndSend = "Wait, then send the same bytes again.";

/** Answers that are no success, by status. */
export const refusals: FailureRows = {
  302: {
    failure: "302, a redirect (never followed)",
    send: ["answer-unreadable", "mailbox", "unknown", "no resend"],
    todo: "Check `baseUrl` and what is in between, then send the same bytes again.",
  },
  400: {
    failure: "400 with the headers that MESH does not accept",
    send: refused,
    todo: "The error names the headers: correct the message.",
  },
  401: { failure: "401", send: settings, todo: "MESH answers 403: check what is in between." },
  "403-token": { failure: "403", send: settings, todo: "Check password, shared key, mailbox, environment." },
  "403-clock": {
    failure: "403, and the clocks differ by two hours",
    send: ["clock-wrong", "mailbox", "not-done", "no resend"],
    todo: "Set this computer's clock.",
  },
  "403-reused": {
    failure: "403: the token was used before",
    send: ["token-reused", "mailbox", "not-done", "resend"],
    todo: "Check `newNonce`, and what is in between.",
  },
  "403-mailbox": {
    failure: "403 with EPL-151: no such mailbox",
    send: ["mailbox-unknown", "mailbox", "not-done", "no resend"],
    todo: "Check `mailboxId` and the environment.",
  },
  "403-not-ours": {
    failure: "403: it belongs to another mailbox",
    send: ["not-ours", "mailbox", "not-done", "no resend"],
    todo: "Check which mailbox the id came from.",
  },
  404: {
    failure: "404",
    send: ["configuration-invalid", "mailbox", "not-done", "no resend"],
    read: ["message-not-found", "message", "not-done", "no resend"],
    todo: "To a send: check `baseUrl`. To a download: list the inbox again.",
  },
  405: { failure: "405", send: refused, todo: "Check `baseUrl`, and what is in between." },
  407: {
    failure: "407 in place of MESH's answer",
    send: ["proxy-failed", "mailbox", "not-done", "no resend"],
    todo: "Put user and password into the option `proxy`.",
  },
  408: {
    failure: "408",
    send: ["timeout", "network", "unknown", "resend"],
    tries: 3,
    todo: waitAndSend,
  },
  410: {
    failure: "410",
    send: ["message-gone", "message", "not-done", "no resend"],
    todo: "Nothing to collect: it expired, failed, or was collected.",
  },
  413: { failure: "413", send: refused, todo: "Send it in parts (`chunkBytes`), if the recipient can." },
  423: { failure: "423 to anything but a part", send: refused, todo: "Tell the MESH service." },
  425: {
    failure: "425",
    send: ["throttled", "network", "not-done", "resend"],
    todo: waitAndSend,
  },
  429: {
    failure: "429, with or without Retry-After",
    send: ["throttled", "network", "not-done", "resend"],
    tries: 3,
    todo: waitAndSend,
  },
  500: { failure: "500", ...failed, todo: waitAndSend },
  502: { failure: "502", ...failed, todo: waitAndSend },
  503: { failure: "503, also as a page", ...failed, todo: waitAndSend },
  504: { failure: "504", ...failed, todo: waitAndSend },
};
