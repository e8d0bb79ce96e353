import { expect, test } from "vitest";
import { resourcesOf } from "../src/fhir/bundle.js";
import type { Bundle, Composition } from "../src/fhir/types.js";
import {
  buildMessage,
  parseConsultation,
  readMessage,
  replaceMessage,
  ReplacementRefusedError,
  UpdateRecordError,
  validateMessage,
  type Consultation,
  type MessageVersion,
} from "../src/index.js";
import { commonInput, fullInput } from "./consultation/inputs.js";
import { sender } from "./message/support/composed.js";

const hour = 3_600_000;
const sent = new Date("2025-07-02T09:30:00.250Z");
const at = (hours: number) => (): Date => new Date(sent.getTime() + hours * hour);
const json = { service: "pharmacy-first", pathway: "sinusitis", ...fullInput };
const consultation = parseConsultation(json);
/** What is put right, and confirmed anew so many hours after the first message: no confirmation is inherited. */
const correctedAfter = (hours: number): Consultation =>
  parseConsultation({
    ...json,
    clinicalSummary: ["Facial pain for 2 days."],
    confirmations: fullInput.confirmations?.map((one) => ({ ...one, at: at(hours)().toISOString() })),
  });
const corrected = correctedAfter(1);
const again = correctedAfter(2);
const reason = "The duration was wrong";
const first = buildMessage(consultation, { sender, clock: at(0) });
const second = replaceMessage(first.version, corrected, { sender, clock: at(1), reason });

function documentOf(bundle: Bundle): Bundle {
  const [document] = resourcesOf(bundle, "Bundle");
  if (document === undefined) throw new Error("no document");
  return document;
}
function compositionOf({ bundle }: { readonly bundle: Bundle }): Composition {
  const [composition] = resourcesOf(documentOf(bundle), "Composition");
  if (composition === undefined) throw new Error("no composition");
  return composition;
}
const refusal = (of: Consultation, previous: MessageVersion = first.version): string => {
  try {
    replaceMessage(previous, of, { sender, clock: at(1), reason });
  } catch (error) {
    if (error instanceof ReplacementRefusedError) return `${error.code}: ${error.reason}`;
    throw error;
  }
  return "built";
};

test(
  "UR-080: a replacement is a complete new payload that names the one before it, by the identifier of document and " +
    "Composition alike",
  () => {
    const [relation, ...more] = compositionOf(second).relatesTo ?? [];
    expect(relation).toEqual({ code: "replaces", targetIdentifier: documentOf(first.bundle).identifier });
    expect(relation?.targetIdentifier).toEqual(compositionOf(first).identifier);
    expect(more).toEqual([]);
    for (const name of ["messageBundle", "messageHeader", "documentBundle", "composition", "encounter"] as const)
      expect(second.ids[name]).not.toBe(first.ids[name]);
    expect(second.xml).toContain("Facial pain for 2 days.");
    expect(validateMessage(second.xml)).toMatchObject({ kind: "update-record", valid: true });
    expect(compositionOf(first)).not.toHaveProperty("relatesTo");
  },
);

test("UR-080: in a chain each names the one just before it", () => {
  const third = replaceMessage(second.version, again, { sender, clock: at(2), reason });
  expect(compositionOf(third).relatesTo?.[0]?.targetIdentifier).toEqual(documentOf(second.bundle).identifier);
  expect([first, second, third].map(({ version }) => version.version)).toEqual([1, 2, 3]);
});

test("UR-081: the version is counted in Composition.meta.versionId and in the subject", () => {
  const third = replaceMessage(second.version, again, { sender, clock: at(2), reason });
  expect([first, second, third].map((message) => compositionOf(message).meta?.versionId)).toEqual([
    undefined,
    "2",
    "3",
  ]);
  expect([first, second, third].map(({ routing }) => /version [0-9]+$/.exec(routing.subject)?.[0])).toEqual([
    "version 1",
    "version 2",
    "version 3",
  ]);
});

