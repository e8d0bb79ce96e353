import type { Extension } from "../../fhir/types.js";
import { extensions, messageDefinition } from "../../terminology/profiles.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";

/** The parts that ask for an acknowledgement. */
export const acknowledgementFlags: readonly string[] = ["BusAckRequested", "InfAckRequested"];
const parts: readonly string[] = [
  ...acknowledgementFlags,
  "RecipientType",
  "MessageDefinition",
  "SenderReference",
  "LocalExtension",
];

/** UR-006: what a request asks its receiver to do. */
export const requestHandling: Rule = {
  id: "UR-006",
  text:
    "The handling extension has exactly its six parts; both acknowledgements are requested; the other fixed values " +
    "are as the guide says.",
  source: "update-record.md, section 1",
  severities: ["error", "warning"],
  appliesTo: ["update-record"],
  check(subject, found) {
    const encounter = subject.of("Encounter", "document")[0]?.entry?.fullUrl;
    for (const { resource, path } of subject.of("MessageHeader", "message")) {
      for (const [index, extension] of (resource.extension ?? []).entries()) {
        if (extension.url === extensions.messageHandling)
          handling(extension, `${path}.extension[${index}]`, encounter, found);
      }
    }
  },
};

function handling(extension: Extension, path: string, encounter: string | undefined, found: Finding[]): void {
  for (const [index, part] of (extension.extension ?? []).entries()) {
    const place = `${path}.extension[${index}]`;
    if (!parts.includes(part.url))
      found.push(
        errorOf(
          "UR-006",
          "unknown-extension",
          place,
          `This is not a part of the handling extension, whose parts are ${parts.join(", ")}: take it out.`,
          { expected: parts },
        ),
      );
    if (acknowledgementFlags.includes(part.url) && part.valueBoolean === false) {
      found.push(
        errorOf(
          "UR-006",
          "fixed-value",
          `${place}.valueBoolean`,
          "The acknowledgement is not requested: an Update Record message must request both, so write true.",
          { expected: "true", received: false },
        ),
      );
    }
    const reference = part.valueReference?.reference;
    if (part.url === "MessageDefinition" && reference !== undefined && reference !== messageDefinition) {
      found.push(
        errorOf(
          "UR-006",
          "fixed-value",
          `${place}.valueReference.reference`,
          `The message definition is wrong: it must be ${messageDefinition}.`,
          { expected: messageDefinition, received: reference },
        ),
      );
    }
    if (part.url === "LocalExtension" && part.valueString === undefined)
      found.push(
        errorOf(
          "UR-006",
          "required",
          `${place}.valueString`,
          "The value is wrong: the local extension must be the string None.",
          { expected: "None" },
        ),
      );
    else if (part.url === "LocalExtension" && part.valueString !== "None") {
      found.push(
        errorOf(
          "UR-006",
          "fixed-value",
          `${place}.valueString`,
          "The value is wrong: the local extension must be the string None.",
          { expected: "None" },
        ),
      );
    }
    if (
      part.url === "SenderReference" &&
      part.valueString !== undefined &&
      encounter !== undefined &&
      part.valueString !== encounter
    ) {
      found.push(
        warningOf(
          "UR-006",
          "fixed-value",
          `${place}.valueString`,
          "The sender's reference is wrong: it should be the fullUrl of the Encounter, so that " +
            "acknowledgements can be matched.",
        ),
      );
    }
  }
}
