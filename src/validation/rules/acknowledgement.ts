import type { Extension, OperationOutcome } from "../../fhir/types.js";
import { extensions } from "../../terminology/profiles.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import { headerFirst, missing } from "./message-shape.js";
import { acknowledgementFlags } from "./message-handling.js";

/** UR-110: what stands in an acknowledgement. */
export const acknowledgementEntries: Rule = {
  id: "UR-110",
  text: "An acknowledgement holds a MessageHeader first, its sender, and an OperationOutcome.",
  source: "update-record.md, section 9",
  appliesTo: ["acknowledgement"],
  *check(subject) {
    yield* missing(subject, ["MessageHeader"], "UR-110");
    const entries = subject.places.filter(({ level }) => level === "message");
    yield* headerFirst(subject, "UR-110");
    for (const { resource, path } of entries) {
      const type = resource.resourceType;
      if (type === "Practitioner") yield warningOf("UR-116", "other-sender", path, "The sender of an acknowledgement is an Organization.");
      else if (!["MessageHeader", "Organization", "OperationOutcome"].includes(type)) {
        yield errorOf("UR-110", "resource-not-allowed", path, "An acknowledgement holds a MessageHeader, an Organization and an OperationOutcome.");
      }
    }
  },
};

/** UR-111: what an acknowledgement answers, and how. */
export const response: Rule = {
  id: "UR-111",
  text: "The header says which request it answers, and ok or fatal-error.",
  source: "update-record.md, section 9",
  appliesTo: ["acknowledgement"],
  *check(subject) {
    for (const { resource, path } of subject.of("MessageHeader", "message")) {
      if (resource.response === undefined) yield errorOf("UR-111", "required", `${path}.response`, "An acknowledgement must say what it answers.");
      else if (resource.response.code === "transient-error") yield errorOf("UR-111", "fixed-value", `${path}.response.code`, "The answer is ok or fatal-error.", { expected: ["ok", "fatal-error"], received: resource.response.code });
    }
  },
};

/** UR-112 and UR-113: the outcome, and that it agrees with the header. */
export const outcome: Rule = {
  id: "UR-112",
  text: "The outcome is a code of the list; only a positive infrastructure acknowledgement may come without; the code decides (UR-113).",
  source: "update-record.md, section 9",
  appliesTo: ["acknowledgement"],
  *check(subject) {
    const header = subject.of("MessageHeader", "message")[0];
    const answer = header?.resource.response?.code;
    const outcomes = subject.of("OperationOutcome", "message");
    if (header !== undefined && outcomes.length === 0) {
      const say = answer === "ok" ? warningOf : errorOf;
      yield say(answer === "ok" ? "UR-116" : "UR-112", "required", header.path, "The acknowledgement has no OperationOutcome.");
    }
    for (const { resource, path } of outcomes) {
      if ((resource.issue ?? []).length > 1) yield warningOf("UR-116", "too-many", `${path}.issue[1]`, "An acknowledgement has one issue.");
      for (const { code, place } of codesIn(resource, path)) {
        if (answer !== undefined && isResponseCode(code) && responseCodes[code].positive !== (answer === "ok")) {
          yield warningOf("UR-113", "contradiction", place, "The code and the header's answer disagree: the code decides.", { received: code });
        }
      }
    }
  },
};

function codesIn({ issue = [] }: OperationOutcome, path: string): { readonly code: string; readonly place: string }[] {
  return issue.flatMap(({ details }, index) =>
    (details?.coding ?? []).flatMap(({ code }, at) => (code === undefined ? [] : [{ code, place: `${path}.issue[${index}].details.coding[${at}].code` }])),
  );
}

/** UR-115 and UR-116: what is built otherwise, and read all the same. */
export const acknowledgementHandling: Rule = {
  id: "UR-115",
  text: "An acknowledgement asks for none itself and echoes the sender's reference; reading tolerates others (UR-116).",
  source: "update-record.md, section 9",
  appliesTo: ["acknowledgement"],
  *check(subject) {
    for (const { resource, path } of subject.of("MessageHeader", "message")) {
      for (const [index, extension] of (resource.extension ?? []).entries()) {
        if (extension.url === extensions.messageHandling) yield* handling(extension.extension ?? [], `${path}.extension[${index}]`);
      }
    }
  },
};



function* handling(parts: readonly Extension[], path: string): Generator<Finding> {
  for (const [index, part] of parts.entries()) {
    const place = `${path}.extension[${index}]`;
    if (acknowledgementFlags.includes(part.url) && part.valueBoolean === true) {
      yield warningOf("UR-116", "acknowledgement-asked", `${place}.valueBoolean`, "An acknowledgement asks for no acknowledgement; none is sent.");
    }
    if (part.url === "SenderReference" && part.valueString === "None") {
      yield warningOf("UR-116", "required", `${place}.valueString`, "The sender's reference is not echoed.");
    }
  }
}
