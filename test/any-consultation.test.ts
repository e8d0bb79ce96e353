import fc from "fast-check";
import { expect, test } from "vitest";
import { readXml } from "../src/fhir/xml/read-xml.js";
import {
  AddressImpossibleError,
  buildMessage,
  ConsultationError,
  parseConsultation,
  pathways,
  type ConsultationInput,
} from "../src/index.js";
import { renderText } from "../src/render/index.js";
import { confirmed } from "./arbitraries/confirmed.js";
import { flucloxacillin, fullInput } from "./consultation/inputs.js";
import { clock, sender } from "./message/support/composed.js";
import { anyCharacter } from "./support/any-character.js";
import { inputs } from "./support/inputs.js";

/** Text of any characters that XML allows, at least one of them visible. */
const text = fc
  .string({ unit: anyCharacter, maxLength: 40 })
  .map((any) => `${any.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")}.`);
const line = text.map((any) => any.replace(/[\t\n\r\u{85}\u{2028}\u{2029}]/gu, " "));
const decimal = fc
  .tuple(fc.integer({ min: 36, max: 39 }), fc.stringMatching(/^[0-9]{0,20}$/))
  .map(([whole, fraction]) => (fraction === "" ? String(whole) : `${String(whole)}.${fraction}`));
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
/** A red flag: a text that says nothing else would mean that none was found. */
const found = text.map((any) => `Rash ${any}`);
const statements = maybe(fc.array(text, { maxLength: 3 }));

const consultation = fc
  .record({
    pathway: fc.constantFrom(...Object.keys(pathways), "minor-illness"),
    family: fc.oneof(line, fc.constantFrom("Núñez", "O'Neill", "de la Cruz")),
    given: fc.array(line, { maxLength: 2 }),
    addressLines: fc.array(line, { maxLength: 2 }),
    pharmacyName: line,
    clinicalSummary: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
    history: statements,
    redFlags: maybe(fc.oneof(fc.constant("none-found" as const), fc.array(found, { minLength: 1, maxLength: 2 }))),
    advice: statements,
    plan: statements,
    signposting: statements,
    temperatures: fc.array(decimal, { maxLength: 3 }),
    dosage: fc.oneof(text, fc.record({ text, patientInstruction: text })),
    reason: text,
  })
  .map(({ family, given, addressLines, pharmacyName, temperatures, dosage, reason, ...rest }) => ({
    service: "pharmacy-first",
    ...fullInput,
    ...rest,
    gatewayPoint: rest.pathway === "minor-illness" ? undefined : "met",
    patient: { ...fullInput.patient, name: { family, given }, address: { line: addressLines, postalCode: "ZZ99 3VZ" } },
    pharmacy: { odsCode: "FQW30", name: pharmacyName },
    observations: temperatures.map((value) => ({ type: "temperature", value, unit: "Cel" })),
    supplies: [{ ...flucloxacillin, dosage }],
    declinedSupplies: [{ product: flucloxacillin.product, unit: "ml", reason }],
    confirmations: [],
  }))
  .map((input) => confirmed(input, input.practitioner, clock()));

test("UR-001: the message of any consultation is valid, says the same, and reads back as composed", () => {
  const runs = inputs(40, 300);
  let built = 0;
  fc.assert(
    fc.property(consultation, (input) => {
      const checked = parseConsultation(input);
      expect(parseConsultation(checked)).toEqual(checked);
      expect(renderText(checked)).toContain("FQW30");
      try {
        const { xml, bundle, report, routing } = buildMessage(checked, { sender, clock });
        expect(report.issues.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(readXml(new TextEncoder().encode(xml)).resource).toEqual(bundle);
        for (const statement of checked.clinicalSummary)
          expect(JSON.stringify(bundle)).toContain(JSON.stringify(statement));
        expect(routing.to).toMatch(/^GPPROVIDER_[0-9]{10}_[0-9]{8}_[ -^`-~]{1,69}$/);
        expect(routing.subject).toMatch(/^[ -~]{1,500}$/);
        built += 1;
      } catch (error) {
        if (!(error instanceof AddressImpossibleError)) throw error;
      }
    }),
    { numRuns: runs },
  );
  expect(built).toBeGreaterThan(runs / 3);
});

test("any JSON is either accepted as a consultation or refused with issues, and never causes a crash", () => {
  const almost = fc
    .tuple(fc.constantFrom(...Object.keys(fullInput)), fc.jsonValue())
    .map(([key, value]) => ({ service: "pharmacy-first", pathway: "sinusitis", ...fullInput, [key]: value }));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), almost), (value) => {
      try {
        const checked: ConsultationInput = parseConsultation(value);
        expect(checked.service).toBe("pharmacy-first");
      } catch (error) {
        expect(error).toBeInstanceOf(ConsultationError);
        expect((error as ConsultationError).issues.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: inputs(200, 2_000) },
  );
});
