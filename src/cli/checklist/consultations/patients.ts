import type { PatientInput } from "../../../consultation/people/patient.js";

/** Which patients a consultation can be about. */
export interface Fits {
  readonly gender?: "female";
  /** Youngest and oldest age in whole years. */
  readonly fromAge: number;
  readonly toAge?: number;
}

/** Ages at which the three test patients fit all consultations between them. */
const ages = { woman: 32, child: 8, man: 61 };

/** The test patients of a run that names none: invented people, numbers of the range that is reserved for tests. */
export function testPatients(now: Date): readonly PatientInput[] {
  const verified = { nhsNumberVerification: "01" } as const;
  return [
    {
      nhsNumber: "9993210005",
      ...verified,
      name: { family: "Quillfeather", given: ["Imogen"], prefix: ["Ms"] },
      gender: "female",
      birthDate: birthDateAt(ages.woman, now),
    },
    {
      nhsNumber: "9990388547",
      ...verified,
      name: { family: "Achterberg", given: ["Noor"] },
      gender: "female",
      birthDate: birthDateAt(ages.child, now),
    },
    {
      nhsNumber: "9993211370",
      ...verified,
      name: { family: "Fairweather", given: ["Dominic"], prefix: ["Mr"] },
      gender: "male",
      birthDate: birthDateAt(ages.man, now),
    },
  ];
}

/** The first of these patients whom a consultation can be about. */
export function patientFor(fits: Fits, patients: readonly PatientInput[], now: Date): PatientInput | undefined {
  return patients.find(({ gender, birthDate }) => {
    const age = ageAt(birthDate, now);
    return (
      age >= fits.fromAge && age <= (fits.toAge ?? Infinity) && (fits.gender === undefined || gender === fits.gender)
    );
  });
}

/** `a woman of 16 to 64`, for a person who must find such a patient. */
export function fitWords({ gender, fromAge, toAge }: Fits): string {
  const who = gender === "female" ? "a woman" : "a patient";
  return toAge === undefined ? `${who} of ${fromAge} or older` : `${who} of ${fromAge} to ${toAge}`;
}

function birthDateAt(age: number, now: Date): string {
  return `${now.getUTCFullYear() - age - 1}-06-15`;
}

function ageAt(birthDate: string, now: Date): number {
  const today = now.toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
