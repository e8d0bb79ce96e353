import type { MeshErrorReason } from "../../transport/mesh-error.js";

/** What is said of a failed call to MESH, here and in docs/mesh.md. */
export interface MeshReason {
  /** What certainly happened to a send; left out for what never ends one. */
  readonly certainty?: string;
  /** Whether the same request may succeed unchanged. */
  readonly resend: string;
  readonly cause: string;
  /** What to do. */
  readonly action: string;
}

/** Every reason of a MeshError. */
export const meshReasons: Readonly<Record<MeshErrorReason, MeshReason>> = {
  "configuration-invalid": {
    certainty: "not-done",
    resend: "no",
    cause: "options that cannot work; no MESH API at `baseUrl` (404)",
    action: "Correct the option that the message names.",
  },
  "no-such-mailbox": {
    certainty: "not-done",
    resend: "no",
    cause: "`forMailbox` of a mailbox that the option `mailboxes` does not know",
    action: "Add the mailbox to `mailboxes`, or leave it to the process that has it.",
  },
  "transport-closed": {
    certainty: "not-done",
    resend: "no",
    cause: "used after `close()`",
    action: "Open a new transport.",
  },
  "folder-unusable": {
    certainty: "not-done; unknown once the message may be visible to the MESH client",
    resend: "depends",
    cause: "a folder of the MESH client is missing or full, or this program may not use it",
    action: "Create the folder, free some space, or give this program the rights to it.",
  },
  busy: {
    certainty: "not-done",
    resend: "yes",
    cause: "no connection became free in time",
    action: "Send again later. A larger `limits.waiting` waits for longer.",
  },
  aborted: {
    certainty: "not-done; unknown once it had left",
    resend: "yes",
    cause: "your `signal`",
    action: "Send exactly the same bytes again if the message is still wanted.",
  },
  "proxy-failed": {
    certainty: "not-done",
    resend: "after a 5xx or no answer",
    cause: "the proxy wants a password or another one (401, 407), refuses the host, or does not answer",
    action: "Check `proxy`: its address, user and password, and whether it lets you through to MESH.",
  },
  "header-invalid": {
    certainty: "not-done",
    resend: "no",
    cause: "a header is too long for MESH, or not ASCII",
    action: "Correct what the message names, such as the file name or the subject.",
  },
  "too-large": {
    certainty: "not-done",
    resend: "no",
    cause: "more than 100 MB (an answer of that size to a send: done)",
    action: "Send less: a consultation with its attachments fits many times over.",
  },
  unreachable: {
    certainty: "not-done",
    resend: "yes",
    cause: "wrong host name, firewall, proxy, server down",
    action: "Check `baseUrl`, and what stands in between. Workers keep trying.",
  },
  "server-untrusted": {
    certainty: "not-done",
    resend: "no",
    cause: "`tls.ca` belongs to another environment, or a certificate or this computer's date is wrong",
    action: "Give the CA of this environment as `tls.ca`, and check the computer's date.",
  },
  "server-name-mismatch": {
    certainty: "not-done",
    resend: "no",
    cause: "the host in `baseUrl` is wrong, or the server's certificate has no subject alternative name",
    action: "Correct `baseUrl`.",
  },
  "certificate-refused": {
    certainty: "not-done; unknown where a server refuses without a word what it took before",
    resend: "no",
    cause: "our certificate is missing, expired, revoked, or from another CA or environment",
    action: "Renew the client certificate, or give the one of this environment.",
  },
  "tls-failed": {
    certainty: "not-done; unknown once the connection was in use",
    resend: "depends",
    cause: "no TLS server, a proxy in between, a certificate refused under TLS 1.2",
    action: "Check `baseUrl`, the proxy, and the client certificate.",
  },
  "connection-lost": {
    certainty: "unknown",
    resend: "yes",
    cause: "the connection was cut before the answer",
    action: "Send exactly the same bytes again: the practice's system knows a second one by its ids.",
  },
  timeout: {
    certainty: "unknown",
    resend: "yes",
    cause: "no complete answer in time (`limits`)",
    action: "Send exactly the same bytes again: the practice's system knows a second one by its ids.",
  },
  "authentication-refused": {
    certainty: "not-done",
    resend: "no",
    cause: "password, shared key, environment, mailbox or token is wrong: MESH does not say which",
    action: "Compare password, shared key, mailbox and environment with what NHS England gave you.",
  },
  "clock-wrong": {
    certainty: "not-done",
    resend: "no",
    cause: "403, and the server's Date header differs from our clock by about two hours or more",
    action: "Set the computer's clock.",
  },
  "token-reused": {
    certainty: "not-done",
    resend: "yes",
    cause: "`newNonce` repeats itself, or something in between repeats requests",
    action: "Leave out `newNonce`, or make sure that it never repeats a value.",
  },
  "mailbox-unknown": {
    certainty: "not-done",
    resend: "no",
    cause: "`mailboxId` or the environment is wrong",
    action: "Correct `mailboxId` or `baseUrl`.",
  },
  "not-ours": {
    certainty: "not-done",
    resend: "no",
    cause: "the message belongs to another mailbox",
    action: "Use the mailbox that the message was sent to.",
  },
  "recipient-unknown": {
    certainty: "not-done",
    resend: "no",
    cause: "417 / 12: nobody is registered at mex-to",
    action: "Check the address: MESH has nobody there who takes this workflow.",
  },
  "request-refused": {
    certainty: "not-done",
    resend: "no",
    cause: "another 4xx; `meshCode` and the message say more",
    action: "Correct what `meshCode` names: `update-record explain` knows each code.",
  },
  "message-not-found": {
    resend: "no",
    cause: "MESH answered 404 to a download or acknowledgement",
    action: "Carry on: this mailbox has no such message.",
  },
  "message-gone": {
    resend: "no",
    cause: "MESH answered 410 to a download or acknowledgement",
    action: "Carry on: it was acknowledged, or was there for longer than MESH keeps it.",
  },
  throttled: {
    certainty: "not-done",
    resend: "yes",
    cause: "MESH answered 429: too many requests",
    action: "Wait, and ask less often: once in five minutes is enough for an inbox.",
  },
  "server-failed": {
    certainty: "unknown",
    resend: "yes",
    cause: "MESH answered 5xx",
    action: "Send exactly the same bytes again: the practice's system knows a second one by its ids.",
  },
  "answer-unreadable": {
    certainty: "unknown; done after a 202 without a message id",
    resend: "no",
    cause: "something other than MESH answered",
    action: "Check `baseUrl`, and what stands in between.",
  },
};
