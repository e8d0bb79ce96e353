import { error, right, type Mutant, type Neighbour } from "./mutant.js";
import { composition, condition, patient, pulse, role, supply, temperature } from "./parts.js";

const born = (date: string): ReturnType<typeof patient.change> =>
  patient.change(/<birthDate [^>]*>/, `<birthDate value="${date}"/>`);
const issued = (instant: string): ReturnType<typeof pulse.change> =>
  pulse.change(/<issued [^>]*>/, `<issued value="${instant}"/>`);
const measured = (dateTime: string): ReturnType<typeof pulse.change> =>
  pulse.change(/<effectiveDateTime [^>]*>/, `<effectiveDateTime value="${dateTime}"/>`);

/** What breaks FHIR itself: the XML, and the forms of its primitives. */
export const formMutants: readonly Mutant[] = [
  error(
    "FHIR-xml",
    "wrong-form",
    ".multipleBirthInteger",
    "a decimal for an integer",
    patient.change("</address>", '</address>\n§<multipleBirthInteger value="1.5"/>'),
  ),
  error(
    "FHIR-xml",
    "wrong-form",
    ".quantity.value",
    "a word for a number",
    supply.change('<value value="20"/>', '<value value="twenty"/>'),
  ),
  error("FHIR-xml", "empty", ".title", "an empty value", composition.change(/<title value="[^"]*"/, '<title value=""')),
  error(
    "FHIR-xml",
    "wrong-order",
    ".gender",
    "an order that is not FHIR's",
    patient.change(/(<gender [^>]*>)(\s*)(<birthDate [^>]*>)/, "$3$2§$1"),
  ),
  error(
    "FHIR-xml",
    "unknown-element",
    ".mood",
    "an unknown element",
    patient.before("gender", '§<mood value="good"/>'),
  ),
  error(
    "FHIR-xml",
    "unknown-attribute",
    ".gender",
    "an unknown attribute",
    patient.change('<gender value="male"', '<gender value="male" sure="yes"'),
  ),
  error(
    "FHIR-xml",
    "wrong-namespace",
    ".gender",
    "another namespace",
    patient.change('<gender value="male"', '<gender xmlns="urn:other" value="male"'),
  ),
  error(
    "FHIR-xml",
    "stray-text",
    ".resource",
    "stray text",
    patient.change(/(<Patient>[\s\S]*?)<gender/, "§$1stray<gender"),
  ),
  ...["1990-13-21", "1990-02-30", "21/05/1990", "1990-5-21"].map((date) =>
    error("FHIR-date", "wrong-form", ".birthDate", `a birth on ${date}`, born(date)),
  ),
  ...["2025-07-02T09:30:00", "2025-07-02", "2025-07-02T25:30:00Z"].map((instant) =>
    error("FHIR-instant", "wrong-form", ".issued", `an observation issued at ${instant}`, issued(instant)),
  ),
  ...["2025-07-02T10:05", "2025-07-02T10:05:00", "2025-02-29"].map((time) =>
    error("FHIR-dateTime", "wrong-form", ".effectiveDateTime", `an observation at ${time}`, measured(time)),
  ),
  error(
    "FHIR-code",
    "wrong-form",
    ".language",
    "a code with a space before it",
    condition.change("</meta>", '</meta>\n§<language value=" en"/>'),
  ),
  error(
    "FHIR-id",
    "wrong-form",
    ".meta.versionId",
    "a version of too many characters",
    role.change("<meta>", `<meta>\n§<versionId value="${"1".repeat(65)}"/>`),
  ),
];

export const formNeighbours: readonly Neighbour[] = [
  right("FHIR-date", "a birth in a month", born("1990-05")),
  right("FHIR-date", "a birth in a year", born("1990")),
  right("FHIR-date", "29 February", born("1988-02-29")),
  right("FHIR-instant", "an instant of another zone", issued("2025-07-02T04:30:00.5-05:00")),
  right("FHIR-dateTime", "a measurement on a day", measured("2025-07-02")),
  right(
    "FHIR-decimal",
    "a value with a zero at its end",
    temperature.change('<value value="37.40"/>', '<value value="37.400"/>'),
  ),
];
