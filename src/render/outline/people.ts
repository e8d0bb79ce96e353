import type { LocalIdentifier } from "../../consultation/people/local-identifier.js";
import type { PersonName } from "../../consultation/people/person-name.js";
import type { PractitionerInput, PractitionerPart } from "../../consultation/people/practitioner.js";
import type { AsFound } from "../../message/read/received.js";
import { jobRoles } from "../../terminology/job-roles.js";
import { outcomesOfAttendance, type SeenAs } from "../../terminology/encounter.js";
import { writtenConcept } from "./concept.js";
import type { Section } from "./outline.js";
import { facts, joined, section, shown, type Row, type Shown } from "./sections.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writtenWhen } from "./when.js";

const parts: Readonly<Record<PractitionerPart, string>> = {
  performed: "Cared for mainly by",
  supervised: "Supervised by",
  supplied: "Medicines supplied by",
  measured: "Measured by",
  "took-part": "Also took part",
};

const howSeen: Readonly<Record<SeenAs, string>> = {
  "in-person": "In person at the pharmacy",
  telephone: "By telephone",
  video: "By video",
  remote: "Remotely",
};

/** Where, when, how and by whom the patient was seen. */
export function encounterSection(consultation: ShownConsultation): readonly Section[] {
  const {
    pharmacy = {},
    practitioner = {},
    otherPractitioners = [],
    startedAt,
    endedAt,
    seen,
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
      [
        otherPractitioners.some(({ part }) => part === "performed") ? "Recorded by" : "Seen by",
        writtenPractitioner(practitioner),
      ],
      ...otherPractitioners.map((other): Row => [parts[other.part ?? "took-part"], writtenPractitioner(other)]),
      [endedAt === undefined ? "When" : "From", shown(startedAt, writtenWhen)],
      ["To", shown(endedAt, writtenWhen)],
      ["How", typeof seen === "string" ? howSeen[seen] : writtenConcept(seen)],
      ["Outcome", shown(outcomeOfAttendance, (code) => outcomesOfAttendance[code].display)],
    ]),
  ]);
}

/** The name of the practitioner whose label a measurement or a supply gives. */
export function namedBy({ otherPractitioners = [] }: ShownConsultation, label: string | undefined): Shown {
  const person = otherPractitioners.find((other) => label !== undefined && other.label === label);
  return writtenName(person?.name) ?? label;
}

/** `Mrs Agnes Mary THISTLEWOOD OBE`: the family name in capitals, because a given name may look like one. */
export function writtenParts({ prefix = [], given = [], family, suffix = [] }: AsFound<PersonName>): Shown {
  return joined(" ", ...prefix, ...given, family?.toUpperCase(), ...suffix);
}

/** The same, followed by the whole name as the person writes it, if that is known. */
export function writtenName(name: AsFound<PersonName> = {}): Shown {
  const parts = writtenParts(name);
  if (parts === undefined) return name.text;
  return name.text === undefined ? parts : `${parts} (written "${name.text}")`;
}

/** `7712 (https://pharmacy.example/id/patient)` */
export function writtenIdentifier({ system, value }: AsFound<LocalIdentifier>): Shown {
  return system === undefined ? value : `${value ?? ""} (${system})`;
}

/** `Ms Amara OKAFOR, Pharmacist, GPhC 2099001` */
export function writtenPractitioner({
  name,
  role,
  gphcNumber,
  sdsUserId,
  sdsRoleProfileId,
  localIdentifiers = [],
}: AsFound<PractitionerInput>): Shown {
  return joined(
    ", ",
    writtenName(name),
    role === undefined ? undefined : jobRoles()[role],
    gphcNumber === undefined ? undefined : `GPhC ${gphcNumber}`,
    sdsUserId === undefined ? undefined : `SDS user ${sdsUserId}`,
    sdsRoleProfileId === undefined ? undefined : `SDS role profile ${sdsRoleProfileId}`,
    ...localIdentifiers.map(writtenIdentifier),
  );
}
