import { measurementLimits } from "../../../../src/validation/index.js";
import { pathwayMedicines } from "../../../../src/pathway-medicines/index.js";
import { jobRoles } from "../../../../src/terminology/job-roles.js";
import { contraceptive, declinedToo, minorIllness, woman } from "./bases.js";
import { edited, resourceIn, type Edit, type Resource } from "./edit.js";
import { error, ours, right, warning, type About, type Mutant, type Neighbour } from "./mutant.js";
import { coded, condition, declined, encounter, header, patient, role, summary, supply } from "./parts.js";

const of = (type: string, nth = 0): Resource => resourceIn(woman, type, nth);
const pressure = of("Observation", 0);
const temperature = of("Observation", 2);
const weight = of("Observation", 4);
const index = of("Observation", 5);
const pregnancy = of("Observation", 6);
const medicine = of("MedicationDispense");
const visit = of("Encounter");
const account = of("ClinicalImpression");
const planned = of("ClinicalImpression", 1);

const anywhere = (xml: string, from: string | RegExp, to: string): Edit => edited(xml, [0, xml.length], from, to);
const value = (resource: Resource, to: string): Edit =>
  resource.change(/(<valueQuantity>\s*)<value value="[^"]*"\/>/, `$1§<value value="${to}"/>`);
const inUnit = (resource: Resource, to: string, unit: string): Edit =>
  resource.change(
    /<value value="[^"]*"\/>(\s*)<unit [^>]*>(\s*<system [^>]*>\s*)<code [^>]*>/,
    `§<value value="${to}"/>$1<unit value="${unit}"/>$2<code value="${unit}"/>`,
  );
const diastolic = (to: string): Edit => pressure.change('<value value="82"/>', `<value value="${to}"/>`);
const both = (upper: string, lower: string): Edit =>
  pressure.change(
    /<value value="128"\/>([\s\S]*)<value value="82"\/>/,
    `§<value value="${upper}"/>$1<value value="${lower}"/>`,
  );
/** The same, where the issue is of both. */
const inPair = (upper: string, lower: string): Edit =>
  pressure.change(
    /<component>([\s\S]*)<value value="128"\/>([\s\S]*)<value value="82"\/>/,
    `§<component>$1<value value="${upper}"/>$2<value value="${lower}"/>`,
  );
const says = (text: string): Edit => planned.change(/<summary [^>]*>/, `<summary value="${text}"/>`);
const expecting = /<code value="60001007"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/;
const pregnant = (xml: string): string =>
  xml.replace(expecting, `${coded("77386006", "Patient currently pregnant")}$1`);
/** The same message without its pregnancy status. */
const unsaid = (xml: string): string => {
  const id =
    /<fullUrl value="([^"]*)"\/>\s*<resource>\s*<Observation>(?:(?!<\/Observation>)[\s\S])*60001007/.exec(xml)?.[1] ??
    "";
  return xml
    .replace(new RegExp(`<entry>\\s*<fullUrl value="${id}"/>[\\s\\S]*?</entry>`), "")
    .replace(new RegExp(`<entry>\\s*<reference value="${id}"/>\\s*</entry>`), "");
};
const supplied = (xml: string): Edit => anywhere(xml, "<MedicationDispense>", "§<MedicationDispense>");
const suffering = (code: string, display: string, xml = unsaid(woman)): string =>
  xml.replace(/<code value="15805002"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/, `${coded(code, display)}$1`);
/** The same message with another medicine. */
const containing = (code: string, display: string, xml = woman): string =>
  xml.replace(
    /<code value="10430511000001103"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
    `${coded(code, display)}$1`,
  );
const aged = (birthDate: string, xml: string): string =>
  xml.replace(/<birthDate value="[^"]*"\/>/, `<birthDate value="${birthDate}"/>`);
const lists = { options: { medicines: pathwayMedicines } } as const satisfies About;

