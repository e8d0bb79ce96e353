import type { PractitionerPart } from "../../consultation/people/practitioner.js";
import { outcomesOfAttendance } from "../../terminology/encounter.js";
import type { Section } from "./outline.js";
import { writtenName, writtenPractitioner } from "./person.js";
import { facts, joined, section, shown, type Row, type Shown } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

const parts: Readonly<Record<PractitionerPart, string>> = {
  supervised: "Supervised by",
  supplied: "Medicines supplied by",
  measured: "Measured by",
  "took-part": "Also took part",
};

/** Where, when and by whom the patient was seen. */
export function encounterSection(consultation: ShownConsultation): readonly Section[] {
  const {
    pharmacy = {},
    practitioner = {},
    otherPractitioners = [],
    startedAt,
    endedAt,
    outcomeOfAttendance,
  } = consultation;
  return section("Seen at", [
    facts([
      [
        "Pharmacy",
        joined(
          " ",
          pharmacy.name,
          shown(pharmacy.odsCode, (code) => `(ODS code ${code})`),
        ),
      ],
      ["Seen by", writtenPractitioner(practitioner)],
      ...otherPractitioners.map((other): Row => [parts[other.part ?? "took-part"], writtenPractitioner(other)]),
      [endedAt === undefined ? "When" : "From", shown(startedAt, writtenWhen)],
      ["To", shown(endedAt, writtenWhen)],
      ["Outcome", shown(outcomeOfAttendance, (code) => outcomesOfAttendance[code].display)],
    ]),
  ]);
}

/** The name of the one whom a measurement or a supply names by their label. */
export function namedBy({ otherPractitioners = [] }: ShownConsultation, label: string | undefined): Shown {
  const person = otherPractitioners.find((other) => label !== undefined && other.label === label);
  return writtenName(person?.name) ?? label;
}
