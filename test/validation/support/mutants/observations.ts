import {
  bloodPressureTriplets,
  twentyFourHourTriplet,
  type BloodPressureTriplet,
} from "../../../../src/terminology/blood-pressure.js";
import { rightMessage } from "../right-message.js";
import { ambulatory, declinedMonitoring, woman } from "./bases.js";
import { resourceIn, type Edit, type Resource } from "./edit.js";
import { error, ours, right, warning, type Mutant, type Neighbour } from "./mutant.js";
import { bloodPressure, coded, finding, height, marked, pulse, temperature, weight, whole } from "./parts.js";

const pregnancy = resourceIn(woman, "Observation", 6);
const report = resourceIn(ambulatory, "Observation", 1);
const refused = resourceIn(declinedMonitoring, "Observation", 1);
const code = /<code value="[0-9]+"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/;
/** The same Observation under another code, without free text beside it. */
const recoded = (resource: Resource, to: string, display: string): Edit =>
  resource.change(code, `${coded(to, display)}$1`);
const parts = /<component>[\s\S]*<\/component>/;

/** A blood pressure under the codes of other triplets, one for each of its parts. */
function triplet(header: BloodPressureTriplet, systolic = header, diastolic = systolic): Edit {
  const next = [
    [standing.header, header.header],
    [standing.systolic, systolic.systolic],
    [standing.diastolic, diastolic.diastolic],
  ].reduce(
    (text, [from, to]) =>
      text.replace(
        new RegExp(`<code value="${from?.code ?? ""}"/>\\s*<display [^>]*>(\\s*</coding>)\\s*<text [^>]*>`),
        `${coded(to?.code ?? "", to?.display ?? "")}$1`,
      ),
    rightMessage,
  );
  return whole("§", "§", next.replace(/(<component>\s*)(<code>)/, "$1§$2"));
}

const { standing, sitting, lying, onExamination, averageAmbulatory } = bloodPressureTriplets;

const quantity = (value: string, unit: string): string =>
  `<valueQuantity><value value="${value}"/><unit value="${unit}"/><system value="http://unitsofmeasure.org"/><code ` +
  `value="${unit}"/></valueQuantity>`;
const valued = (resource: Resource, value: string, unit: string): Edit =>
  resource.change(/<valueQuantity>[\s\S]*?<\/valueQuantity>/, quantity(value, unit).replace("<code", "\n§<code"));
const unitless = (resource: Resource): Edit =>
  resource.change(/(<valueQuantity>[\s\S]*?)\s*<code value="[^"]*"\/>(\s*<\/valueQuantity>)/, "§$1$2");
const otherSystem = (resource: Resource): Edit =>
  resource.change('<system value="http://unitsofmeasure.org"/>', '<system value="urn:units"/>');
const valueless = (resource: Resource): Edit => resource.without("valueQuantity");
const interpreted = (system: string, code: string, display: string): Edit =>
  temperature.change(
    "</valueQuantity>",
    `</valueQuantity><interpretation><coding>\n<system value="${system}"/>\n${coded(code, display)}</coding>` +
      "</interpretation>",
  );
const nhsInterpretation = "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ObservationInterpretation-1";
const v2 = "http://terminology.hl7.org/CodeSystem/v2-0078";
const ranged = (range: string): Edit =>
  temperature.change("</valueQuantity>", `</valueQuantity><referenceRange>\n${range}</referenceRange>`);
const degrees = (value: string): string =>
  `<value value="${value}"/><unit value="degree Celsius"/><system value="http://unitsofmeasure.org"/><code ` +
  'value="Cel"/>';