/** CS-01, CS-22 and CS-27: codes and words. */
export const wordMutants: readonly Mutant[] = [
  error(
    "CS-01",
    "display-unknown",
    ".event.display",
    "other words for the event",
    header.change('<display value="ITK Update Record"/>', '<display value="ITK Response"/>'),
  ),
  error(
    "CS-01",
    "display-unknown",
    ".valueCoding.display",
    "other words for the recipient type",
    header.change('<display value="For Action"/>', '<display value="For Information"/>'),
  ),
  error(
    "CS-01",
    "display-unknown",
    ".coding[0].display",
    "other words for the verification status",
    patient.change('<display value="Number present and verified"/>', '<display value="Trace required"/>'),
  ),
  error(
    "CS-01",
    "display-unknown",
    ".meta.tag[0].display",
    "other words for a heading",
    summary.change('<display value="Clinical summary"/>', '<display value="History"/>'),
  ),
  error(
    "CS-01",
    "display-unknown",
    ".coding[0].display",
    "other words for the category of a supply",
    supply.change('<display value="Community"/>', '<display value="Inpatient"/>'),
  ),
  error(
    "CS-01",
    "display-unknown",
    ".coding[0].display",
    "other words for the recorder",
    encounter.change('<display value="recorder"/>', '<display value="performer"/>'),
  ),
  ours(
    "CS-01",
    "display-unknown",
    ".coding[0].display",
    "other words for the job role",
    role.change('<display value="Pharmacist"/>', '<display value="Doctor"/>'),
  ),
  ours(
    "CS-01",
    "display-unknown",
    ".coding[0].display",
    "other words for not pregnant",
    pregnancy.change('<display value="Not pregnant"/>', '<display value="Pregnancy test negative"/>'),
  ),
  ours(
    "CS-01",
    "display-of-another-code",
    ".code.coding[0].display",
    "the code for pregnant with the words for not pregnant",
    resourceIn(minorIllness, "Observation", 6).change(
      /<code value="60001007"\/>(\s*)(<display [^>]*>\s*<\/coding>)\s*<text [^>]*>/,
      '<code value="77386006"/>$1§$2',
    ),
  ),
  ours(
    "CS-01",
    "display-of-another-code",
    ".code.coding[0].display",
    "the code for not pregnant with the words for pregnant",
    pregnancy.change('<display value="Not pregnant"/>', '<display value="Patient currently pregnant"/>'),
  ),
  ours(
    "CS-01",
    "text-of-another-code",
    ".code.text",
    "not pregnant by code, pregnant by the free text",
    pregnancy.change('<text value="Not pregnant"/>', '<text value="Patient currently pregnant"/>'),
  ),
  ours(
    "CS-01",
    "display-of-another-code",
    ".code.coding[0].display",
    "sinusitis with the words for impetigo",
    condition.change('<display value="Acute sinusitis"/>', '<display value="Impetigo"/>'),
  ),
  ours(
    "CS-01",
    "text-of-another-code",
    ".code.text",
    "sinusitis with the text of impetigo",
    condition.change('<text value="Acute sinusitis"/>', '<text value="Impetigo"/>'),
  ),
  ours(
    "CS-01",
    "display-of-another-code",
    ".quantity.unit",
    "the code of a capsule with the word for a tablet",
    supply.change('<unit value="capsule"/>', '<unit value="tablet"/>'),
  ),
  warning(
    "CS-01",
    "display-unknown",
    ".code.coding[0].display",
    "words that are not known for a condition",
    condition.change('<display value="Acute sinusitis"/>', '<display value="Acute infection of nasal sinus"/>'),
  ),

  ours(
    "CS-22",
    "wrong-check-digit",
    ".code.coding[0].code",
    "a condition with a wrong check digit",
    condition.change('<code value="15805002"/>', '<code value="15805003"/>'),
  ),
  ours(
    "CS-22",
    "wrong-check-digit",
    ".coding[0].code",
    "a medicine with a wrong check digit",
    supply.change('<code value="289411000001107"/>', '<code value="289411000001108"/>'),
  ),
  ours(
    "CS-22",
    "wrong-check-digit",
    ".quantity.code",
    "a unit with a wrong check digit",
    supply.change('<code value="428641000"/>', '<code value="428641001"/>'),
  ),
  ours(
    "CS-22",
    "wrong-check-digit",
    ".code.coding[0].code",
    "a code that is a word",
    condition.change('<code value="15805002"/>', '<code value="sinusitis"/>'),
  ),
  ours(
    "CS-22",
    "not-a-concept",
    ".code.coding[0].code",
    "a description in place of its concept",
    condition.change(
      /<code value="15805002"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      '<code value="26325015"/><display value="Sinusitis, acute"/>$1',
    ),
  ),
  ours(
    "CS-22",
    "wrong-check-digit",
    ".component[1].code.coding[0].code",
    "the misprint of an official example",
    resourceIn(woman, "Observation").change('<code value="1091811000000102"/>', '<code value="1091811000000100"/>'),
  ),

  warning(
    "CS-27",
    "text-differs",
    ".medicationCodeableConcept.text",
    "a medicine in other words than its code's",
    supply.change(
      '<text value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>',
      '<text value="Flucloxacillin"/>',
    ),
  ),
];

