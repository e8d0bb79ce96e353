import type { Consultation } from "../../../../consultation/consultation.js";
import type { Practitioner } from "../../../../consultation/people/practitioner.js";
import type { PersonFact } from "../facts.js";

/** The practitioner, then everybody else who took part. */
export function peopleOf({ practitioner, otherPractitioners = [] }: Consultation): readonly PersonFact[] {
  return [
    personFact(practitioner, "practitioner"),
    ...otherPractitioners.map((person, index) => personFact(person, `otherPractitioners[${index}]`)),
  ];
}

function personFact({ name, role, gphcNumber, sdsUserId, sdsRoleProfileId }: Practitioner, path: string): PersonFact {
  return {
    path,
    family: name.family,
    role,
    registration: gphcNumber === undefined ? undefined : { value: gphcNumber, path: `${path}.gphcNumber` },
    isIdentified: gphcNumber !== undefined || sdsUserId !== undefined || sdsRoleProfileId !== undefined,
  };
}
