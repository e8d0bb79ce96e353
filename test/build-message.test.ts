import { expect, test } from "vitest";
import {
  buildMessage,
  composeMessage,
  ConsultationError,
  InvalidValueError,
  pharmacyFirst,
  ValidationError,
  type BuildOptions,
} from "../src/index.js";
import { readXml } from "../src/fhir/xml/read-xml.js";
import { fullInput, leastInput } from "./consultation/inputs.js";
import { clock, countingIds, idOf, sender } from "./message/support/composed.js";

const consultation = pharmacyFirst.sinusitis(fullInput);
const build = (): ReturnType<typeof buildMessage> =>
  buildMessage(consultation, { sender, clock, newId: countingIds() });

test("the same consultation, sender, clock and ids give the same bytes on every machine", async () => {
  await expect(build().xml).toMatchFileSnapshot("golden/full-consultation.xml");
  expect(build().xml).toBe(build().xml);
});

test("UR-001: the message is FHIR XML that holds exactly what was composed", () => {
  const { xml, bundle } = build();
  expect(xml).toMatch(/^<Bundle xmlns="http:\/\/hl7\.org\/fhir">/);
  expect(readXml(new TextEncoder().encode(xml)).resource).toEqual(bundle);
});

test("UR-001: every text arrives unchanged, whatever special characters it has", () => {
  const clinicalSummary =
    "5 < 6 & 7 > 3, \"quoted\", 'so' \t tab\nline\r\nreturn \u00A0 \u0085 \u2028 é 王 \u{1F600} ]]> &amp;";
  const { xml } = buildMessage(pharmacyFirst.impetigo({ ...leastInput, clinicalSummary }), { sender, clock });
  expect(JSON.stringify(readXml(xml).resource)).toContain(JSON.stringify(clinicalSummary));
});

test("UR-001: a message too large for any receiver (20015) and for reading it back is not built", () => {
  // FHIR allows at most 1 MB for one text, so several are needed.
  const long = (letter: string, count: number): unknown => {
    const texts = Array.from({ length: 10 }, () => letter.repeat(count / 10));
    try {
      return buildMessage(pharmacyFirst.impetigo({ ...leastInput, clinicalSummary: texts }), { sender, clock }).report
        .valid;
    } catch (error) {
      return error;
    }
  };
  expect(long("a", 4_900_000)).toBe(true);
  for (const tooLong of [long("a", 5_000_000), long("é", 2_500_000)]) {
    expect(tooLong).toBeInstanceOf(ValidationError);
    expect(tooLong).toMatchObject({
      report: { valid: false, issues: [{ severity: "error", rule: "UR-001", code: "too-large", path: "Bundle" }] },
    });
  }
});

test("a built message is the composed one with a report and the XML", () => {
  const { xml, report, confirmations, ...composed } = build();
  expect(composed).toEqual(composeMessage(consultation, { sender, clock, newId: countingIds() }));
  // It was not long ago, and sinusitis is for men too: what was confirmed without being asked is not listed.
  expect(confirmations).toEqual(consultation.confirmations?.filter(({ rule }) => rule === "CS-14"));
  expect(report).toMatchObject({ kind: "update-record", valid: true });
  expect(report.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(xml.length).toBeGreaterThan(10_000);
});

test("a consultation that was altered after its check is refused before anything is composed", () => {
  expect(() => buildMessage({ ...consultation, clinicalSummary: [""] }, { sender })).toThrow(ConsultationError);
});

test("functions among the options are refused where they are none", () => {
  const options = [{ clock: 5 }, { newId: 5 }, { sender: { ...sender, surnameForRouting: 5 } }];
  for (const wrong of options) {
    const given = { sender, ...wrong } as unknown as BuildOptions;
    expect(() => buildMessage(consultation, given), JSON.stringify(wrong)).toThrow(InvalidValueError);
    expect(() => composeMessage(consultation, given), JSON.stringify(wrong)).toThrow(InvalidValueError);
  }
});

test("a message that breaks a rule is refused with its report before it can be sent", () => {
  const sameIdTwice = (): string => idOf(1);
  expect(() => buildMessage(consultation, { sender, clock, newId: sameIdTwice })).toThrow(ValidationError);
});
