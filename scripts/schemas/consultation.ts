import { address, telecom } from "../../src/consultation/people/contact.js";
import { ambulatoryDeclined, ambulatoryReport } from "../../src/consultation/observations/ambulatory.js";
import { codedConcept } from "../../src/consultation/coded-concept.js";
import { confirmation } from "../../src/consultation/confirmation.js";
import { consultation, consultations } from "../../src/consultation/consultation-schema.js";
import { declinedSupply } from "../../src/consultation/supplies/declined-supply.js";
import { dosage } from "../../src/consultation/supplies/dosage.js";
import { observation, observations } from "../../src/consultation/observations/observation.js";
import { interpretation } from "../../src/consultation/observations/observation-details.js";
import { patient } from "../../src/consultation/people/patient.js";
import { otherName, personName } from "../../src/consultation/people/person-name.js";
import { pharmacy } from "../../src/consultation/people/pharmacy.js";
import { jobRole, otherPractitioner, practitioner } from "../../src/consultation/people/practitioner.js";
import { pregnancyStatus } from "../../src/consultation/observations/pregnancy-status.js";
import { presentingComplaint } from "../../src/consultation/presenting-complaint.js";
import { referenceRange } from "../../src/consultation/observations/reference-range.js";
import { structuredDose } from "../../src/consultation/supplies/structured-dose.js";
import { supplyUnit, supplyType } from "../../src/consultation/supplies/supply-quantity.js";
import { supply } from "../../src/consultation/supplies/supply.js";
import { line, text } from "../../src/consultation/schema/text.js";
import { day, moment } from "../../src/consultation/schema/times.js";
import { doseTiming } from "../../src/consultation/supplies/timing.js";
import { pascalCase } from "../measurements/source.js";
import { docCommentsOf } from "./doc-comments.js";
import { definitionsOf, fromValibot, type Definition } from "./from-valibot.js";
import type { Schema } from "./schema.js";

/**
 * What `$defs` holds, by the name of its type where it has one; what a caller gives is called `...Input` where
 * the checked thing differs.
 */
const named: Readonly<Record<string, object>> = {
  ...consultations(),
  PatientInput: patient(),
  PersonName: personName(),
  OtherName: otherName(),
  Telecom: telecom(),
  Address: address(),
  PharmacyInput: pharmacy(),
  PractitionerInput: practitioner(),
  OtherPractitionerInput: otherPractitioner(),
  PresentingComplaintInput: presentingComplaint(),
  PregnancyStatus: pregnancyStatus(),
  ObservationInput: observation(),
  ...Object.fromEntries(Object.entries(observations()).map(([type, schema]) => [`${pascalCase(type)}Input`, schema()])),
  ReferenceRangeInput: referenceRange(),
  AmbulatoryReportInput: ambulatoryReport(),
  AmbulatoryDeclined: ambulatoryDeclined(),
  SupplyInput: supply(),
  DeclinedSupplyInput: declinedSupply(),
  SupplyUnitInput: supplyUnit(),
  SupplyType: supplyType(),
  Dosage: dosage(),
  StructuredDoseInput: structuredDose(),
  DoseTimingInput: doseTiming(),
  CodedConceptInput: codedConcept(),
  ConfirmationInput: confirmation(),
  JobRoleCode: jobRole(),
  Interpretation: interpretation(),
  Text: text(),
  Line: line(),
  Day: day(),
  Moment: moment(),
};

/** The JSON Schema of a consultation, with the words of the doc comments in these sources. */
export function consultationSchema(sources: readonly string[]): Schema {
  const commentsOf = docCommentsOf(sources);
  const definitions = new Map<object, Definition>(
    Object.entries(named).map(([type, schema]) => {
      const { text, members } = commentsOf(type);
      return [schema, { name: nameOf(type), description: text, members }];
    }),
  );
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "consultation.schema.json",
    title: "A consultation of a community pharmacy",
    description:
      "What buildMessage takes, as JSON. Shape and words; what only the run-time check can see: check digits, " +
      "days of the calendar, characters that XML cannot carry, ranges and labels that point at " +
      "each other.",
    ...(fromValibot(consultation(), definitions) as object),
    $defs: Object.fromEntries(
      Object.entries(definitionsOf(definitions)).map(([name, schema]) => [
        name,
        whole.has(name) ? withSchemaName(schema) : schema,
      ]),
    ),
  };
}

/** What a file may hold: consultations, and not their parts. */
const whole: ReadonlySet<string> = new Set(Object.keys(consultations()).map(nameOf));

function nameOf(type: string): string {
  return type.replace(/(?:Input|Data)$/, "");
}

/** A file may name this schema, so that an editor completes it: `parseConsultation` leaves the name out. */
function withSchemaName(schema: Schema): Schema {
  const { properties, ...rest } = schema as { readonly properties: Readonly<Record<string, Schema>> };
  const $schema = { description: "Where an editor finds this schema. It is not sent.", type: "string" };
  return { ...rest, properties: { $schema, ...properties } };
}
