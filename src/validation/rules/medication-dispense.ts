import type { MedicationDispense } from "../../fhir/types.js";
import { dispenseCategory, supplyTypes } from "../../terminology/dispense.js";
import { systems } from "../../terminology/systems.js";
import { compareDecimals, decimalOf, isDecimal } from "../../values/decimal.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";

/** UR-039: the medicine is a dm+d product, supplied or declined, with instructions for the patient. */
export const supply: Rule = {
  id: "UR-039",
  text:
    "The medicine is coded in dm+d, the status is completed, or stopped where it was declined, the category is " +
    "community, and every dosage has text and patientInstruction; an authority of another system or code is a warning.",
  source: "update-record.md, section 3",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("MedicationDispense")) {
      medicine(resource, path, found);
      category(resource, path, found);
      dosages(resource, path, found);
      authority(resource, path, found);
    }
  },
};

function medicine(
  { medicationReference, medicationCodeableConcept, status, notDone }: MedicationDispense,
  path: string,
  found: Finding[],
): void {
  if (medicationReference !== undefined)
    found.push(
      errorOf(
        "UR-039",
        "forbidden",
        `${path}.medicationReference`,
        "The medicine is a reference: put it into medicationCodeableConcept, since a Medication must not be sent.",
      ),
    );
  const codings = medicationCodeableConcept?.coding ?? [];
  if (
    medicationCodeableConcept !== undefined &&
    !codings.some(({ system, code }) => system === systems.dmd && code !== undefined)
  ) {
    found.push(
      errorOf(
        "UR-039",
        "required",
        `${path}.medicationCodeableConcept.coding`,
        `The medicine has no dm+d code: add a coding of system ${systems.dmd}.`,
        { expected: systems.dmd, received: codings[0]?.system },
      ),
    );
  }
  if (status !== undefined && status !== "completed" && status !== "stopped") {
    found.push(
      errorOf(
        "UR-039",
        "fixed-value",
        `${path}.status`,
        "The status is wrong: it must be completed for a supply, stopped for a declined one.",
        { expected: ["completed", "stopped"], received: status },
      ),
    );
  } else if (status === "completed" && notDone === true) {
    found.push(
      errorOf(
        "UR-039",
        "contradiction",
        `${path}.status`,
        "It says both that the medicine was supplied and that it was not: the status of a declined supply is stopped.",
        { expected: "stopped", received: status },
      ),
    );
  }
}

function authority({ type }: MedicationDispense, path: string, found: Finding[]): void {
  const codings = type?.coding ?? [];
  if (codings.length > 0 && !codings.some(({ system }) => system === systems.medicationSupplyType)) {
    found.push(
      warningOf(
        "UR-039",
        "other-system",
        `${path}.type`,
        `The authority for a supply must be a code of system ${systems.medicationSupplyType}.`,
        { expected: systems.medicationSupplyType, received: codings[0]?.system },
      ),
    );
  }
  codings.forEach(({ system, code }, at) => {
    if (system !== systems.medicationSupplyType || code === undefined || Object.hasOwn(supplyTypes, code)) return;
    found.push(
      warningOf(
        "UR-039",
        "code-unknown",
        `${path}.type.coding[${at}].code`,
        "The code of the authority for a supply is not one of the list.",
        { expected: Object.keys(supplyTypes), received: code },
      ),
    );
  });
}

function category({ category: concept }: MedicationDispense, path: string, found: Finding[]): void {
  const codings = concept?.coding ?? [];
  if (
    concept !== undefined &&
    !codings.some(({ system, code }) => system === dispenseCategory.system && code === dispenseCategory.code)
  ) {
    found.push(
      errorOf(
        "UR-039",
        "fixed-value",
        `${path}.category`,
        `The category is wrong: it must be ${dispenseCategory.code}.`,
        { expected: dispenseCategory.code, received: codings[0]?.code },
      ),
    );
  }
}

function dosages({ dosageInstruction }: MedicationDispense, path: string, found: Finding[]): void {
  for (const [index, dosage] of (dosageInstruction ?? []).entries()) {
    for (const member of ["text", "patientInstruction"] as const) {
      if (dosage[member] === undefined)
        found.push(
          errorOf(
            "UR-039",
            "required",
            `${path}.dosageInstruction[${index}].${member}`,
            `The ${member} is missing: every dosage must have one, even where its parts are structured.`,
          ),
        );
    }
  }
}

const measures: readonly string[] = [systems.snomed, systems.ucum];

/** UR-041: the unit of a supply. */
export const supplyUnit: Rule = {
  id: "UR-041",
  text: "The unit of a supply is a code of SNOMED CT, as dm+d's units of measure are, or of UCUM.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const {
      resource: { quantity },
      path,
    } of subject.of("MedicationDispense")) {
      if (quantity?.system === undefined || measures.includes(quantity.system)) continue;
      found.push(
        errorOf(
          "UR-041",
          "other-system",
          `${path}.quantity.system`,
          `The unit's system is wrong: the unit of a supply is a code of ${measures.join(" or ")}.`,
          { expected: measures, received: quantity.system },
        ),
      );
    }
  },
};

/** UR-040: a declined supply says so, and why. That a supply has a quantity above zero is CS-19. */
export const declinedSupply: Rule = {
  id: "UR-040",
  text: "A declined supply says notDone, why in words, and a quantity of 0.",
  source: "update-record.md, section 3",
  severities: ["warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("MedicationDispense"))
      if (resource.status === "stopped" || resource.notDone === true) declined(resource, path, found);
  },
};

function declined(
  { notDone, notDoneReasonCodeableConcept: reason, quantity }: MedicationDispense,
  path: string,
  found: Finding[],
): void {
  if (notDone === undefined)
    found.push(warningOf("UR-040", "required", `${path}.notDone`, "A declined supply should say notDone."));
  else if (!notDone)
    found.push(
      warningOf("UR-040", "fixed-value", `${path}.notDone`, "A declined supply should say notDone.", {
        expected: "true",
        received: notDone,
      }),
    );
  if (reason?.text === undefined) {
    found.push(
      warningOf(
        "UR-040",
        "required",
        `${path}.notDoneReasonCodeableConcept${reason === undefined ? "" : ".text"}`,
        "A declined supply should say why, in notDoneReasonCodeableConcept.text.",
      ),
    );
  }
  if (isDecimal(quantity?.value) && compareDecimals(quantity.value, nothing) !== 0)
    found.push(
      warningOf(
        "UR-040",
        "fixed-value",
        `${path}.quantity.value`,
        "Nothing was supplied, since the medicine was declined: the quantity should be 0.",
        { expected: "0" },
      ),
    );
}

const nothing = decimalOf("0");
