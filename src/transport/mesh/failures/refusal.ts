import { isMeshErrorCode, meshErrors } from "../../../terminology/mesh-errors.js";
import { MeshError, usualFaults, type MeshErrorReason, type MeshFault } from "../../mesh-error.js";
import type { MeshAnswer, Operation } from "../exchange.js";
import { readErrorBody, type ErrorBody } from "./error-body.js";
import { adviceAfter, withoutAnswer } from "./without-answer.js";

interface Verdict {
  readonly reason: MeshErrorReason;
  readonly words: string;
  readonly resendCanHelp: boolean;
  /** True where MESH may have carried out the request all the same. */
  readonly open?: boolean;
}

const refused = (reason: MeshErrorReason, words: string): Verdict => ({ reason, words, resendCanHelp: false });

/** Statuses whose meaning does not depend on the body. */
const byStatus: Readonly<Record<number, Verdict>> = {
  408: { reason: "timeout", words: "MESH stopped waiting for the request.", resendCanHelp: true, open: true },
  401: refused("authentication-refused", "Something between here and MESH wants other credentials: MESH answers 403."),
  407: refused("proxy-failed", "A proxy in between wants a user and a password: give them in the option proxy."),
  410: refused("message-gone", "The message is no longer there: it has expired or failed, or it is not complete yet."),
  425: { reason: "throttled", words: "MESH asks you to wait.", resendCanHelp: true },
  429: {
    reason: "throttled",
    words: "MESH accepts no more requests for now: wait, and poll at most once every 5 minutes.",
    resendCanHelp: true,
  },
};

/** The error for an answer that is not the expected one. MESH's own text is read, and never repeated (ME-14). */
export function refusalOf(answer: MeshAnswer, operation: Operation, now: Date): MeshError {
  const body = readErrorBody(answer.body);
  const { reason, words, resendCanHelp, open = false } = verdictOn(answer, body, operation, now);
  const certainty = open ? withoutAnswer(operation) : "not-done";
  const advice = adviceAfter(certainty, operation);
  return new MeshError(`MESH answered the ${operation} call with ${answer.status}. ${words}${advice}`, {
    reason,
    fault: faultOf(answer, body, reason),
    certainty,
    resendCanHelp,
    status: answer.status,
    ...(body.event === undefined ? {} : { event: body.event }),
    ...(body.code === undefined ? {} : { meshCode: body.code }),
    response: { status: answer.status, headers: Object.fromEntries(answer.headers), body: answer.body },
  });
}

/** Statuses and codes that concern the mailbox, or what is between here and MESH, whatever was sent. */
const mailboxStatuses: ReadonlySet<number> = new Set([401, 403, 407]);
const mailboxCodes: ReadonlySet<string> = new Set(["07", "16", "17"]);

function faultOf({ status, headers }: MeshAnswer, { code }: ErrorBody, reason: MeshErrorReason): MeshFault {
  // A page with 5xx may well be from MESH's own load balancer.
  const elsewhere = (status >= 300 && status < 400) || (status < 500 && isHtml(headers));
  if (mailboxStatuses.has(status) || elsewhere) return "mailbox";
  return status === 417 && code !== undefined && mailboxCodes.has(code) ? "mailbox" : usualFaults[reason];
}

/**
 * The failure of an answer of success that is a page: MESH answers in JSON, so it comes from something in between, such
 * as a proxy's login. A message is no such page, since it has MESH's headers.
 */
export function notFromMesh(answer: MeshAnswer, operation: Operation): MeshError | undefined {
  const { status, headers } = answer;
  if (status >= 300 || !isHtml(headers) || headers.has("mex-messageid") || headers.has("mex-messagetype"))
    return undefined;
  const certainty = withoutAnswer(operation);
  return new MeshError(
    `A page came in answer to the ${operation} call, which is not from MESH: check baseUrl, and the proxy or ` +
      `firewall in between.${adviceAfter(certainty, operation)}`,
    { reason: "answer-unreadable", fault: "mailbox", certainty, resendCanHelp: false, status },
  );
}