/** CS-03, CS-05 and CS-06: pregnancy. */
export const pregnancyMutants: readonly Mutant[] = [
  ours("CS-03", "too-many", "Bundle.entry[2].resource.entry[13].resource", "two pregnancy statuses", twicePregnant()),
  warning(
    "CS-05",
    "improbable",
    "Bundle.entry[2].resource.entry[12].resource",
    "a pregnancy status of a man",
    atPregnancy(woman.replace('<gender value="female"/>', '<gender value="male"/>')),
  ),
  warning(
    "CS-05",
    "improbable",
    "Bundle.entry[2].resource.entry[12].resource",
    "a pregnancy status of a woman of 61",
    atPregnancy(aged("1964-07-02", woman)),
  ),
  warning(
    "CS-05",
    "improbable",
    "Bundle.entry[2].resource.entry[12].resource",
    "a pregnancy status of a girl of 9",
    atPregnancy(aged("2015-07-03", minorIllness)),
  ),
  warning(
    "CS-06",
    "pregnant",
    "Bundle.entry[2].resource.entry[13].resource",
    "a medicine of a pathway that excludes pregnancy",
    supplied(pregnant(suffering("4740000", "Herpes zoster", woman))),
  ),
  warning(
    "CS-06",
    "pregnant",
    "Bundle.entry[2].resource.entry[13].resource",
    "a medicine of a pathway that excludes pregnant patients under 16",
    supplied(aged("2009-07-03", pregnant(woman))),
  ),
  warning(
    "CS-06",
    "pregnant",
    "Bundle.entry[2].resource.entry[13].resource",
    "clarithromycin in pregnancy",
    supplied(containing("8993811000001101", "Clarithromycin 500mg tablets (Sandoz Ltd)", pregnant(minorIllness))),
  ),
  warning(
    "CS-06",
    "pregnant",
    "Bundle.entry[2].resource.entry[13].resource",
    "a contraceptive in pregnancy",
    supplied(pregnant(contraceptive)),
  ),
];

function atPregnancy(xml: string): Edit {
  const { at } = resourceIn(xml, "Observation", 6).change("<Observation>", "§<Observation>");
  return { xml, at };
}

function twicePregnant(): Edit {
  const entry = new RegExp(
    String.raw`<entry>\s*<fullUrl value="([^"]*)"/>\s*<resource>\s*<Observation>` +
      String.raw`(?:(?!</Observation>)[\s\S])*60001007[\s\S]*?</entry>`,
  );
  const [text = "", url = ""] = entry.exec(woman) ?? [];
  const id = "eeeeeeee-0000-4000-8000-000000000001";
  const second = text.replaceAll(url.slice("urn:uuid:".length), id).replace("<Observation>", "§<Observation>");
  return anywhere(
    woman.replace("<section>", `<section><entry><reference value="urn:uuid:${id}"/></entry>`),
    text,
    text + second,
  );
}

/** A patient of whom only the encounter is told. */
const newborn = unsaid(minorIllness).replace(/<whenPrepared [^>]*>\s*<whenHandedOver [^>]*>/, "");
/** The same, without the weight, the height and the body mass index of an adult. */
const unmeasured = (xml: string): string => [5, 4, 3].reduce((text, nth) => without(text, "Observation", nth), xml);
/** A height without a weight, and a weight without a height: the two would be compared (CS-09). */
const height = (to: string, xml = woman): Edit =>
  value(resourceIn(without(without(xml, "Observation", 5), "Observation", 4), "Observation", 3), to);
const weightAlone = (to: string, xml = woman): Edit =>
  value(resourceIn(without(without(xml, "Observation", 5), "Observation", 3), "Observation", 3), to);

const rows = [
  ["pulse", (to: string, xml = woman): Edit => value(resourceIn(xml, "Observation", 1), to)],
  ["temperature", (to: string, xml = woman): Edit => value(resourceIn(xml, "Observation", 2), to)],
  ["height", height],
  ["weight", weightAlone],
  [
    "body-mass-index",
    (to: string, xml = woman): Edit =>
      value(resourceIn(without(without(xml, "Observation", 4), "Observation", 3), "Observation", 3), to),
  ],
] as const;

/** Without a resource, its entry and what names it. */
function without(xml: string, type: string, nth: number): string {
  const at = resourceIn(xml, type, nth).change(`<${type}>`, `§<${type}>`).at;
  const start = xml.lastIndexOf("<entry>", at);
  const end = xml.indexOf("</entry>", at) + "</entry>".length;
  const url = /<fullUrl value="([^"]*)"/.exec(xml.slice(start))?.[1] ?? "";
  return (xml.slice(0, start) + xml.slice(end)).replace(
    new RegExp(`<entry>\\s*<reference value="${url}"/>\\s*</entry>`),
    "",
  );
}

/**
 * Just outside of hard and common limits; blood pressure, whose values depend on each other (CS-07, CS-14), has its own
 * rows.
 */
