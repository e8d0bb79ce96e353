import type { OperationOutcome, ResourceType } from "../../fhir/types.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import { acknowledgementHolds, headerFirst, missing, withoutOutcome } from "./holds.js";

/** A Practitioner is accepted instead of the Organization (UR-116). */
const held: readonly ResourceType[] = [...acknowledgementHolds, "Practitioner"];

/** UR-110: what an acknowledgement holds. */
export const acknowledgementEntries: Rule = {
  id: "UR-110",
  text: "An acknowledgement holds a MessageHeader first, its sender, and an OperationOutcome, one of each.",
  source: "update-record.md, section 9",
  severities: ["error"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    missing(
      subject,
      subject.of("Practitioner", "message").length > 0 ? ["MessageHeader"] : ["MessageHeader", "Organization"],
      "UR-110",
      found,
    );
    headerFirst(subject, "UR-110", found);
    const seen = new Set<ResourceType>();
    for (const {
      resource: { resourceType },
      path,
      level,
    } of subject.places) {
      if (level !== "message") continue;
      if (!held.includes(resourceType))
        found.push(
          errorOf(
            "UR-110",
            "resource-not-allowed",
            path,
            "This resource is not allowed in an acknowledgement, which holds a MessageHeader, an Organization and " +
              "an OperationOutcome: take it out.",
          ),
        );
      else if (seen.has(resourceType))
        found.push(errorOf("UR-110", "too-many", path, `An acknowledgement holds one ${resourceType} only.`));
      seen.add(resourceType);
    }
  },
};

/** UR-111: which message an acknowledgement answers, and how. */
export const response: Rule = {
  id: "UR-111",
  text: "The header says which request it answers, and whether the answer is ok or fatal-error.",
  source: "update-record.md, section 9",
  severities: ["error"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    for (const { resource, path } of subject.of("MessageHeader", "message")) {
      if (resource.response === undefined)
        found.push(
          errorOf(
            "UR-111",
            "required",
            `${path}.response`,
            "The response is missing: an acknowledgement must say what it answers, and how.",
          ),
        );
      else if (resource.response.code === "transient-error") {
        found.push(
          errorOf(
            "UR-111",
            "fixed-value",
            `${path}.response.code`,
            "The response code is wrong: it must be ok or fatal-error.",
            { expected: ["ok", "fatal-error"], received: resource.response.code },
          ),
        );
      }
    }
  },
};

/** UR-112: a negative answer says why. The profile of an outcome requires its code. */
export const outcome: Rule = {
  id: "UR-112",
  text:
    "A negative acknowledgement has an OperationOutcome; only a positive infrastructure one may come without " +
    "(UR-116).",
  source: "update-record.md, section 9",
  severities: ["error"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    for (const { resource, path } of withoutOutcome(subject)) {
      if (resource.response?.code !== "ok")
        found.push(
          errorOf(
            "UR-112",
            "required",
            path,
            "The OperationOutcome is missing: it carries the code that says what happened to the message.",
          ),
        );
    }
  },
};

/** UR-113: the code and the header agree; where they do not, the code decides. */
export const codeAndAnswer: Rule = {
  id: "UR-113",
  text: "The numeric code and the header's ok or fatal-error agree: where they do not, the code decides.",
  source: "update-record.md, section 9",
  severities: ["warning"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    const answer = subject.of("MessageHeader", "message")[0]?.resource.response?.code;
    if (answer !== "ok" && answer !== "fatal-error") return;
    for (const { resource, path } of subject.of("OperationOutcome", "message"))
      disagreeing(resource, path, answer === "ok", found);
  },
};

function disagreeing({ issue = [] }: OperationOutcome, path: string, isPositive: boolean, found: Finding[]): void {
  for (const [index, { details }] of issue.entries()) {
    for (const [at, { code }] of (details?.coding ?? []).entries()) {
      if (code !== undefined && isResponseCode(code) && responseCodes[code].positive !== isPositive) {
        found.push(
          warningOf(
            "UR-113",
            "contradiction",
            `${path}.issue[${index}].details.coding[${at}].code`,
            "The code and the header's answer disagree: act on the code, which decides.",
            { received: code },
          ),
        );
      }
    }
  }
}
