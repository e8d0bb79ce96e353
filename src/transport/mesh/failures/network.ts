import { MeshError, usualFaults, type MeshErrorReason, type MeshFault } from "../../mesh-error.js";
import type { Operation } from "../exchange.js";
import { answerUnreadable, tooLarge } from "./found-here.js";
import { NoAnswer, UnreadableBody } from "./no-answer.js";
import { adviceAfter, withoutAnswer } from "./without-answer.js";

interface Failure {
  readonly reason: MeshErrorReason;
  readonly codes: RegExp;
  /** True: it stands for every error of connecting, whatever its code. */
  readonly connecting?: true;
  /** True where such a failure means that the server never read the request. */
  readonly certainlyNotDone: boolean;
  readonly resendCanHelp: boolean;
  readonly words: string;
  /** Left out: the reason's usual one. */
  readonly fault?: MeshFault;
}

const lost: Omit<Failure, "codes"> = {
  reason: "connection-lost",
  certainlyNotDone: false,
  resendCanHelp: true,
  words: "The connection was lost before MESH answered.",
};

/** Network errors by their code. The first row that fits counts. */
const failures: readonly Failure[] = [
  {
    reason: "busy",
    codes: /^MESH_WAITING$/,
    certainlyNotDone: true,
    resendCanHelp: true,
    words:
      "No connection became free in time: all of this transport's wait for MESH. Nothing was sent. Try again later, " +
      "with fewer calls at a time.",
  },
  {
    reason: "aborted",
    codes: /^MESH_ABORTED$/,
    certainlyNotDone: false,
    resendCanHelp: true,
    words: "Its signal ended it.",
  },
  {
    reason: "proxy-failed",
    // tinyproxy answers 401 to a wrong password, and 407 to none.
    codes: /^MESH_PROXY_40[17]$/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words:
      "The HTTP proxy wants a user and a password, or others (401, 407): give them as http://user:password@host:port " +
      "in the option proxy.",
    fault: "mailbox",
  },
  {
    reason: "proxy-failed",
    codes: /^MESH_PROXY_(3|4(?!08|25|29))/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words: "The HTTP proxy does not let us through to MESH: allow the host and port of baseUrl there (CONNECT).",
    fault: "mailbox",
  },
  {
    reason: "proxy-failed",
    codes: /^MESH_PROXY_/,
    certainlyNotDone: true,
    resendCanHelp: true,
    words: "The HTTP proxy does not answer, or cannot reach MESH: check the option proxy, and the proxy.",
  },
  {
    reason: "unreachable",
    codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|MESH_CONNECTING)$/,
    connecting: true,
    certainlyNotDone: true,
    resendCanHelp: true,
    words:
      "No server answers at the MESH address: check baseUrl, name resolution, firewall and proxy, and whether the " +
      "server is running.",
  },
  {
    reason: "server-name-mismatch",
    codes: /^(ERR_TLS_CERT_ALTNAME_INVALID|MESH_SERVER_NAME)$/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words: "The server's certificate is for another host: check the host in baseUrl.",
  },
  {
    reason: "server-name-mismatch",
    codes: /^MESH_SERVER_UNNAMED$/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words:
      "The server's certificate has no subject alternative name, so it proves no host: it needs one, and no common " +
      "name takes its place.",
  },
  {
    reason: "server-untrusted",
    codes: new RegExp(
      "^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|" +
        "INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)",
    ),
    certainlyNotDone: true,
    resendCanHelp: false,
    words:
      "The server's certificate is not trusted: check that tls.ca holds the root and sub CA of this MESH " +
      "environment, that the certificate has not expired, and that this computer's date is right.",
  },
  {
    reason: "certificate-refused",
    codes: /_ALERT_(?:(?:BAD_|NO_|UNSUPPORTED_)?CERT|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words:
      "The server refuses our client certificate. Likely causes: it was issued by another CA or for another " +
      "environment, has expired, was revoked, or was not sent at all. Check tls.cert and tls.key.",
  },
  {
    reason: "transport-closed",
    codes: /^UND_ERR_(CLOSED|DESTROYED)$/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words: "This transport was closed. Open a new one.",
  },
  {
    reason: "timeout",
    codes: /^(MESH_HEADERS|MESH_BODY|ETIMEDOUT)$/,
    certainlyNotDone: false,
    resendCanHelp: true,
    words: "MESH did not answer in time.",
  },
  {
    reason: "tls-failed",
    // A damaged record, or a server with an internal error: that is a connection lost, and may pass.
    codes: /^(ERR_SSL_(?!\w{0,60}(RECORD_MAC|DECRYPT|INTERNAL_ERROR))|EPROTO)/,
    certainlyNotDone: false,
    resendCanHelp: false,
    fault: "mailbox",
    words:
      "No TLS connection could be set up: check that baseUrl names a MESH server, that there is no proxy in between, " +
      "and that both sides support TLS 1.2 or later.",
  },
  {
    reason: "too-large",
    codes: /^UND_ERR_RES_EXCEEDED_MAX_SIZE$/,
    certainlyNotDone: false,
    resendCanHelp: false,
    words: "The answer is larger than this transport handles.",
  },
  // The server ended the connection in the middle of a body whose length it had told.
  { ...lost, codes: /^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/ },
  {
    reason: "answer-unreadable",
    codes: /^(HPE_|UND_ERR_(RES_|HEADERS_OVERFLOW))/,
    certainlyNotDone: false,
    resendCanHelp: false,
    words: "The reply is not an HTTP response: check that baseUrl names a MESH server.",
  },
];