const outside = rows.flatMap(([name, change]) => {
  const { hard, common } = measurementLimits[name];
  return [
    ours("CS-08", "out-of-range", ".valueQuantity.value", `a ${name} below what can be`, change(beyond(hard.from, -1))),
    ours("CS-08", "out-of-range", ".valueQuantity.value", `a ${name} above what can be`, change(beyond(hard.to, 1))),
    warning(
      "CS-08",
      "out-of-range",
      ".valueQuantity.value",
      `a ${name} below what is seen`,
      change(beyond(common.from, -1)),
    ),
    warning(
      "CS-08",
      "out-of-range",
      ".valueQuantity.value",
      `a ${name} above what is seen`,
      change(beyond(common.to, 1)),
    ),
    warning("CS-08", "out-of-range", ".valueQuantity.value", `a ${name} that just can be`, change(hard.to)),
  ];
});
/** Two months old, with a minor illness: nobody else is as small and as light as is commonly seen. */
const infant = aged("2025-05-01", newborn);
const inside = rows.flatMap(([name, change]) => {
  const { common } = measurementLimits[name];
  return [
    right(
      "CS-08",
      `the lowest ${name} that is commonly seen`,
      change(common.from, name === "height" || name === "weight" ? infant : woman),
    ),
    right("CS-08", `the highest ${name} that is commonly seen`, change(common.to)),
  ];
});

/** A hundredth beyond a limit. */
function beyond(limit: string, direction: 1 | -1): string {
  return (Number(limit) + direction / 100).toFixed(2);
}

/** CS-07 to CS-09: measurements. */
export const limitMutants: readonly Mutant[] = [
  ours("CS-07", "contradiction", ".component", "a systolic equal to its diastolic", inPair("82", "82")),
  ours("CS-07", "contradiction", ".component", "a systolic below its diastolic", inPair("82", "128")),
  ...outside,
  warning(
    "CS-08",
    "out-of-range",
    ".component[0].valueQuantity.value",
    "a systolic below what is seen",
    both("69.99", "42"),
  ),
  warning(
    "CS-08",
    "out-of-range",
    ".component[1].valueQuantity.value",
    "a diastolic below what is seen",
    diastolic("39.99"),
  ),
  ours(
    "CS-08",
    "out-of-range",
    ".component[1].valueQuantity.value",
    "a diastolic below what can be",
    diastolic("9.99"),
  ),
  ours(
    "CS-08",
    "out-of-range",
    ".valueQuantity.value",
    "a temperature in degrees Celsius that are Fahrenheit",
    value(temperature, "98.6"),
  ),
  ours(
    "CS-08",
    "out-of-range",
    ".valueQuantity.value",
    "a temperature in degrees Fahrenheit that are Celsius",
    inUnit(temperature, "37", "[degF]"),
  ),
  ours(
    "CS-08",
    "out-of-range",
    ".valueQuantity.value",
    "a height in inches that are centimetres",
    inUnit(resourceIn(without(woman, "Observation", 5), "Observation", 3), "165", "[in_i]"),
  ),
  warning(
    "CS-08",
    "out-of-range",
    ".valueQuantity.value",
    "a weight in pounds of more than is seen",
    inUnit(resourceIn(without(woman, "Observation", 5), "Observation", 4), "551.2", "[lb_av]"),
  ),
  warning("CS-09", "improbable", ".valueQuantity.value", "a weight in stones", weightAlone("11")),
  warning("CS-09", "improbable", ".valueQuantity.value", "a height of a child", height("110")),
  warning(
    "CS-09",
    "improbable",
    ".valueQuantity.value",
    "a weight that does not go with the height",
    value(resourceIn(without(woman, "Observation", 5), "Observation", 4), "200"),
  ),
  warning(
    "CS-09",
    "contradiction",
    ".valueQuantity.value",
    "a body mass index of more than weight and height say",
    value(index, "24.9"),
  ),
  warning(
    "CS-09",
    "contradiction",
    ".valueQuantity.value",
    "a body mass index of less than weight and height say",
    value(index, "22.8"),
  ),
];

