import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { isIssueCode } from "../report/issue-codes.js";
import type { ValidateOptions } from "../options.js";
import { applyRules, type RuleFinding } from "../safety/apply-rules.js";
import { messageFacts } from "../safety/facts/message-facts.js";
import type { Subject } from "../subject/subject.js";

/**
 * What the rules of clinical safety (CS-) find in a message. What a consultation would have to confirm is a warning
 * here.
 */
export function safetyFaults(subject: Subject, options: ValidateOptions): Iterable<Finding> {
  const found = applyRules(messageFacts(subject), { ...options, now: subject.now });
  return Array.isArray(found) && found.length === 0 ? [] : asFindings(found);
}

function* asFindings(found: Iterable<RuleFinding>): Generator<Finding> {
  for (const { rule, kind, code, path, message, codes } of found) {
    yield (kind === "error" ? errorOf : warningOf)(rule, isIssueCode(code) ? code : "own-rule", path, message, codes);
  }
}
