import { measuredTwice, minorIllness, telephoned, woman } from "./bases.js";
import { resourceIn, type Resource } from "./edit.js";
import { ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import { coded } from "./parts.js";

const of = (type: string, nth = 0, xml = woman): Resource => resourceIn(xml, type, nth);
const patient = of("Patient", 0, minorIllness);
const pressure = of("Observation");
const temperature = of("Observation", 2);
const practitioner = of("Practitioner");
const condition = of("Condition");
const status = /<code value="01"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/;
const notPregnant = new RegExp(
  String.raw`<entry>\s*<fullUrl value="([^"]*)"/>\s*<resource>\s*<Observation>` +
    String.raw`(?:(?!</Observation>)[\s\S])*60001007[\s\S]*?</entry>`,
);
/** The minor illness without its pregnancy status, so that any age is a common one. */
const ageless = ((): string => {
  const url = notPregnant.exec(minorIllness)?.[1] ?? "";
  return minorIllness
    .replace(notPregnant, "")
    .replace(new RegExp(`<entry>\\s*<reference value="${url}"/>\\s*</entry>`), "");
})();
const born = (date: string): ReturnType<Resource["change"]> =>
  of("Patient", 0, ageless).change(/<birthDate [^>]*>/, `<birthDate value="${date}"/>`);
const range = (low: string, high: string): string => {
  const end = (name: string, value: string): string =>
    `<${name}><value value="${value}"/><unit value="Cel"/><system value="http://unitsofmeasure.org"/>` +
    `<code value="Cel"/></${name}>`;
  return `<referenceRange>${end("low", low)}${end("high", high)}</referenceRange>`;
};
const meant = (low: string, high: string): ReturnType<Resource["change"]> =>
  temperature.change(
    "</valueQuantity>",
    '</valueQuantity><interpretation><coding><system value="http://terminology.hl7.org/CodeSystem/v2-0078"/>\n§<code ' +
      `value="N"/><display value="Normal"/></coding></interpretation>${range(low, high)}`,
  );

/** CS-26 to CS-44, as far as they are about the patient, the people and the statuses. */
export const statedMutants: readonly Mutant[] = [
  warning(
    "CS-26",
    "not-verified",
    ".coding[0].code",
    "a number that is only present",
    patient.change(status, `${coded("02", "Number present but not traced")}$1`),
  ),
  warning(
    "CS-26",
    "contradiction",
    ".coding[0].code",
    "a number that is said not to be present",
    patient.change(status, `${coded("07", "Number not present and trace not required")}$1`),
  ),
  ours("CS-28", "out-of-range", ".birthDate", "a birth in the year 1", born("0001-01-01")),
  warning("CS-28", "out-of-range", ".birthDate", "a birth in 1900", born("1900-01-01")),
  warning(
    "CS-29",
    "placeholder",
    ".identifier[0].value",
    "a number of one digit",
    patient.change('<value value="9991956832"/>', '<value value="9999999999"/>'),
  ),
  warning(
    "CS-37",
    "no-registration",
    "Bundle.entry[2].resource.entry[3].resource",
    "a pharmacist without any number",
    practitioner.change(/<identifier>[\s\S]*?<\/identifier>/, ""),
  ),
  ours(
    "CS-39",
    "withdrawn",
    ".status",
    "an observation entered in error",
    pressure.change('<status value="final"/>', '<status value="entered-in-error"/>'),
  ),
  ours(
    "CS-39",
    "withdrawn",
    ".verificationStatus",
    "a condition that is refuted and active",
    condition.change(/<clinicalStatus [^>]*>/, '$&\n§<verificationStatus value="refuted"/>'),
  ),
  warning(
    "CS-39",
    "withdrawn",
    ".active",
    "a patient who is not active",
    patient.change("<name>", '\n§<active value="false"/><name>'),
  ),
  warning("CS-35", "contradiction", ".coding[0].code", "a normal value outside its range", meant("38", "39")),
  warning(
    "CS-34",
    "contradiction",
    "Bundle.entry[2].resource.entry[7].resource",
    "two temperatures at one moment",
    of("Observation", 1, measuredTwice).change(/<Observation>([\s\S]*?)10:12:00/, "§<Observation>$110:10:00"),
  ),
  warning(
    "CS-44",
    "not-in-person",
    "Bundle.entry[2].resource.entry[6].resource",
    "a weight measured on the telephone",
    of("Observation", 0, telephoned).change(
      /<Observation>([\s\S]*?)<code value="784399000"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `§<Observation>$1${coded("27113001", "Body weight")}$2`,
    ),
  ),
];

export const statedNeighbours: readonly Neighbour[] = [
  right("CS-28", "a birth in 1906", born("1906-01-01")),
  right("CS-35", "a normal value in its range", meant("36", "38")),
  right(
    "CS-39",
    "a condition that is confirmed",
    condition.change(/<clinicalStatus [^>]*>/, '$&<verificationStatus value="confirmed"/>'),
  ),
  right("CS-34", "two temperatures two minutes apart", { xml: measuredTwice }),
  right("CS-44", "a weight that was told on the telephone", { xml: telephoned }),
];