/** CS-10 and CS-11: time. */
export const timeMutants: readonly Mutant[] = [
  ours(
    "CS-10",
    "time-backwards",
    ".birthDate",
    "a birth after the encounter",
    anywhere(newborn, /<birthDate [^>]*>/, '<birthDate value="2025-07-03"/>'),
  ),
  ours("CS-10", "in-future", ".period.start", "an encounter in six minutes", laterBy("10:36:30")),
  ours(
    "CS-10",
    "time-backwards",
    ".period.end",
    "an encounter that ends before it starts",
    visit.change(/<end [^>]*>/, '<end value="2025-07-02T10:04:59+01:00"/>'),
  ),
  ours(
    "CS-10",
    "in-future",
    ".effectiveDateTime",
    "a measurement tomorrow",
    pressure.change(/<effectiveDateTime [^>]*>/, '<effectiveDateTime value="2025-07-03"/>'),
  ),
  ours(
    "CS-10",
    "time-backwards",
    ".whenHandedOver",
    "a supply before the birth",
    medicine.change(/<whenHandedOver [^>]*>/, '<whenHandedOver value="1989-07-02"/>'),
  ),
  ours(
    "CS-10",
    "in-future",
    ".issued",
    "an observation issued in 2099",
    pressure.change(/<issued [^>]*>/, '<issued value="2099-01-01T10:00:00Z"/>'),
  ),
  ours(
    "CS-10",
    "time-backwards",
    ".deceasedDateTime",
    "a death before the encounter",
    of("Patient").change(/<birthDate [^>]*>/, '$&\n§<deceasedDateTime value="2025-07-01"/>'),
  ),
  warning(
    "CS-11",
    "out-of-range",
    ".period.end",
    "an encounter of more than a day",
    visit.change(
      /<start [^>]*>\s*<end [^>]*>/,
      '<start value="2025-07-01T10:00:00+01:00"/>\n§<end value="2025-07-02T10:19:00+01:00"/>',
    ),
  ),
  warning(
    "CS-11",
    "long-ago",
    ".period.start",
    "an encounter eight days ago",
    visit.change(/<start [^>]*>\s*<end [^>]*>/, '<start value="2025-06-25T10:29:59+01:00"/>'),
  ),
  warning(
    "CS-11",
    "long-ago",
    ".effectiveDateTime",
    "a measurement eight days before",
    pressure.change(/<effectiveDateTime [^>]*>/, '<effectiveDateTime value="2025-06-25T10:04:59+01:00"/>'),
  ),
  warning(
    "CS-11",
    "long-ago",
    ".effectivePeriod.end",
    "a measurement that ended eight days before",
    pressure.change(/<effectiveDateTime [^>]*>/, '<effectivePeriod>\n§<end value="2025-06-24"/></effectivePeriod>'),
  ),
];

/** The encounter starts and ends later on its day, and what was measured then too. */
function laterBy(time: string): Edit {
  return anywhere(
    woman,
    /<start value="2025-07-02T10:05:00\+01:00"\/>\s*<end [^>]*>/,
    `<start value="2025-07-02T${time}+01:00"/>`,
  );
}

const underPathway = (code: string, display: string, birthDate: string): Edit =>
  supplied(aged(birthDate, suffering(code, display, unmeasured(unsaid(woman)))));
const where = "Bundle.entry[2].resource.entry[9].resource";

