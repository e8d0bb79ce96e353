import { isTimeoutError } from "ky";
import { ConnectError } from "../http/connect-error.js";
import { MeshError, type MeshErrorReason } from "./mesh-error.js";
import { whenUnknown, withoutAnswer, type Operation } from "./operation.js";

interface Failure {
  readonly reason: MeshErrorReason;
  readonly codes: RegExp;
  /** True where such a failure means that the request was never read. */
  readonly certainlyNotDone: boolean;
  readonly resendCanHelp: boolean;
  readonly words: string;
}

/** Network errors by their code; the first that fits is it. */
const failures: readonly Failure[] = [
  {
    reason: "unreachable",
    codes: /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|UND_ERR_CONNECT_TIMEOUT)$/,
    certainlyNotDone: true,
    resendCanHelp: true,
    words:
      "Nobody answers at the MESH address: check baseUrl, name resolution, firewall and proxy, and whether the " +
      "server runs.",
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
    codes:
      /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_|CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words:
      "The server's certificate is not trusted: check that tls.ca holds the root and sub CA of this MESH " +
      "environment, that the certificate is in date, and the date of this computer.",
  },
  {
    reason: "certificate-refused",
    codes: /_ALERT_.*(CERT|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words:
      "The server refuses our client certificate. Likely causes: it was issued by another CA, for another " +
      "environment, has expired or was revoked, or was not sent at all. Check tls.cert and tls.key.",
  },
  {
    reason: "transport-closed",
    codes: /^UND_ERR_(CLOSED|DESTROYED)$/,
    certainlyNotDone: true,
    resendCanHelp: false,
    words: "This transport was closed. Open another one.",
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
      "No TLS connection could be agreed: check that baseUrl names a MESH server and no proxy stands between, " +
      "and that both sides speak TLS 1.2 or later.",
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
    words: "What came back is no HTTP answer: check that baseUrl names a MESH server.",
  },
];

const lost: Omit<Failure, "codes"> = {
  reason: "connection-lost",
  certainlyNotDone: false,
  resendCanHelp: true,
  words: "The connection ended before MESH had answered.",
};

const endedInHandshake: Omit<Failure, "codes"> = {
  reason: "tls-failed",
  certainlyNotDone: true,
  resendCanHelp: true,
  words:
    "The connection ended while TLS was being set up. Likely causes: the server refuses our client certificate, " +
    "a firewall or proxy stands between, or there is no TLS server at baseUrl.",
};

/** What a network error means for the caller. Errors that are MeshErrors already stay as they are. */
export function networkFailure(error: unknown, operation: Operation): MeshError {
  if (error instanceof MeshError) return error;
  const code = codeOf(error);
  const connecting = error instanceof ConnectError;
  const known = failures.find(({ codes }) => codes.test(code));
  const { reason, certainlyNotDone, resendCanHelp, words } = known ?? (connecting ? endedInHandshake : lost);
  const certainty = certainlyNotDone || connecting ? "not-done" : withoutAnswer(operation);
  const after = certainty === "unknown" ? ` ${whenUnknown(operation)}` : "";
  return new MeshError(`The ${operation} call failed. ${words}${after}`, {
    reason,
    certainty,
    resendCanHelp,
    cause: error,
  });
}

/** The first code on the way down the causes; ky tells of a time limit without one. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (isTimeoutError(each)) return "timeout";
    if ("code" in each && typeof each.code === "string") return each.code;
  }
  return "";
}
