import type { Identifier } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { isGphcNumber } from "../../values/gphc-number.js";
import { isNhsNumber } from "../../values/nhs-number.js";
import { isOdsCode } from "../../values/ods-code.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";

interface IdentifierAt {
  readonly identifier: Identifier;
  readonly path: string;
}

function ofSystem(
  identifiers: readonly Identifier[] | undefined,
  path: string,
  system: string,
): readonly IdentifierAt[] {
  const found: IdentifierAt[] = [];
  for (const [index, identifier] of (identifiers ?? []).entries())
    if (identifier.system === system) found.push({ identifier, path: `${path}.identifier[${index}]` });
  return found;
}

/** The identifiers of a system, which must have one where there are identifiers at all. */
function required(
  identifiers: readonly Identifier[] | undefined,
  path: string,
  system: string,
  rule: string,
  name: string,
  found: Finding[],
): readonly IdentifierAt[] {
  const own = ofSystem(identifiers, path, system);
  if (identifiers !== undefined && own.length === 0)
    found.push(
      errorOf(
        rule,
        "required",
        `${path}.identifier`,
        `The ${name} is missing: add an identifier of system ${system}.`,
        { expected: system, received: identifiers[0]?.system },
      ),
    );
  return own;
}

/** UR-032: the patient is identified by a valid NHS number. */
export const nhsNumber: Rule = {
  id: "UR-032",
  text: "The Patient has an NHS number: 10 digits, with the right check digit at the end.",
  source: "update-record.md, sections 3 and 10",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Patient")) {
      const numbers = required(resource.identifier, path, systems.nhsNumber, "UR-032", "NHS number", found);
      for (const { identifier, path: place } of numbers) {
        if (identifier.value === undefined || isNhsNumber(identifier.value)) continue;
        const digits = /^[0-9]{10}$/.test(identifier.value);
        found.push(
          errorOf(
            "UR-032",
            digits ? "wrong-check-digit" : "wrong-form",
            `${place}.value`,
            digits
              ? "The check digit of the NHS number is wrong: it was mistyped, so look it up again."
              : "This is not an NHS number, which has 10 digits and nothing else: no spaces or hyphens.",
          ),
        );
      }
    }
  },
};

/** UR-033: the pharmacy is identified by its ODS code. */
export const pharmacyOdsCode: Rule = {
  id: "UR-033",
  text: "The pharmacy has an ODS code; an impossible code is a warning.",
  source: "update-record.md, sections 3 and 10",
  severities: ["error", "warning"],
  appliesTo: ["update-record"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Organization", "document")) {
      const codes = required(
        resource.identifier,
        path,
        systems.odsOrganisationCode,
        "UR-033",
        "ODS code of the pharmacy",
        found,
      );
      oddCodes(codes, "UR-033", found);
    }
  },
};

/** UR-003, UR-110: the sender's ODS code, too. */
export const senderOdsCode: readonly Rule[] = (
  [
    { id: "UR-003", appliesTo: ["update-record"], source: "update-record.md, sections 1 and 10" },
    { id: "UR-110", appliesTo: ["acknowledgement"], source: "update-record.md, sections 9 and 10" },
  ] as const
).map((rule): Rule => ({
  ...rule,
  text: "The sender's ODS code has the right form.",
  severities: ["warning"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Organization", "message"))
      oddCodes(ofSystem(resource.identifier, path, systems.odsOrganisationCode), rule.id, found);
  },
}));

function oddCodes(codes: readonly IdentifierAt[], rule: string, found: Finding[]): void {
  for (const { identifier, path } of codes) {
    if (identifier.value !== undefined && !isOdsCode(identifier.value))
      found.push(
        warningOf(
          rule,
          "wrong-form",
          `${path}.value`,
          "This cannot be an ODS code, which has 3 to 9 upper-case letters and digits: check it.",
        ),
      );
  }
}

/** UR-034: an impossible registration number is a warning. */
export const gphcNumber: Rule = {
  id: "UR-034",
  text: "A registration with the General Pharmaceutical Council has its number; one without seven digits is a warning.",
  source: "update-record.md, sections 3 and 10",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Practitioner")) {
      for (const { identifier, path: place } of ofSystem(resource.identifier, path, systems.gphcNumber)) {
        if (identifier.value === undefined)
          found.push(errorOf("UR-034", "required", `${place}.value`, "The registration has no number."));
        else if (!isGphcNumber(identifier.value))
          found.push(
            warningOf(
              "UR-034",
              "wrong-form",
              `${place}.value`,
              "This is not a GPhC number, which has seven digits: give the registration number.",
            ),
          );
      }
    }
  },
};