/** CS-12 and CS-13: pathways. */
export const pathwayMutants: readonly Mutant[] = [
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "otitis of an adult of 18",
    underPathway("3110003", "Acute otitis media", "2007-07-02"),
  ),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "otitis of a baby",
    underPathway("3110003", "Acute otitis media", "2024-07-03"),
  ),
  warning("CS-12", "outside-pathway", where, "impetigo of a baby", underPathway("48277006", "Impetigo", "2024-07-03")),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "a bite of a baby",
    underPathway("262550002", "Infected insect bite", "2024-07-03"),
  ),
  warning("CS-12", "outside-pathway", where, "shingles at 17", underPathway("4740000", "Herpes zoster", "2007-07-03")),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "sinusitis at 11",
    underPathway("15805002", "Acute sinusitis", "2013-07-03"),
  ),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "a sore throat at 4",
    underPathway("363746003", "Acute pharyngitis", "2020-07-03"),
  ),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "a urinary tract infection at 15",
    underPathway("1090711000000102", "Uncomplicated urinary tract infection", "2009-07-03"),
  ),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "a urinary tract infection at 65",
    underPathway("1090711000000102", "Uncomplicated urinary tract infection", "1960-07-02"),
  ),
  warning(
    "CS-12",
    "outside-pathway",
    where,
    "a urinary tract infection of a man",
    supplied(
      suffering("1090711000000102", "Uncomplicated urinary tract infection", unmeasured(unsaid(woman))).replace(
        '<gender value="female"/>',
        '<gender value="male"/>',
      ),
    ),
  ),
  warning(
    "CS-13",
    "not-listed",
    ".medicationCodeableConcept.coding[0].code",
    "a medicine that the pathway does not list",
    medicine.change(
      /<code value="10430511000001103"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("289411000001107", "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)")}$1`,
    ),
    lists,
  ),
];

/** CS-14 to CS-16, CS-40: what is urgent, asked, of another, or said otherwise by the data. */
export const textMutants: readonly Mutant[] = [
  warning("CS-14", "urgent", ".component", "a systolic of 180", inPair("180", "82")),
  warning("CS-14", "urgent", ".component", "a diastolic of 120", inPair("128", "120")),
  warning("CS-14", "urgent", "Bundle.entry[2].resource.entry[7].resource", "an irregular pulse", irregular()),
  warning("CS-14", "urgent", ".summary", "a red flag", flagged()),
  ...[
    "Please prescribe a longer course",
    "GP to arrange a blood test",
    "urgent review by the practice",
    "Please refer to ENT",
    "Surgery should call",
  ].map((words) => warning("CS-15", "asks-to-act", ".summary", `the plan says ${words}`, says(words))),
  warning(
    "CS-16",
    "other-nhs-number",
    ".summary",
    "another NHS number in a summary",
    account.change(/<summary [^>]*>/, '<summary value="Seen with her sister, 999 000 0018"/>'),
  ),
  warning("CS-16", "other-nhs-number", ".summary", "another NHS number in a plan", says("Will come with 9990000018")),
  warning(
    "CS-16",
    "other-nhs-number",
    ".dosageInstruction[0].text",
    "another NHS number in a dosage",
    medicine.change('<text value="500mg four times a day"/>', '<text value="500mg four times a day, 999-000-0018"/>'),
  ),
  warning(
    "CS-40",
    "contradiction",
    ".summary",
    "a blood pressure in words that was not recorded",
    account.change(/<summary [^>]*>/, '<summary value="BP 172/104"/>'),
  ),
];

function irregular(): Edit {
  const xml = woman.replace(
    /<code value="78564009"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
    `${coded("61086009", "Pulse irregular")}$1`,
  );
  const second = resourceIn(xml, "Observation", 1).without("valueQuantity").xml;
  return { xml: second, at: resourceIn(second, "Observation", 1).change("<Observation>", "§<Observation>").at };
}

function flagged(): Edit {
  const tagged = planned.change(
    /<code value="plan-and-requested-actions"\/>\s*<display [^>]*>/,
    coded("red-flags", "Red flags"),
  ).xml;
  return resourceIn(tagged, "ClinicalImpression", 1).change(
    /<summary [^>]*>/,
    '<summary value="Swelling around the left eye"/>',
  );
}

/** CS-18 to CS-20: supplies. */
export const quantityMutants: readonly Mutant[] = [
  ...["As directed", "mdu", "as required", "b d"].map((words) =>
    warning(
      "CS-18",
      "says-nothing",
      ".dosageInstruction[0].text",
      `a dosage of ${words}`,
      medicine.change('<text value="500mg four times a day"/>', `<text value="${words}"/>`),
    ),
  ),
  warning(
    "CS-18",
    "says-nothing",
    ".dosageInstruction[0].patientInstruction",
    "nothing said to the patient",
    medicine.change(/<patientInstruction [^>]*>/, '<patientInstruction value="Use as directed by your doctor"/>'),
  ),
  ours(
    "CS-19",
    "out-of-range",
    ".quantity.value",
    "a supply of nothing",
    medicine.change('<value value="40"/>', '<value value="0"/>'),
  ),
  ours(
    "CS-19",
    "out-of-range",
    ".quantity.value",
    "a supply of less than nothing",
    medicine.change('<value value="40"/>', '<value value="-40"/>'),
  ),
  ours(
    "CS-19",
    "out-of-range",
    ".quantity.value",
    "a supply of nothing with decimals",
    supply.change('<value value="20"/>', '<value value="0.0"/>'),
  ),
  warning(
    "CS-20",
    "out-of-range",
    ".quantity.value",
    "a supply of more than 1,000",
    medicine.change('<value value="40"/>', '<value value="1000.5"/>'),
  ),
  warning("CS-20", "repeated", ".coding[0].code", "the same medicine twice", twiceSupplied()),
];

const byTechnician = woman.replace(/<code value="R1290"\/>\s*<display [^>]*>/, coded("R5220", jobRoles().R5220));

/** CS-30 to CS-33, CS-36, CS-41 and CS-42: doses, products, allergies and contraception. */
export const medicineMutants: readonly Mutant[] = [
  warning("CS-30", "contradiction", ".quantity.value", "a third of what the dose needs", quantified(15)),
  warning(
    "CS-30",
    "contradiction",
    ".daysSupply.value",
    "days that nothing else says",
    resourceIn(withDose(amountOf("tablet", "428673006", 2)).xml, "MedicationDispense").change(
      "<whenPrepared",
      '<daysSupply>§<value value="28"/><unit value="day"/><system value="http://unitsofmeasure.org"/>' +
        '<code value="d"/></daysSupply><whenPrepared',
    ),
  ),
  warning("CS-31", "contradiction", ".doseQuantity.value", "capsules of tablets", doseOf("capsule", "428641000", 2)),
  warning("CS-31", "out-of-range", ".doseQuantity.value", "21 tablets at once", doseOf("tablet", "428673006", 21)),
  warning("CS-32", "contradiction", ".coding[0].code", "a medicine supplied and declined", suppliedAndDeclined()),
  warning(
    "CS-33",
    "not-a-product",
    ".coding[0].code",
    "not pregnant, as a medicine",
    medicine.change(
      /<code value="10430511000001103"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("60001007", "Not pregnant")}$1`,
    ),
  ),
  warning("CS-36", "other-role", "Bundle.entry[2].resource.entry[3].resource", "a pathway by a pharmacy technician", {
    xml: byTechnician,
    at: byTechnician.indexOf("<Practitioner>"),
  }),
  ...["Allergic to penicillin", "No allergies except amoxicillin", "Pen allergic (rash)"].map((words) =>
    warning(
      "CS-41",
      "allergy",
      ".summary",
      `an allergy to what is supplied: ${words}`,
      account.change(/<summary [^>]*>/, `<summary value="${words}"/>`),
    ),
  ),
  warning(
    "CS-42",
    "improbable",
    "Bundle.entry[2].resource.entry[12].resource",
    "a contraceptive for a man",
    supplied(unsaid(contraceptive).replace('<gender value="female"/>', '<gender value="male"/>')),
  ),
  warning(
    "CS-42",
    "improbable",
    "Bundle.entry[2].resource.entry[13].resource",
    "a contraceptive for a girl of 12",
    supplied(aged("2012-07-03", contraceptive)),
  ),
];

