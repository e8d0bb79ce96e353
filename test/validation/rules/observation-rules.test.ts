import { expect, test } from "vitest";
import { ambulatoryIntervalCodes, bloodPressureTriplets } from "../../../src/terminology/blood-pressure.js";
import { systems, snomed } from "../../../src/terminology/systems.js";
import { irregularPulse, vitalSigns } from "../../../src/terminology/vital-signs.js";
import { documentOf, foundBy, places, whole } from "../support/found.js";

const observation = (members: object): object => ({ resourceType: "Observation", ...members });
const found = (id: string, ...resources: readonly object[]): readonly string[] =>
  places(foundBy(id, documentOf(...resources)));
const said = (id: string, ...resources: readonly object[]): readonly string[] =>
  whole(foundBy(id, documentOf(...resources)));
const other = { system: "urn:x", code: "x" };

const { header, systolic, diastolic } = bloodPressureTriplets.onExamination;
const amount = { value: "120", system: systems.ucum, code: "mm[Hg]" };
const part = (...coding: readonly object[]): object => ({ code: { coding }, valueQuantity: amount });
const pressure = (...component: readonly object[]): object => observation({ code: { coding: [header] }, component });

test("UR-070: a blood pressure has two components, each with a code of SNOMED CT", () => {
  expect(found("UR-070", pressure(part(systolic), part(diastolic)))).toEqual([]);
  expect(found("UR-070", pressure(part(other, systolic), part(diastolic, other)))).toEqual([]);
  const broken = ["error not-a-triplet [0].resource.component[0].code"];
  expect(found("UR-070", pressure(part(systolic), part()))).toEqual(broken);
  expect(found("UR-070", pressure(part(systolic), part({ code: diastolic.code })))).toEqual(broken);
  expect(found("UR-070", pressure(part(systolic), part({ system: systems.snomed })))).toEqual(broken);
  expect(found("UR-070", pressure(part(systolic), part(systolic)))).toEqual(broken);
  expect(found("UR-070", pressure(part(systolic)))).toEqual(["error not-a-triplet [0].resource"]);
});

test("UR-070: a part with a reason why its value is absent needs none", () => {
  const absent = { code: { coding: [systolic] }, dataAbsentReason: {} };
  expect(found("UR-070", pressure(absent, part(diastolic)))).toEqual([]);
  expect(found("UR-070", pressure({ code: { coding: [systolic] } }, part(diastolic)))).toEqual([
    "error required [0].resource.component[0].valueQuantity",
  ]);
  expect(
    found(
      "UR-070",
      pressure(
        { code: { coding: [systolic] }, valueQuantity: { system: systems.ucum, code: "mm[Hg]" } },
        part(diastolic),
      ),
    ),
  ).toEqual(["error required [0].resource.component[0].valueQuantity"]);
});

test("UR-071: the code of an interval is one under SNOMED CT alone", () => {
  const [code = ""] = ambulatoryIntervalCodes;
  const coded = (coding: object): readonly string[] => found("UR-071", observation({ code: { coding: [coding] } }));
  expect(coded({ system: systems.snomed, code })).toEqual(["error code-not-sent [0].resource.code.coding[0].code"]);
  for (const coding of [{ code }, { system: "urn:x", code }, { system: systems.snomed }, header])
    expect(coded(coding), JSON.stringify(coding)).toEqual([]);
});

const weight = vitalSigns.weight.coding;
const kilograms = { value: "80", system: systems.ucum, code: "kg" };
const weighed = (valueQuantity: object, ...coding: readonly object[]): object =>
  observation({ code: { coding: coding.length === 0 ? [weight] : coding }, valueQuantity });

test("UR-073: a vital sign has its value in one of its units", () => {
  expect(said("UR-073", weighed(kilograms))).toEqual([]);
  expect(said("UR-073", weighed(kilograms, other, weight))).toEqual([]);
  expect(said("UR-073", observation({ code: { coding: [weight] }, dataAbsentReason: {} }))).toEqual([]);
  expect(said("UR-073", observation({ code: { coding: [weight] } }))).toEqual([
    "UR-073 error required [0].resource.valueQuantity | The vital sign has no value: add the valueQuantity.",
  ]);
  const unit = "The unit is wrong: it must be g or kg or [lb_av]. Convert the value too. | expected g | kg | [lb_av]";
  expect(said("UR-073", weighed({ ...kilograms, code: "cm" }))).toEqual([
    `UR-073 error wrong-unit [0].resource.valueQuantity.code | ${unit} | received cm`,
  ]);
  expect(said("UR-073", weighed({ value: "80", system: systems.ucum }))).toEqual([
    `UR-073 error wrong-unit [0].resource.valueQuantity | ${unit}`,
  ]);
  const system = `The unit's system is wrong: the unit must be a code of ${systems.ucum}. | expected ${systems.ucum}`;
  expect(said("UR-073", weighed({ value: "80", code: "kg" }))).toEqual([
    `UR-073 error other-system [0].resource.valueQuantity | ${system}`,
  ]);
  expect(said("UR-073", weighed({ ...kilograms, system: systems.snomed }))).toEqual([
    `UR-073 error other-system [0].resource.valueQuantity.system | ${system} | received ${systems.snomed}`,
  ]);
});

