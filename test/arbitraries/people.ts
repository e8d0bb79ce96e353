import fc from "fast-check";
import type {
  Address,
  Gender,
  LocalIdentifier,
  OtherName,
  OtherPractitionerInput,
  PatientInput,
  PersonName,
  PractitionerInput,
  Telecom,
} from "../../src/consultation/index.js";
import { jobRoles, verificationStatuses, type JobRoleCode } from "../../src/terminology/index.js";
import { line, text } from "./edge-text.js";
import { filled, keyFrom, several, sized, type Size } from "./size.js";

/** Of NHS England's range for tests: 999 and six digits, with the check digit that belongs to them. */
const nhsNumber: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 999_999 })
  .map((number) => withCheckDigit(number))
  .filter((digits) => digits !== undefined);

function withCheckDigit(number: number): string | undefined {
  const digits = `999${String(number).padStart(6, "0")}`;
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : `${digits}${String(check)}`;
}

/** Names that can be written in the routing address, awkward ones included. */
const family = fc.constantFrom(
  "Fairweather",
  "O'Neill",
  "Núñez",
  "de la Cruz",
  "Smith-Jones",
  "Łukasiewicz",
  "Ó Súilleabháin",
  "Li",
  "MacÀidh",
  "D’Arcy",
  "Ünal",
  "von Müller-Großmann",
);
const given = fc.constantFrom("Dominic", "Zoë", "Ana María", "Jean-Luc", "Siân", "Ed", "李", "Þóra", "D'Andre");

const personName = (size: Size): fc.Arbitrary<PersonName> =>
  sized(
    size,
    { family },
    {
      given: several(size, given),
      prefix: several(size, fc.constantFrom("Mr", "Mrs", "Dr", "Prof.")),
      suffix: several(size, fc.constantFrom("OBE", "Jr")),
      text: line,
    },
  );

const otherName = (size: Size): fc.Arbitrary<OtherName> =>
  fc
    .tuple(
      fc.constantFrom(
        "usual" as const,
        "temp" as const,
        "nickname" as const,
        "anonymous" as const,
        "old" as const,
        "maiden" as const,
      ),
      filled(size, {
        family: line,
        given: several(size, given),
        prefix: several(size, fc.constant("Miss")),
        suffix: several(size, fc.constant("III")),
        text: line,
      }),
    )
    .map(([use, parts]) => ({ use, ...parts }));

const telecom = (size: Size): fc.Arbitrary<Telecom> =>
  sized(
    size,
    {
      system: fc.constantFrom("phone", "fax", "email", "pager", "url", "sms", "other"),
      value: fc.constantFrom("01632 960001", "patient@example.com", "https://example.com/a?b=c&d"),
    },
    { use: fc.constantFrom("home", "work", "temp", "old", "mobile") },
  );

const address = (size: Size): fc.Arbitrary<Address> =>
  filled(size, {
    use: fc.constantFrom("home", "work", "temp", "old"),
    line: several(size, line),
    city: line,
    district: line,
    postalCode: fc.constantFrom("ZZ99 3VZ", "LS1 4AP"),
    country: line,
    text,
  });

const localIdentifier: fc.Arbitrary<LocalIdentifier> = fc.record({
  system: fc.constantFrom("https://pharmacy.example/id", "urn:oid:2.16.840.1.113883.2.1"),
  value: fc.constantFrom("P-20714", "0012", "a b"),
});

/** A patient of this gender and date of birth. */
export const patientArbitrary = <Known extends Gender>(
  size: Size,
  gender: fc.Arbitrary<Known>,
  birthDate: string,
): fc.Arbitrary<PatientInput<Known>> =>
  sized(
    size,
    {
      nhsNumber,
      nhsNumberVerification: keyFrom(verificationStatuses),
      name: personName(size),
      gender,
      birthDate: fc.constant(birthDate),
    },
    {
      otherNames: several(size, otherName(size)),
      localIdentifiers: several(size, localIdentifier),
      telecom: several(size, telecom(size)),
      address: address(size),
    },
  );

/** A person with this job role, or with any. */
export const practitionerArbitrary = (
  size: Size,
  role: fc.Arbitrary<JobRoleCode> = keyFrom(jobRoles()),
): fc.Arbitrary<PractitionerInput> =>
  sized(
    size,
    { name: personName(size), role },
    {
      gphcNumber: fc.integer({ min: 2_000_000, max: 2_099_999 }).map(String),
      sdsUserId: fc.integer({ min: 1, max: 999_999 }).map((number) => `555${String(number).padStart(9, "0")}`),
      sdsRoleProfileId: fc.integer({ min: 1, max: 999_999 }).map((number) => `777${String(number).padStart(9, "0")}`),
      localIdentifiers: several(size, localIdentifier),
    },
  );

/** Others who took part, each with a label of their own. */
export const otherPractitionersArbitrary = (size: Size): fc.Arbitrary<readonly OtherPractitionerInput[]> =>
  several(
    size,
    fc.tuple(
      practitionerArbitrary(size),
      fc.constantFrom(
        "performed" as const,
        "supervised" as const,
        "supplied" as const,
        "measured" as const,
        "took-part" as const,
      ),
    ),
  ).map((people) =>
    people.map(([person, part], at) => ({
      ...person,
      // At most one performed.
      part: at > 0 && part === "performed" ? ("took-part" as const) : part,
      label: `practitioner-${String(at + 2)}`,
    })),
  );
