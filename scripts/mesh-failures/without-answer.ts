import type { FailureRows } from "./row.js";

const lost = { send: ["connection-lost", "network", "unknown", "resend"], tries: 3 } as const;
const late = { send: ["timeout", "network", "unknown", "resend"], tries: 3 } as const;
const unreadable = { send: ["answer-unreadable", "network", "unknown", "no resend"] } as const;
const again = "Send the same bytes again.";

/** The request left, and no complete answer came. */
export const withoutAnswer: FailureRows = {
  "cut-in-request": {
    failure: "the connection is cut while the request is being sent",
    send: ["connection-lost", "network", "unknown", "resend"],
    read: "none",
    todo: again,
  },
  "cut-before-headers": { failure: "the connection is cut before the answer", ...lost, todo: again },
  "cut-in-headers": { failure: "the connection is cut in the answer's headers", ...lost, todo: again },
  "cut-in-body": { failure: "the connection is cut in the answer's body", ...lost, todo: again },
  "reset-in-body": { failure: "the connection is reset (RST) in the answer's body", ...lost, todo: again },
  "late-headers": { failure: "no headers within `limits.headers`", ...late, todo: again },
  "late-body": { failure: "the body does not end within `limits.body`", ...late, todo: again },
  "late-in-all": {
    failure: "the whole call takes longer than `limits.total`",
    ...late,
    tries: 1,
    todo: `${again} Longer \`limits\` where MESH is slow.`,
  },
  "aborted-before": {
    failure: "the caller's signal ends the call before it leaves",
    send: ["aborted", "network", "not-done", "resend"],
    tries: 1,
    arrives: false,
    todo: "Nothing: it was the caller's wish.",
  },
  "aborted-after": {
    failure: "the caller's signal ends the call after it left",
    send: ["aborted", "network", "unknown", "resend"],
    tries: 1,
    todo: "Send the same bytes again, unless it is not wanted any more.",
  },
  "no-http": {
    failure: "the answer is no HTTP",
    ...unreadable,
    todo: "Check `baseUrl`, then send the same bytes again.",
  },
  "headers-too-large": {
    failure: "the answer's headers are larger than 16 kB",
    ...unreadable,
    todo: "Check `baseUrl`, then send the same bytes again.",
  },
};
