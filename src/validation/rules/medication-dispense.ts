import type { MedicationDispense } from "../../fhir/types.js";
import { dispenseCategory } from "../../terminology/dispense-category.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import type { Place } from "../subject.js";

/** UR-039 and UR-041: the medicine is a dm+d product, supplied or declined, with words for the patient. */
export const supply: Rule = {
  id: "UR-039",
  text: "The medicine is coded in dm+d, the status is completed or stopped, the category is community, and every dosage has text and patientInstruction.",
  source: "update-record.md, section 3",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("MedicationDispense")) {
      yield* medicine(resource, path);
      yield* category(resource, path);
      yield* dosages(resource, path);
      const system = resource.quantity?.system;
      if (system !== undefined && system !== systems.snomed) yield errorOf("UR-041", "other-system", `${path}.quantity.system`, `The unit of a supply is a code of system ${systems.snomed}.`, { expected: systems.snomed, received: system });
    }
  },
};

function* medicine({ medicationReference, medicationCodeableConcept, status }: MedicationDispense, path: string): Generator<Finding> {
  if (medicationReference !== undefined) yield errorOf("UR-039", "forbidden", `${path}.medicationReference`, "The medicine stands in medicationCodeableConcept, never in a resource of its own.");
  const codings = medicationCodeableConcept?.coding ?? [];
  if (medicationCodeableConcept !== undefined && !codings.some(({ system, code }) => system === systems.dmd && code !== undefined)) {
    yield errorOf("UR-039", "required", `${path}.medicationCodeableConcept.coding`, `The medicine must have a code of system ${systems.dmd}.`, { expected: systems.dmd, received: codings[0]?.system });
  }
  if (status !== undefined && status !== "completed" && status !== "stopped") {
    yield errorOf("UR-039", "fixed-value", `${path}.status`, "The status must be completed for a supply, stopped for a declined one.", { expected: ["completed", "stopped"], received: status });
  }
}

function* category({ category: concept }: MedicationDispense, path: string): Generator<Finding> {
  const codings = concept?.coding ?? [];
  if (concept !== undefined && !codings.some(({ system, code }) => system === dispenseCategory.system && code === dispenseCategory.code)) {
    yield errorOf("UR-039", "fixed-value", `${path}.category`, `The category must be ${dispenseCategory.code}.`, { expected: dispenseCategory.code, received: codings[0]?.code });
  }
}

function* dosages({ dosageInstruction }: MedicationDispense, path: string): Generator<Finding> {
  for (const [index, dosage] of (dosageInstruction ?? []).entries()) {
    for (const member of ["text", "patientInstruction"] as const) {
      if (dosage[member] === undefined) yield errorOf("UR-039", "required", `${path}.dosageInstruction[${index}].${member}`, `Every dosage has a ${member}, also where its parts are structured.`);
    }
  }
}

/** UR-040: what was not supplied says so and why. That a supply is more than nothing is CS-19. */
export const declinedSupply: Rule = {
  id: "UR-040",
  text: "A declined supply says notDone and why.",
  source: "update-record.md, section 3",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("MedicationDispense")) yield* declined(resource, path);
  },
};

function* declined(resource: MedicationDispense, path: Place["path"]): Generator<Finding> {
  if (resource.status === "stopped" || resource.notDone === true) {
    if (resource.notDone !== true) yield warningOf("UR-040", "required", `${path}.notDone`, "A declined supply should say notDone.");
    if (resource.notDoneReasonCodeableConcept?.text === undefined) {
      yield warningOf("UR-040", "required", `${path}.notDoneReasonCodeableConcept`, "A declined supply should say why, in notDoneReasonCodeableConcept.text.");
    }
  }
}
