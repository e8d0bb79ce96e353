import type { Extension } from "../../fhir/types.js";
import { extensions } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { warningOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";
import { withoutOutcome } from "./holds.js";
import { acknowledgementFlags } from "./message-handling.js";

/**
 * UR-115, UR-116: what this project builds differently, and accepts from others. The older profile: see `profileNames`.
 */
export const toleratedAcknowledgement: Rule = {
  id: "UR-116",
  text:
    "An acknowledgement has one OperationOutcome with one issue under today's system, an Organization as its " +
    "sender, does not ask for an acknowledgement and echoes the sender's reference (UR-115); others are accepted.",
  source: "update-record.md, section 9",
  severities: ["warning"],
  appliesTo: ["acknowledgement"],
  check(subject, found) {
    for (const { resource, path } of withoutOutcome(subject)) {
      if (resource.response?.code === "ok")
        found.push(
          warningOf(
            "UR-116",
            "required",
            path,
            "The OperationOutcome is missing: it carries the code that says what happened to the message.",
          ),
        );
    }
    for (const { path } of subject.of("Practitioner", "message"))
      found.push(
        warningOf(
          "UR-116",
          "other-sender",
          path,
          "The sender is a Practitioner: in an acknowledgement it should be an Organization.",
        ),
      );
    for (const { resource, path } of subject.of("MessageHeader", "message")) {
      for (const [index, extension] of (resource.extension ?? []).entries()) {
        if (extension.url === extensions.messageHandling)
          handling(extension.extension ?? [], `${path}.extension[${index}]`, found);
      }
    }
    issues(subject, found);
  },
};

function handling(parts: readonly Extension[], path: string, found: Finding[]): void {
  for (const [index, part] of parts.entries()) {
    const place = `${path}.extension[${index}]`;
    if (acknowledgementFlags.includes(part.url) && part.valueBoolean === true) {
      found.push(
        warningOf(
          "UR-116",
          "acknowledgement-asked",
          `${place}.valueBoolean`,
          "An acknowledgement should not ask for an acknowledgement; none is sent.",
          { expected: "false", received: true },
        ),
      );
    }
    if (part.url === "SenderReference" && part.valueString === "None")
      found.push(
        warningOf(
          "UR-116",
          "required",
          `${place}.valueString`,
          "The sender's reference is None: it should repeat that of the message that is answered.",
        ),
      );
  }
}

function issues(subject: Subject, found: Finding[]): void {
  for (const { resource, path } of subject.of("OperationOutcome", "message")) {
    for (const [index, { details }] of (resource.issue ?? []).entries()) {
      if (index === 1)
        found.push(
          warningOf(
            "UR-116",
            "too-many",
            `${path}.issue[1]`,
            "There is more than one issue: an acknowledgement has one, and a reader may read only the first.",
          ),
        );
      for (const [at, { system }] of (details?.coding ?? []).entries()) {
        if (system === systems.itkAcknowledgement) {
          found.push(
            warningOf(
              "UR-116",
              "other-system",
              `${path}.issue[${index}].details.coding[${at}].system`,
              "The system is an older one.",
              { expected: systems.itkResponseCodes, received: system },
            ),
          );
        }
      }
    }
  }
}
