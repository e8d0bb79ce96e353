import { isMeshErrorCode, meshErrors } from "../../../terminology/mesh-errors.js";
import { clockDifference } from "./clock-difference.js";
import { readErrorBody, type ErrorBody } from "./error-body.js";
import type { MeshAnswer } from "../calls/mesh-call.js";
import { MeshError, type MeshErrorReason } from "./mesh-error.js";
import { whenUnknown, withoutAnswer, type Operation } from "./operation.js";

interface Verdict {
  readonly reason: MeshErrorReason;
  readonly words: string;
  readonly resendCanHelp: boolean;
  /** Whether the request may have had its effect all the same. */
  readonly open?: boolean;
}

const refused = (reason: MeshErrorReason, words: string): Verdict => ({ reason, words, resendCanHelp: false });

/** What a status means that no body changes. */
const byStatus: Readonly<Record<number, Verdict>> = {
  408: { reason: "timeout", words: "MESH gave up waiting for the request.", resendCanHelp: true, open: true },
  410: refused("message-gone", "The message was there and is gone: it expired, failed, or is not complete yet."),
  425: { reason: "throttled", words: "MESH asks to wait.", resendCanHelp: true },
  429: {
    reason: "throttled",
    words: "MESH takes no more requests for now: wait, and poll at most once in 5 minutes.",
    resendCanHelp: true,
  },
};

/** The error for an answer that the operation did not hope for. MESH's own text is read, and never repeated (ME-14). */
export function refusalOf(answer: MeshAnswer, operation: Operation, now: Date): MeshError {
  const body = readErrorBody(answer.body);
  const { reason, words, resendCanHelp, open = false } = verdictOn(answer, body, operation, now);
  const certainty = open ? withoutAnswer(operation) : "not-done";
  const after = certainty === "unknown" ? ` ${whenUnknown(operation)}` : "";
  return new MeshError(`MESH answered the ${operation} call with ${answer.status}. ${words}${after}`, {
    reason,
    certainty,
    resendCanHelp,
    status: answer.status,
    ...(body.event === undefined ? {} : { event: body.event }),
    ...(body.code === undefined ? {} : { meshCode: body.code }),
    response: { status: answer.status, headers: Object.fromEntries(answer.headers), body: answer.body },
  });
}

function verdictOn({ status, headers }: MeshAnswer, body: ErrorBody, operation: Operation, now: Date): Verdict {
  const known = byStatus[status];
  if (known !== undefined) return known;
  if (status === 403) return forbidden(body, clockDifference(headers.get("date"), now));
  if (status === 404) return notFound(operation);
  if (status === 417 && body.code === "12") {
    return refused(
      "recipient-unknown",
      "Nobody is registered at the recipient's address (mex-to) for this workflow: check it; give the practice " +
        "the consultation another way.",
    );
  }
  if (status >= 400 && status < 500) return refused("request-refused", requestWords(body));
  if (status >= 500 && status < 600)
    return { reason: "server-failed", words: "MESH failed.", resendCanHelp: true, open: true };
  return {
    ...refused(
      "answer-unreadable",
      "The MESH API gives no such answer: check that baseUrl names a MESH server and no proxy stands between.",
    ),
    open: true,
  };
}

function forbidden(body: ErrorBody, difference: string | undefined): Verdict {
  if (body.code === "EPL-151")
    return refused(
      "mailbox-unknown",
      "MESH has no mailbox of our name in this environment: check mailboxId and baseUrl.",
    );
  if (/duplicated/i.test(body.text)) {
    return {
      reason: "token-reused",
      words: "The token had served before: newNonce gave the same value twice, or something between repeats requests.",
      resendCanHelp: true,
    };
  }
  if (difference !== undefined) {
    return refused(
      "clock-wrong",
      `This computer's clock is ${difference} the server's, and MESH takes at most 2 hours: set the clock (UTC).`,
    );
  }
  if (/^forbidden$/i.test(body.text)) return refused("not-ours", "It belongs to another mailbox.");
  return refused(
    "authentication-refused",
    "MESH does not say why. Likely causes: a wrong password, a wrong shared key, credentials of another " +
      "environment, a mailbox id that is not the token's or not the certificate's, or a token that was used before.",
  );
}

function notFound(operation: Operation): Verdict {
  if (operation === "download" || operation === "acknowledge")
    return refused("message-not-found", "This mailbox holds no message of that id: list the inbox again.");
  return refused(
    "configuration-invalid",
    "There is no MESH API at this address: check baseUrl (without /messageexchange).",
  );
}

function requestWords({ code, headers }: ErrorBody): string {
  if (isMeshErrorCode(code)) return `MESH code ${code}: ${meshErrors[code].meaning}. ${meshErrors[code].action}`;
  if (headers.length > 0) return `MESH does not take these headers: ${headers.join(", ")}.`;
  return "MESH refuses the request as it is: sending it again unchanged cannot help.";
}