/** MESH answers in JSON: a page is from something in between. */
function isHtml(headers: MeshAnswer["headers"]): boolean {
  return /^text\/html\b/i.test(headers.get("content-type") ?? "");
}

function verdictOn({ status, headers }: MeshAnswer, body: ErrorBody, operation: Operation, now: Date): Verdict {
  const known = byStatus[status];
  if (known !== undefined) return known;
  if (status === 403) return forbidden(body, clockDifference(headers.get("date"), now));
  if (status === 404) return notFound(operation);
  if (status === 417 && body.code === "12") {
    return refused(
      "recipient-unknown",
      "No mailbox is registered for the recipient's address (mex-to) and this workflow: check the address, and send " +
        "the practice the consultation another way.",
    );
  }
  if (status >= 300 && status < 400)
    return {
      ...refused("answer-unreadable", "It is a redirect, which MESH never sends: check baseUrl and any proxy."),
      open: true,
    };
  if (status >= 400 && status < 500) return refused("request-refused", requestWords(body));
  if (status >= 500 && status < 600)
    return { reason: "server-failed", words: "MESH had an internal failure.", resendCanHelp: true, open: true };
  return {
    ...refused(
      "answer-unreadable",
      "The MESH API describes no such answer: check that baseUrl names a MESH server, and that there is no proxy in " +
        "between.",
    ),
    open: true,
  };
}

function forbidden(body: ErrorBody, difference: string | undefined): Verdict {
  if (body.code === "EPL-151")
    return refused(
      "mailbox-unknown",
      "MESH has no mailbox with our id in this environment: check mailboxId and baseUrl.",
    );
  if (/duplicated/i.test(body.text)) {
    return {
      reason: "token-reused",
      words:
        "The token was used before: newNonce returned the same value twice, or something between here and MESH " +
        "repeats requests.",
      resendCanHelp: true,
    };
  }
  if (difference !== undefined) {
    return refused(
      "clock-wrong",
      `This computer's clock is ${difference} the server's, and MESH allows at most 2 hours: set the clock (UTC).`,
    );
  }
  if (/^forbidden$/i.test(body.text)) return refused("not-ours", "What was asked for belongs to another mailbox.");
  return refused(
    "authentication-refused",
    "MESH does not say why. Likely causes: a wrong password, a wrong shared key, credentials of another " +
      "environment, a mailbox id that differs from the token's or the certificate's, or a token that was used before.",
  );
}

const ofOneMessage: ReadonlySet<Operation> = new Set(["download", "head", "acknowledge", "track", "send-chunk"]);

function notFound(operation: Operation): Verdict {
  if (ofOneMessage.has(operation))
    return refused("message-not-found", "This mailbox has no message with that id: list the inbox again.");
  return refused(
    "configuration-invalid",
    "There is no MESH API at this address: check baseUrl (without /messageexchange).",
  );
}

function requestWords({ code, headers }: ErrorBody): string {
  if (isMeshErrorCode(code)) return `MESH code ${code}: ${meshErrors[code].meaning}. ${meshErrors[code].action}`;
  if (headers.length > 0) return `MESH does not accept these headers: ${headers.join(", ")}.`;
  return "MESH refuses the request: sending it again unchanged cannot help.";
}

/** MESH accepts a token up to two hours off (ME-02). The Date header and our token are made a little apart. */
const toleratedMs = 115 * 60_000;

/** How far our clock is from the server's Date header; undefined where the difference is tolerable or not known. */
function clockDifference(dateHeader: string | undefined, now: Date): string | undefined {
  const difference = now.getTime() - Date.parse(dateHeader ?? "");
  if (!(Math.abs(difference) > toleratedMs)) return undefined;
  const minutes = Math.round(Math.abs(difference) / 60_000);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min ${difference > 0 ? "ahead of" : "behind"}`;
}