test("UR-081: a replacement after 24 hours, or of a replacement, gives a warning, not an error", () => {
  const codes = (hours: number, previous = first.version): readonly string[] =>
    replaceMessage(previous, correctedAfter(hours), { sender, clock: at(hours), reason })
      .report.issues.filter(({ rule }) => rule === "UR-081")
      .map(({ severity, code }) => `${severity} ${code}`);
  expect(codes(1)).toEqual([]);
  expect(codes(24)).toEqual([]);
  expect(codes(24.01)).toEqual(["warning late-replacement"]);
  expect(codes(2, second.version)).toEqual(["warning several-replacements"]);
  expect(codes(50, second.version)).toEqual(["warning late-replacement", "warning several-replacements"]);
});

test("CS-23: a replacement for another patient, pharmacy or service is refused with an error of its own", () => {
  expect(refusal(corrected)).toBe("built");
  expect(refusal(parseConsultation({ ...json, patient: { ...fullInput.patient, nhsNumber: "9990000018" } }))).toBe(
    "replacement-refused: other-patient",
  );
  expect(refusal(parseConsultation({ ...json, pharmacy: { ...fullInput.pharmacy, odsCode: "FA123" } }))).toBe(
    "replacement-refused: other-pharmacy",
  );
  const contraception = parseConsultation({
    ...commonInput,
    patient: { ...fullInput.patient, gender: "female" },
    supplies: fullInput.supplies,
    service: "contraception",
    stage: "repeat",
  });
  expect(refusal(contraception)).toBe("replacement-refused: other-service");
});

test("CS-23: buildMessage refuses the same; there is no way round the check", () => {
  const other = parseConsultation({ ...json, patient: { ...fullInput.patient, nhsNumber: "9990000018" } });
  expect(() => buildMessage(other, { sender, clock: at(1), replaces: first.version })).toThrow(ReplacementRefusedError);
});

test.each<[message: string, previous: unknown, options: unknown]>([
  ["replace options must be an object with any of reason, sender", first.version, undefined],
  ["replace options may have reason, sender", first.version, { sender, reason, replaces: first.version }],
  ["message version must be the version of the message that is replaced", null, { sender, reason }],
  ["message version must be the version of the message that is replaced", undefined, { sender, reason }],
  ["no reason is given", first.version, { sender }],
])("what is missing or misspelt is named: %s", (message, previous, options) => {
  const replace = (): unknown =>
    replaceMessage(previous as MessageVersion, corrected, options as { sender: typeof sender; reason: string });
  expect(replace).toThrow(UpdateRecordError);
  expect(replace).toThrow(message);
});

test("a reason is required, and is kept beside the message but not in it", () => {
  expect(() => replaceMessage(first.version, corrected, { sender, clock: at(1), reason: " " })).toThrow(
    /no reason is given/,
  );
  expect(second.replaced).toEqual({ version: first.version, reason });
  expect(second.xml).not.toContain(reason);
});

test("UR-080: what a replacement needs survives JSON, and can be read from the message itself", () => {
  expect(readMessage(first.xml).version).toEqual(first.version);
  const read = readMessage(second.xml);
  expect(read.version).toEqual(second.version);
  expect(read.replaces).toEqual(first.version.documentIdentifier);
  const stored = JSON.parse(JSON.stringify(read.version)) as MessageVersion;
  expect(compositionOf(replaceMessage(stored, again, { sender, clock: at(2), reason })).meta?.versionId).toBe("3");
});

test("the error of a refused replacement contains no patient data", () => {
  const other = parseConsultation({ ...json, patient: { ...fullInput.patient, nhsNumber: "9990000018" } });
  try {
    replaceMessage(first.version, other, { sender, clock: at(1), reason });
    expect.unreachable();
  } catch (error) {
    expect(String(error)).not.toMatch(/999 ?000|Fairweather/);
  }
});