/** The medicine's first instruction with a dose as data. */
function withDose(dose: string): Edit {
  return medicine.change(
    /(<patientInstruction [^>]*>)(\s*<\/dosageInstruction>)/,
    `$1<timing><repeat><boundsDuration><value value="5"/><system value="http://unitsofmeasure.org"/><code value="d"/>` +
      `</boundsDuration><frequency value="4"/><period value="1"/><periodUnit value="d"/></repeat></timing>${dose}$2`,
  );
}

function amountOf(unit: string, code: string, dose: number): string {
  return (
    `<doseQuantity><value value="${String(dose)}"/><unit value="${unit}"/><system value="http://snomed.info/sct"/>` +
    `<code value="${code}"/></doseQuantity>`
  );
}

/** A dose whose amount is the fault; the quantity is what it needs. */
function doseOf(unit: string, code: string, dose: number): Edit {
  const { xml } = withDose(amountOf(unit, code, dose));
  return resourceIn(
    xml.replace('<value value="40"/>', `<value value="${String(dose * 20)}"/>`),
    "MedicationDispense",
  ).change(/(<doseQuantity>)(<value [^>]*>)/, "$1§$2");
}

/** Two tablets four times a day for 5 days, and another quantity than 40. */
function quantified(quantity: number): Edit {
  const { xml } = withDose(amountOf("tablet", "428673006", 2));
  return resourceIn(xml, "MedicationDispense").change('<value value="40"/>', `§<value value="${String(quantity)}"/>`);
}

function suppliedAndDeclined(): Edit {
  const code = '<code value="10430511000001103"/>';
  return resourceIn(declinedToo, "MedicationDispense", 1).change(code, `§${code}`);
}

function twiceSupplied(): Edit {
  const entry = /<entry>\s*<fullUrl value="([^"]*)"\/>\s*<resource>\s*<MedicationDispense>[\s\S]*?<\/entry>/.exec(
    woman,
  );
  const [text = "", url = ""] = entry ?? [];
  const id = "eeeeeeee-0000-4000-8000-000000000001";
  const second = text
    .replaceAll(url.slice("urn:uuid:".length), id)
    .replace('<code value="10430511000001103"/>', '§<code value="10430511000001103"/>');
  return anywhere(
    woman.replace("<section>", `<section><entry><reference value="urn:uuid:${id}"/></entry>`),
    text,
    text + second,
  );
}

const inYears = (code: string, display: string, ...dates: readonly string[]): readonly Neighbour[] =>
  dates.map((date) =>
    right("CS-12", `${display} of somebody born on ${date}`, {
      xml: aged(date, suffering(code, display, unmeasured(unsaid(woman)))),
    }),
  );

