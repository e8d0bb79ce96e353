import { isTimeoutError } from "ky";
import { MeshError, type MeshErrorReason } from "../../mesh-error.js";
import type { Operation } from "../exchange.js";
import { adviceAfter, withoutAnswer } from "./without-answer.js";

/** No connection could be made: not one byte of the request was sent. `cause` is the network's own error. */
export class ConnectError extends Error {
  constructor(cause: Error) {
    super("no connection", { cause });
    this.name = "ConnectError";
  }
}

interface Failure {
  readonly reason: MeshErrorReason;
  readonly codes: RegExp;
  /** True where such a failure means that the server never read the request. */
  readonly certainlyNotDone: boolean;
  readonly resendCanHelp: boolean;
  readonly words: string;
}

/** Network errors by their code. The first row that fits counts. */
const failures: readonly Failure[] = [
  {
    reason: "unreachable",
    codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|UND_ERR_CONNECT_TIMEOUT)$/,
    certainlyNotDone: true,
    resendCanHelp: true,
    words:
      "No server answers at the MESH address: check baseUrl, name resolution, firewall and proxy, and whether the " +
      "server is running.",
  },
  {
    reason: "server-name-mismatch",
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words: "The server's certificate is for another host: check the host in baseUrl.",
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
    codes: /^(timeout|UND_ERR_(HEADERS|BODY)_TIMEOUT|ETIMEDOUT)$/,
    certainlyNotDone: false,
    resendCanHelp: true,
    words: "MESH did not answer in time.",
  },
  {
    reason: "tls-failed",
    codes: /^(ERR_SSL_|EPROTO)/,
    certainlyNotDone: false,
    resendCanHelp: false,
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
  {
    reason: "answer-unreadable",
    codes: /^(HPE_|UND_ERR_(RES_|HEADERS_OVERFLOW))/,
    certainlyNotDone: false,
    resendCanHelp: false,
    words: "The reply is not an HTTP response: check that baseUrl names a MESH server.",
  },
];

const lost: Omit<Failure, "codes"> = {
  reason: "connection-lost",
  certainlyNotDone: false,
  resendCanHelp: true,
  words: "The connection was lost before MESH answered.",
};

const endedInHandshake: Omit<Failure, "codes"> = {
  reason: "tls-failed",
  certainlyNotDone: true,
  resendCanHelp: true,
  words:
    "The connection was lost while TLS was being set up. Likely causes: the server refuses our client certificate, " +
    "there is a firewall or proxy in between, or there is no TLS server at baseUrl.",
};

/** The MeshError for a network error. A MeshError is returned as it is. */
export function networkFailure(error: unknown, operation: Operation): MeshError {
  if (error instanceof MeshError) return error;
  const code = codeOf(error);
  const connecting = error instanceof ConnectError;
  const known = failures.find(({ codes }) => codes.test(code));
  const { reason, certainlyNotDone, resendCanHelp, words } = known ?? (connecting ? endedInHandshake : lost);
  const certainty = certainlyNotDone || connecting ? "not-done" : withoutAnswer(operation);
  return new MeshError(`The ${operation} call failed. ${words}${adviceAfter(certainty, operation)}`, {
    reason,
    certainty,
    resendCanHelp,
    cause: error,
  });
}

/** The first code found in the error or its causes. A time limit of ky has no code, and is given one. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (isTimeoutError(each)) return "timeout";
    if ("code" in each && typeof each.code === "string") return each.code;
  }
  return "";
}
