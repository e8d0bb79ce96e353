import { isMeshErrorCode, meshErrors } from "../../terminology/mesh-errors.js";
import type { InboxReport } from "../../transport/transport.js";
import { codeWord } from "./code-word.js";
import type { Verdict } from "./judge-acknowledgement.js";

/**
 * What MESH's own report says of a delivery, by its code (UR-093, ME-09; ME-15: also of what nobody collected): the
 * words of a report are foreign text.
 */
export function judgeReport({ statusCode }: InboxReport): Verdict {
  const row = isMeshErrorCode(statusCode) ? meshErrors[statusCode] : undefined;
  return {
    to: "undeliverable",
    reason: codeWord(statusCode),
    attention: "undeliverable",
    detail: row === undefined ? "Send the consultation another way." : `The reason: ${row.meaning}. ${row.action}`,
  };
}
