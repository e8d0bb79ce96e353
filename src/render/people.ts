import type { PractitionerPart } from "../consultation/practitioner.js";
import { outcomesOfAttendance } from "../terminology/outcome-of-attendance.js";
import type { Section } from "./outline.js";
import { writtenName, writtenPractitioner } from "./person.js";
import { facts, section, type Shown } from "./sections.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writtenWhen } from "./when.js";

const parts: Readonly<Record<PractitionerPart, string>> = {
  supervised: "Supervised by",
  supplied: "Medicines supplied by",
  measured: "Measured by",
  "took-part": "Also took part",
};

/** Where, when and by whom the patient was seen. */
export function encounterSection(consultation: ShownConsultation): readonly Section[] {
  const { pharmacy, practitioner, otherPractitioners = [], startedAt, endedAt, outcomeOfAttendance } = consultation;
  return section("Seen at", [
    facts([
      ["Pharmacy", `${pharmacy.name} (ODS code ${pharmacy.odsCode})`],
      ["Seen by", writtenPractitioner(practitioner)],
      ...otherPractitioners.map((other) => [parts[other.part], writtenPractitioner(other)] as const),
      [endedAt === undefined ? "When" : "From", writtenWhen(startedAt)],
      ["To", endedAt === undefined ? undefined : writtenWhen(endedAt)],
      ["Outcome", outcomeOfAttendance === undefined ? undefined : outcomesOfAttendance[outcomeOfAttendance].display],
    ]),
  ]);
}

/** The name of the one whom a measurement or a supply names by their label. */
export function namedBy({ otherPractitioners = [] }: ShownConsultation, label: string | undefined): Shown {
  if (label === undefined) return undefined;
  const person = otherPractitioners.find((other) => other.label === label);
  return person === undefined ? label : writtenName(person.name);
}