test("UR-073: a code of another system is not a vital sign", () => {
  for (const coding of [{ code: weight.code }, { ...weight, system: "urn:x" }])
    expect(found("UR-073", weighed({ ...kilograms, code: "cm" }, coding)), JSON.stringify(coding)).toEqual([]);
});

const vital = { coding: [{ system: systems.observationCategory, code: "vital-signs" }] };
const categorised = (category: readonly object[], ...coding: readonly object[]): object =>
  observation({ category, code: { coding }, valueQuantity: kilograms });

test("UR-073: no other vital sign is sent; one code that the guide lists is enough", () => {
  const [interval = ""] = ambulatoryIntervalCodes;
  for (const coding of [
    [weight],
    [header],
    [irregularPulse],
    [irregularPulse, snomed("289411000001107", "x")],
    [snomed(interval, "x"), snomed("289411000001107", "x")],
    [snomed("289411000001107", "x"), weight],
  ])
    expect(found("UR-073", categorised([vital], ...coding)), JSON.stringify(coding)).toEqual([]);
  expect(found("UR-073", categorised([vital], snomed("289411000001107", "x"), snomed("77386006", "x")))).toEqual([
    "error vital-sign-unsupported [0].resource.code",
  ]);
  expect(found("UR-073", categorised([], snomed("289411000001107", "x")))).toEqual([]);
  expect(found("UR-073", categorised([vital], other))).toEqual([]);
});

test("UR-036: a vital sign has its category, among whatever others, under either address", () => {
  const missing = ["warning required [0].resource.category"];
  const both = { coding: [other, { system: systems.observationCategoryStu3, code: "vital-signs" }] };
  for (const category of [[vital], [both], [{ text: "x" }, {}, vital]])
    expect(found("UR-036", categorised(category, weight)), JSON.stringify(category)).not.toContain(missing[0]);
  for (const category of [
    [],
    [{}],
    [{ coding: [{ system: "urn:x", code: "vital-signs" }] }],
    [{ coding: [{ system: systems.observationCategory, code: "x" }] }],
    [{ coding: [{ code: "vital-signs" }] }],
  ])
    expect(found("UR-036", categorised(category, weight)), JSON.stringify(category)).toContain(missing[0]);
  expect(found("UR-036", categorised([], other, weight))).toContain(missing[0]);
  expect(found("UR-036", categorised([], other))).not.toContain(missing[0]);
});

test("UR-076: an interpretation is coded under HL7's system, PA alone under NHS England's, also of a component", () => {
  const [hl7, nhs] = [systems.observationInterpretation, systems.observationInterpretationNhs];
  const of = (...coding: readonly object[]): readonly string[] =>
    said("UR-076", observation({ interpretation: { coding } }));
  const words = "NHS England's system of interpretations holds PA alone; the others are of HL7's v2-0078.";
  const at = "[0].resource.interpretation.coding[0]";
  expect([
    of(),
    of({ system: hl7, code: "H" }),
    of({ system: nhs, code: "PA" }),
    of({ system: hl7 }),
    said("UR-076", observation({ interpretation: { text: "x" }, component: [{}] })),
  ]).toEqual([[], [], [], [], []]);
  expect(of({ system: nhs, code: "H" })).toEqual([
    `UR-076 warning other-system ${at}.system | ${words} | expected ${hl7} | received ${nhs}`,
  ]);
  expect(of({ system: nhs })).toEqual([
    `UR-076 warning other-system ${at}.system | ${words} | expected ${hl7} | received ${nhs}`,
  ]);
  expect(of({ code: "PA" })).toEqual([`UR-076 warning other-system ${at}.system | ${words} | expected ${nhs}`]);
  expect(of({ system: hl7, code: "final" })).toEqual([
    `UR-076 warning code-unknown ${at}.code | The list of interpretations does not have this code. | received final`,
  ]);
  expect(
    found(
      "UR-076",
      observation({
        component: [
          {},
          {
            interpretation: {
              coding: [
                { system: hl7, code: "H" },
                { system: "urn:x", code: "H" },
              ],
            },
          },
        ],
      }),
    ),
  ).toEqual(["warning other-system [0].resource.component[1].interpretation.coding[1].system"]);
});