const endedInHandshake: Omit<Failure, "codes"> = {
  reason: "tls-failed",
  certainlyNotDone: true,
  resendCanHelp: true,
  words:
    "The connection was lost while TLS was being set up. Likely causes: the server refuses our client certificate, " +
    "there is a firewall or proxy in between, or there is no TLS server at baseUrl.",
};

/** The MeshError for what ended an attempt. A MeshError is returned as it is. */
export function networkFailure(error: unknown, operation: Operation): MeshError {
  if (error instanceof MeshError) return error;
  if (error instanceof UnreadableBody) return unreadable(error, operation);
  const { left, fresh } = error instanceof NoAnswer ? error : { left: true, fresh: true };
  const cause = error instanceof NoAnswer ? error.cause : error;
  const { reason, certainlyNotDone, resendCanHelp, words, fault = usualFaults[reason] } = failureOf(cause, left, fresh);
  const certainty = certainlyNotDone || !left ? "not-done" : withoutAnswer(operation);
  return new MeshError(`The ${operation} call failed. ${words}${adviceAfter(certainty, operation)}`, {
    reason,
    fault,
    certainty,
    resendCanHelp,
    cause,
  });
}

function failureOf(cause: unknown, left: boolean, fresh: boolean): Omit<Failure, "codes"> {
  const { code, isConnecting } = networkError(cause);
  const known = failures.find(({ codes, connecting }) => codes.test(code) || (connecting === true && isConnecting));
  // On a connection that was in use, an alert says nothing about the request that it met.
  if (known?.reason === "certificate-refused" && !fresh) return lost;
  return known ?? (left ? lost : endedInHandshake);
}

/** MESH has answered with success, and only the body is of no use. */
function unreadable({ fault, maxBytes }: UnreadableBody, operation: Operation): MeshError {
  const certainty = withoutAnswer(operation) === "unknown" ? "done" : "not-done";
  return fault === "too-large"
    ? tooLarge(`The answer to the ${operation} call`, maxBytes, certainty)
    : answerUnreadable(
        `The answer to the ${operation} call has a content-encoding that is not gzip, or is damaged.`,
        certainty,
        // A message that was stored so stays so, and the mailbox's other messages can be read.
        operation === "download" ? "message" : undefined,
      );
}

/**
 * The first code found in the error or its causes, and whether it is one of connecting: the same codes, such as
 * EHOSTUNREACH, may also end a connection over which a request has left.
 */
function networkError(error: unknown): { readonly code: string; readonly isConnecting: boolean } {
  for (let each = error; each instanceof Error; each = each.cause)
    if ("code" in each && typeof each.code === "string")
      return { code: each.code, isConnecting: ["connect", "getaddrinfo"].includes(syscallOf(each)) };
  return { code: "", isConnecting: false };
}

/** Where a name has several addresses, Node gives the errors of all. */
function syscallOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && "syscall" in first && typeof first.syscall === "string" ? first.syscall : "";
}