export const safetyNeighbours: readonly Neighbour[] = [
  right(
    "CS-01",
    "words in capitals and with two spaces",
    condition.change('<display value="Acute sinusitis"/>', '<display value="ACUTE  sinusitis"/>'),
  ),
  right(
    "CS-01",
    "words with their semantic tag",
    pregnancy.change('<display value="Not pregnant"/>', '<display value="Not pregnant (finding)"/>'),
  ),
  right(
    "CS-01",
    "a condition that is not known here",
    condition.change(
      /<code value="15805002"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      '<code value="195967001"/><display value="Asthma"/>$1',
    ),
  ),
  right(
    "CS-01",
    "words in a text that belong to no code",
    condition.change('<text value="Acute sinusitis"/>', '<text value="Sinusitis since Monday"/>'),
  ),
  right("CS-02", "a woman who is not pregnant", { xml: woman }),
  right("CS-03", "no pregnancy status", { xml: unsaid(woman) }),
  right("CS-05", "a pregnancy status of a woman of 60", { xml: aged("1964-07-03", woman) }),
  right("CS-05", "a pregnancy status of a girl of 10", { xml: aged("2015-07-02", minorIllness) }),
  right("CS-06", "a medicine of a minor illness in pregnancy", { xml: pregnant(minorIllness) }),
  right("CS-06", "a medicine of a pathway for pregnant patients of 16", { xml: aged("2009-07-02", pregnant(woman)) }),
  right(
    "CS-06",
    "a medicine on prescription in pregnancy",
    resourceIn(pregnant(woman), "MedicationDispense").change(
      /<code value="patient-group-direction"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("prescription-dispensing", "Prescription dispensing")}$1`,
    ),
  ),
  right("CS-07", "a systolic just above its diastolic", both("82.1", "82")),
  ...inside,
  right("CS-08", "the lowest systolic that is commonly seen", both("70", "42")),
  right("CS-08", "the lowest diastolic that is commonly seen", diastolic("40")),
  right("CS-08", "a high temperature in degrees Fahrenheit", inUnit(temperature, "105.8", "[degF]")),
  right("CS-09", "a body mass index one above", value(index, "24.87")),
  right("CS-09", "a body mass index one below", value(index, "22.88")),
  right("CS-10", "an encounter in five minutes", laterBy("10:35:00")),
  right("CS-10", "an encounter on the day of the birth", { xml: aged("2025-07-02", unmeasured(newborn)) }),
  right("CS-11", "an encounter seven days ago", { xml: sevenDays() }),
  right(
    "CS-11",
    "a measurement seven days before",
    pressure.change(/<effectiveDateTime [^>]*>/, '<effectiveDateTime value="2025-06-25T10:05:00+01:00"/>'),
  ),
  ...inYears("3110003", "Acute otitis media", "2024-07-02", "2007-07-03"),
  ...inYears("48277006", "Impetigo", "2024-07-02"),
  ...inYears("262550002", "Infected insect bite", "2024-07-02"),
  ...inYears("4740000", "Herpes zoster", "2007-07-02"),
  ...inYears("15805002", "Acute sinusitis", "2013-07-02"),
  ...inYears("363746003", "Acute pharyngitis", "2020-07-02"),
  ...inYears("1090711000000102", "Uncomplicated urinary tract infection", "2009-07-02", "1960-07-03"),
  right("CS-13", "a medicine that the pathway lists", { xml: woman }, lists),
  right(
    "CS-13",
    "a medicine that the pathway does not list, where no lists are given",
    medicine.change(
      /<code value="10430511000001103"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("289411000001107", "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)")}$1`,
    ),
  ),
  right("CS-14", "a blood pressure just below both", both("179.9", "119.9")),
  right(
    "CS-14",
    "no red flags found",
    resourceIn(flagged().xml, "ClinicalImpression", 1).change(/<summary [^>]*>/, '<summary value="None found"/>'),
  ),
  right("CS-15", "a plan that asks the patient", says("Will come back in a week, and take paracetamol as advised")),
  right(
    "CS-15",
    "words of urgency that ask nobody",
    account.change(/<summary [^>]*>/, '<summary value="Does not need urgent care"/>'),
  ),
  right("CS-16", "the patient's own NHS number", says("NHS number 999 195 6832")),
  right("CS-16", "ten digits that are no NHS number", says("Telephone 9990000019")),
  right(
    "CS-40",
    "a blood pressure of another day in words",
    account.change(/<summary [^>]*>/, '<summary value="BP was 172/104 last week"/>'),
  ),
  right(
    "CS-18",
    "the shortest dosage that says something",
    medicine.change('<text value="500mg four times a day"/>', '<text value="1 bd"/>'),
  ),
  right(
    "CS-18",
    "a declined medicine as directed",
    declined.change(
      /<text value="Not supplied"\/>(\s*)<patientInstruction [^>]*>/,
      '<text value="mdu"/>$1<patientInstruction value="mdu"/>',
    ),
  ),
  right("CS-19", "half a tablet", medicine.change('<value value="40"/>', '<value value="0.5"/>')),
  right("CS-20", "a supply of 1,000", medicine.change('<value value="40"/>', '<value value="1000"/>')),
  right(
    "CS-22",
    "a code of another system that is no SNOMED CT identifier",
    weight.change(
      /(<code>\s*<coding>[\s\S]*?<\/coding>)/,
      '$1<coding><system value="http://loinc.org"/><code value="29463-7"/></coding>',
    ),
  ),
  right(
    "CS-27",
    "a medicine's text in capitals",
    supply.change(
      '<text value="Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)"/>',
      '<text value="FLUCLOXACILLIN 500mg capsules (A A H Pharmaceuticals Ltd)"/>',
    ),
  ),
];

function sevenDays(): string {
  return woman
    .replaceAll("2025-07-02T10:05:00+01:00", "2025-06-25T10:30:01+01:00")
    .replaceAll("2025-07-02T10:1", "2025-06-25T11:1");
}