const report = "725956001";
const attached = (valueAttachment: object): readonly string[] =>
  found(
    "UR-077",
    observation({
      code: { coding: [snomed(report, "x")] },
      valueAttachment: { data: "YQ==", title: "x", contentType: "text/plain", ...valueAttachment },
    }),
  ).map((line) => line.replace("[0].resource.valueAttachment.", ""));

test("UR-077: a report is a PDF or a text, which may name its character encoding", () => {
  const data = "JVBERi0xLjQK";
  for (const contentType of ["application/pdf", "Application/PDF; version=1.7"])
    expect(attached({ contentType, data }), contentType).toEqual([]);
  for (const contentType of ["text/plain", "TEXT/PLAIN", "text/plain;charset=utf-8", "text/plain ; charset=utf-8"])
    expect(attached({ contentType }), contentType).toEqual([]);
  for (const contentType of [
    "application/pdfx",
    "xapplication/pdf",
    "text/plainx;a",
    "text/html",
    " text/plain",
    "text/plain charset",
  ])
    expect(attached({ contentType }), contentType).toEqual(["error fixed-value contentType"]);
  expect(attached({ contentType: undefined })).toEqual(["error required contentType"]);
});

test("UR-077: what is called a PDF has %PDF- within its first 1,024 bytes", () => {
  const called = (bytes: string, contentType = "application/pdf"): readonly string[] =>
    attached({ contentType, data: btoa(bytes) });
  for (const before of ["", "\u00EF\u00BB\u00BF", "\r\n", "x".repeat(1_019)])
    expect(called(`${before}%PDF-1.4`), before).toEqual([]);
  for (const bytes of ["hello", "%PDF", "%pdf-1.4", `${"x".repeat(1_020)}%PDF-1.4`])
    expect(called(bytes), bytes).toEqual(["error wrong-form data"]);
  expect(called("hello", "application/PDF ; version=1")).toEqual(["error wrong-form data"]);
  expect(called("hello", "text/plain")).toEqual([]);
  expect(attached({ contentType: "application/pdf", data: "JVBE\r\n Ri0x\n" })).toEqual([]);
  expect(attached({ contentType: "application/pdf", data: "????" })).toEqual([]); // another rule's
});

test("UR-077: a title that is a file name is a warning", () => {
  for (const title of ["report.pdf", "A.TXT", "x.y.tmp", ".dat"])
    expect(attached({ title }), title).toEqual(["warning says-nothing title"]);
  for (const title of ["24 hours, see report.pdf", "report.pdf of July", "report", "report pdf"])
    expect(attached({ title }), title).toEqual([]);
});

test("UR-062, UR-060: a pregnancy status is an Observation; a code of another system is ignored", () => {
  const pregnant = snomed("77386006", "x");
  expect(
    found(
      "UR-062",
      observation({ code: { coding: [other, pregnant] }, valueBoolean: true, dataAbsentReason: {}, status: "final" }),
    ),
  ).toEqual(["error forbidden [0].resource.valueBoolean", "error forbidden [0].resource.dataAbsentReason"]);
  expect(found("UR-062", observation({ meta: { tag: [{}, { code: "pregnancy-status" }] }, valueString: "x" }))).toEqual(
    ["error forbidden [0].resource.valueString"],
  );
  expect(found("UR-062", observation({ code: { coding: [other] }, valueString: "x" }))).toEqual([]);
  const condition = (coding: object): readonly string[] =>
    found("UR-062", { resourceType: "Condition", code: { coding: [coding] } });
  expect(condition(pregnant)).toEqual(["error wrong-resource [0].resource.code.coding[0].code"]);
  const elsewhere = (parts: object): readonly string[] => found("UR-062", observation({ code: weight, ...parts }));
  const concept = { coding: [other, pregnant] };
  expect(elsewhere({ bodySite: concept })).toEqual(["error forbidden [0].resource.bodySite.coding[1].code"]);
  expect(elsewhere({ interpretation: concept, component: [{ code: concept }] })).toEqual([
    "error forbidden [0].resource.interpretation.coding[1].code",
    "error forbidden [0].resource.component[0].code.coding[1].code",
  ]);
  for (const coding of [{ code: pregnant.code }, { ...pregnant, system: "urn:x" }, { system: systems.snomed }, weight])
    expect(condition(coding), JSON.stringify(coding)).toEqual([]);
});