/** UR-062 and UR-063: what may be said of a pregnancy, and monitoring that was declined. */
export const saidMutants: readonly Mutant[] = [
  ours(
    "CS-02",
    "code-unknown",
    ".code.coding[0].code",
    "a pregnancy status of another code",
    recoded(pregnancy, "8392000", "Non-smoker"),
  ),
  ours(
    "UR-062",
    "forbidden",
    ".valueBoolean",
    "a pregnancy status that is not true",
    pregnancy.change("</performer>", '</performer>\n§<valueBoolean value="false"/>'),
  ),
  ours(
    "UR-062",
    "forbidden",
    ".valueString",
    "a pregnancy status with words for a value",
    pregnancy.change("</performer>", '</performer>\n§<valueString value="unsure"/>'),
  ),
  ours(
    "UR-062",
    "forbidden",
    ".valueCodeableConcept",
    "a pregnancy status with a code for a value",
    pregnancy.change("</performer>", '</performer>\n§<valueCodeableConcept><text value="no"/></valueCodeableConcept>'),
  ),
  ours(
    "UR-062",
    "forbidden",
    ".dataAbsentReason",
    "a pregnancy status that was not asked",
    pregnancy.change(
      "</performer>",
      '</performer>\n§<dataAbsentReason><coding><system value="http://hl7.org/fhir/data-absent-reason"/><code ' +
        'value="not-asked"/></coding></dataAbsentReason>',
    ),
  ),
  ours(
    "UR-062",
    "wrong-resource",
    ".code.coding[0].code",
    "a pregnancy status as a condition",
    resourceIn(woman, "Condition").change(code, `${coded("60001007", "Not pregnant")}$1`),
  ),
  ours("UR-060", "required", ".meta.tag", "a pregnancy status without heading", pregnancy.without("tag")),
  ours(
    "UR-060",
    "heading-misplaced",
    ".meta.tag[0].code",
    "a pregnancy status under the history",
    pregnancy.change(/<code value="pregnancy-status"\/>\s*<display [^>]*>/, coded("history", "History")),
  ),
  warning("UR-036", "required", ".category", "a pregnancy status without category", pregnancy.without("category")),

  ours(
    "UR-063",
    "required",
    ".code.text",
    "declined monitoring without a reason",
    refused.change(/(\n *)(<code>)(\s*<coding>[\s\S]*?<\/coding>)\s*<text [^>]*>/, "$1§$2$3"),
  ),
  warning(
    "UR-063",
    "no-reason",
    ".code.text",
    "declined monitoring whose reason is its name",
    refused.change(/<text value="Cannot[^>]*>/, '<text value="Ambulatory blood pressure recording declined"/>'),
  ),
];

/** UR-070 to UR-074: measurements. */
export const measurementMutants: readonly Mutant[] = [
  ours(
    "UR-070",
    "not-a-triplet",
    "Bundle.entry[2].resource.entry[6].resource",
    "a systolic without its diastolic",
    bloodPressure.change(/<component>(?:(?!<component>)[\s\S])*<\/component>(?=\s*<\/Observation>)/, ""),
  ),
  ours(
    "UR-070",
    "not-a-triplet",
    "Bundle.entry[2].resource.entry[6].resource",
    "a blood pressure without components",
    bloodPressure.change(parts, ""),
  ),
  ours(
    "UR-070",
    "not-a-triplet",
    "Bundle.entry[2].resource.entry[6].resource",
    "a third component",
    bloodPressure.change(
      /(<Observation>[\s\S]*)(<component>(?:(?!<component>)[\s\S])*<\/component>)(?=\s*<\/Observation>)/,
      "§$1$2$2",
    ),
  ),
  ours(
    "UR-070",
    "not-a-triplet",
    ".component[0].code",
    "a sitting systolic of a standing blood pressure",
    triplet(standing, sitting, standing),
  ),
  ours(
    "UR-070",
    "not-a-triplet",
    ".component[0].code",
    "a lying diastolic of a standing blood pressure",
    triplet(standing, standing, lying),
  ),
  ours(
    "UR-070",
    "not-a-triplet",
    ".component[0].code",
    "a standing blood pressure under the header of a lying one",
    triplet(lying, standing),
  ),
  ours(
    "UR-070",
    "not-a-triplet",
    ".component[0].code",
    "an arterial systolic under the header of an ambulatory one",
    triplet(averageAmbulatory, onExamination, averageAmbulatory),
  ),
  ours("UR-070", "not-a-triplet", ".code", "a systolic as an observation of its own", {
    ...recoded(finding, "72313002", "Systolic arterial pressure"),
    at: finding.change("<code>", "§<code>").at,
  }),
  ours(
    "UR-070",
    "required",
    ".component[0].valueQuantity",
    "a systolic without a value",
    bloodPressure.change(
      /(<component>)(\s*<code>[\s\S]*?<\/code>)\s*<valueQuantity>[\s\S]*?<\/valueQuantity>/,
      "§$1$2",
    ),
  ),
  ours(
    "UR-070",
    "wrong-unit",
    ".component[0].valueQuantity.code",
    "a blood pressure in kilopascal",
    bloodPressure.change('<code value="mm[Hg]"/>', '<code value="kPa"/>'),
  ),
  ours(
    "UR-070",
    "wrong-unit",
    ".component[0].valueQuantity.code",
    "millimetres of mercury as the table of conventions writes them",
    bloodPressure.change('<code value="mm[Hg]"/>', '<code value="[mmHg]"/>'),
  ),
  ours(
    "UR-070",
    "other-system",
    ".component[0].valueQuantity.system",
    "a blood pressure in a unit of another system",
    otherSystem(bloodPressure),
  ),
  warning(
    "UR-070",
    "older-code",
    ".code",
    "the codes of a 24 hour blood pressure",
    marked(triplet(twentyFourHourTriplet).xml, /<code>\s*<coding>\s*<system [^>]*>\s*<code value="314463006"/),
  ),

  ...["2181401000000109", "2181411000000106", "2181421000000100", "2181431000000103"].map((interval) =>
    ours(
      "UR-071",
      "code-not-sent",
      ".code.coding[0].code",
      `the interval of ${interval}`,
      finding.change(code, `${coded(interval, "Average")}$1`),
    ),
  ),
  ours(
    "UR-071",
    "code-not-sent",
    ".component[0].code.coding[0].code",
    "the interval of a component",
    bloodPressure.change(
      /<code value="400974009"\/>\s*<display [^>]*>(\s*<\/coding>)\s*<text [^>]*>/,
      `${coded("2181421000000100", "Average")}$1`,
    ),
  ),

  ours(
    "UR-072",
    "wrong-unit",
    ".valueQuantity.code",
    "a pulse per second",
    pulse.change('<code value="{beats}/min"/>', '<code value="/s"/>'),
  ),
  ours(
    "UR-072",
    "wrong-unit",
    ".valueQuantity.code",
    "a pulse per minute, of nothing",
    pulse.change('<code value="{beats}/min"/>', '<code value="/min"/>'),
  ),
  ours("UR-072", "other-system", ".valueQuantity.system", "a pulse in a unit of another system", otherSystem(pulse)),
  ours("UR-072", "wrong-unit", ".valueQuantity", "a pulse in no unit", unitless(pulse)),
  ours("UR-072", "required", ".valueQuantity", "a pulse without a value", valueless(pulse)),

  ours(
    "UR-073",
    "wrong-unit",
    ".valueQuantity.code",
    "a temperature in kelvin",
    temperature.change('<code value="Cel"/>', '<code value="K"/>'),
  ),
  ours(
    "UR-073",
    "other-system",
    ".valueQuantity.system",
    "a temperature in a unit of another system",
    otherSystem(temperature),
  ),
  ours("UR-073", "required", ".valueQuantity", "a temperature without a value", valueless(temperature)),
  ours(
    "UR-073",
    "wrong-unit",
    ".valueQuantity.code",
    "a weight in stones",
    weight.change('<code value="kg"/>', '<code value="[stone_av]"/>'),
  ),
  ours("UR-073", "required", ".valueQuantity", "a weight without a value", valueless(weight)),
  ours(
    "UR-073",
    "wrong-unit",
    ".valueQuantity.code",
    "a height in metres",
    height.change('<code value="cm"/>', '<code value="m"/>'),
  ),
  ours(
    "UR-073",
    "wrong-unit",
    ".valueQuantity.code",
    "a body mass index as the table of conventions writes its unit",
    resourceIn(woman, "Observation", 5).change('<code value="kg/m2"/>', '<code value="kg/m^2"/>'),
  ),
  ours("UR-073", "vital-sign-unsupported", ".code", "a vital sign that is not sent", {
    ...recoded(finding, "8392000", "Non-smoker"),
    at: finding.change("<code>", "§<code>").at,
  }),

  ours(
    "UR-074",
    "wrong-unit",
    ".valueQuantity.code",
    "a self-reported height in metres",
    resourceIn(recoded(height, "1162419008", "Self reported body height").xml, "Observation", 5).change(
      '<code value="cm"/>',
      '<code value="m"/>',
    ),
  ),
  ours(
    "UR-074",
    "wrong-unit",
    ".valueQuantity.code",
    "a self-reported weight in stones",
    resourceIn(recoded(weight, "784399000", "Self reported body weight").xml, "Observation", 4).change(
      '<code value="kg"/>',
      '<code value="[stone_av]"/>',
    ),
  ),
  ours(
    "UR-074",
    "required",
    ".valueQuantity",
    "a self-reported weight without a value",
    valueless(resourceIn(recoded(weight, "784399000", "Self reported body weight").xml, "Observation", 4)),
  ),
];

/** UR-076 and UR-077: how a value is to be read, and reports. */
export const aboutMutants: readonly Mutant[] = [
  error(
    "UR-076",
    "forbidden",
    ".referenceRange[0].low.comparator",
    "a range above a value, as a quantity",
    ranged(`<low>${degrees("36").replace("<unit", '\n§<comparator value="&gt;"/><unit')}</low>`),
  ),
  error(
    "UR-076",
    "forbidden",
    ".referenceRange[0].high.comparator",
    "a range below a value, as a quantity",
    ranged(`<high>${degrees("38").replace("<unit", '\n§<comparator value="&lt;"/><unit')}</high>`),
  ),
  warning(
    "UR-076",
    "other-system",
    ".interpretation.coding[0].system",
    "an interpretation under NHS England's own system",
    temperature.change(
      "</valueQuantity>",
      "</valueQuantity><interpretation><coding>\n§<system " +
        `value="${nhsInterpretation}"/>${coded("H", "High")}</coding></interpretation>`,
    ),
  ),
  warning(
    "UR-076",
    "code-unknown",
    ".interpretation.coding[0].code",
    "an interpretation that the list does not have",
    temperature.change(
      "</valueQuantity>",
      `</valueQuantity><interpretation><coding><system value="${v2}"/>\n§<code value="ZZ"/></coding></interpretation>`,
    ),
  ),
  warning(
    "UR-076",
    "other-system",
    ".interpretation.coding[0].system",
    "an interpretation of somebody's own",
    temperature.change(
      "</valueQuantity>",
      '</valueQuantity><interpretation><coding>\n§<system value="urn:x"/><code value="H"/></coding></interpretation>',
    ),
  ),

  ours("UR-077", "required", ".valueAttachment", "a report without an attachment", report.without("valueAttachment")),
  ours(
    "UR-077",
    "required",
    ".valueAttachment.contentType",
    "an attachment that does not say what it is",
    report.change(/(<valueAttachment>)\s*<contentType [^>]*>/, "§$1"),
  ),
  ours(
    "UR-077",
    "fixed-value",
    ".valueAttachment.contentType",
    "a report as a picture",
    report.change('<contentType value="application/pdf"/>', '<contentType value="image/png"/>'),
  ),
  ours(
    "UR-077",
    "wrong-form",
    ".valueAttachment.data",
    "a report that is called a PDF and is none",
    report.change(/<data [^>]*>/, '<data value="aGVsbG8="/>'),
  ),
  ours(
    "UR-077",
    "required",
    ".valueAttachment.data",
    "an attachment elsewhere",
    report.change(
      /(<valueAttachment>)(\s*<contentType [^>]*>)\s*<data [^>]*>/,
      '§$1$2<url value="https://example.org/report.pdf"/>',
    ),
  ),
  ours(
    "UR-077",
    "required",
    ".valueAttachment.title",
    "an attachment without title",
    report.change(/(<valueAttachment>)([\s\S]*?)\s*<title [^>]*>/, "§$1$2"),
  ),
  ours(
    "UR-077",
    "wrong-resource",
    ".valueAttachment",
    "an attachment of another observation",
    finding.change(
      "</performer>",
      '</performer>\n§<valueAttachment><contentType value="application/pdf"/><data value="JVBERi0xLjQK"/><title ' +
        'value="report"/></valueAttachment>',
    ),
  ),
  warning(
    "UR-077",
    "says-nothing",
    ".valueAttachment.title",
    "an attachment titled by its file name",
    report.change(/<title [^>]*>/, '<title value="scan0001.pdf"/>'),
  ),
];

export const observationNeighbours: readonly Neighbour[] = [
  right("UR-062", "a status of a pregnancy", { xml: woman }),
  right("UR-062", "an impression that speaks of a pregnancy", {
    xml: woman.replace("Facial pain for 12 days.", "Says that she is not pregnant."),
  }),
  right("UR-063", "a reason that is the patient's own", { xml: declinedMonitoring }),
  ...Object.entries(bloodPressureTriplets).map(([name, codes]) =>
    right("UR-070", `a blood pressure of ${name}`, triplet(codes)),
  ),
  right(
    "UR-070",
    "the diastolic before the systolic",
    bloodPressure.change(
      /(<component>(?:(?!<component>)[\s\S])*<\/component>)\s*(<component>(?:(?!<component>)[\s\S])*<\/component>)/,
      "$2$1",
    ),
  ),
  right(
    "UR-070",
    "a diastolic that could not be heard",
    bloodPressure.change(
      /<valueQuantity>(?:(?!<valueQuantity>)[\s\S])*<\/valueQuantity>(?=\s*<\/component>\s*<\/Observation>)/,
      '<dataAbsentReason><coding><system value="http://hl7.org/fhir/data-absent-reason"/><code ' +
        'value="unknown"/></coding></dataAbsentReason>',
    ),
  ),
  right("UR-072", "a heart rate", recoded(pulse, "364075005", "Heart rate")),
  right("UR-073", "a temperature in degrees Fahrenheit", valued(temperature, "98.6", "[degF]")),
  right("UR-073", "a weight in pounds", valued(weight, "181.9", "[lb_av]")),
  right("UR-073", "a weight in grams", valued(weight, "82500", "g")),
  right("UR-073", "a height in inches", valued(height, "70.1", "[in_i]")),
  right("UR-073", "a standing height", recoded(height, "248333004", "Standing height")),
  right("UR-074", "a self-reported height", recoded(height, "1162419008", "Self reported body height")),
  right("UR-074", "a self-reported weight", recoded(weight, "784399000", "Self reported body weight")),
  right("UR-075", "a height in tenths of centimetres", valued(height, "178.4", "cm")),
  right("UR-075", "a weight in grams of a kilogram", valued(weight, "82.512", "kg")),
  right("UR-075", "a pulse in tenths", valued(pulse, "72.5", "{beats}/min")),
  right("UR-076", "a range from and to", ranged(`<low>${degrees("36")}</low><high>${degrees("38")}</high>`)),
  right("UR-076", "a range below a value, as a text", ranged('<text value="&lt; 38 Cel"/>')),
  right("UR-076", "a high value", interpreted(v2, "H", "High")),
  right("UR-076", "a potentially abnormal value", interpreted(nhsInterpretation, "PA", "Potentially abnormal")),
  right("UR-077", "a report as a PDF", { xml: ambulatory }),
  right(
    "UR-077",
    "a report as a text",
    report.change('<contentType value="application/pdf"/>', '<contentType value="text/plain; charset=utf-8"/>'),
  ),
];
