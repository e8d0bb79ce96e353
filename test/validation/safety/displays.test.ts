import { expect, test } from "vitest";
import { headings, olderHeadings } from "../../../src/terminology/headings.js";
import { interpretations } from "../../../src/terminology/interpretations.js";
import { messageEvents, recipientTypes } from "../../../src/terminology/message-header.js";
import { observationCategories } from "../../../src/terminology/observation-category.js";
import { participantType, participations, outcomesOfAttendance } from "../../../src/terminology/encounter.js";
import { supplyTypes, dispenseCategory } from "../../../src/terminology/dispense.js";
import { systems, type Coding } from "../../../src/terminology/systems.js";
import { verificationStatuses } from "../../../src/terminology/verification-status.js";
import {
  belongsToAnother,
  codesOfWords,
  isSnomedOrDmd,
  normalised,
  wordsOf,
} from "../../../src/validation/safety/displays.js";

/** Each closed list, with a code and its words as the list's own page has them. */
const lists: readonly (readonly [system: string, code: string, display: string, codings: readonly Coding[]])[] = [
  [systems.recordStandardHeadings, "clinical-summary", "Clinical summary", Object.values<Coding>(headings)],
  [systems.recordStandardHeadings, "social-context", "Social context", Object.values<Coding>(olderHeadings)],
  [systems.itkMessageEvent, "ITK014M", "ITK Update Record", Object.values<Coding>(messageEvents)],
  [systems.itkRecipientType, "FA", "For Action", Object.values<Coding>(recipientTypes)],
  [
    systems.nhsNumberVerificationStatus,
    "01",
    "Number present and verified",
    Object.values<Coding>(verificationStatuses),
  ],
  [systems.participantType, "REC", "recorder", [participantType]],
  [
    systems.participationType,
    Object.values<Coding>(participations)[0]?.code ?? "",
    Object.values<Coding>(participations)[0]?.display ?? "",
    Object.values<Coding>(participations),
  ],
  [
    systems.outcomeOfAttendance,
    Object.values<Coding>(outcomesOfAttendance)[0]?.code ?? "",
    Object.values<Coding>(outcomesOfAttendance)[0]?.display ?? "",
    Object.values<Coding>(outcomesOfAttendance),
  ],
  [systems.observationInterpretation, "H", "High", Object.values<Coding>(interpretations)],
  [systems.observationInterpretationNhs, "H", "High", Object.values<Coding>(interpretations)],
  [
    systems.medicationSupplyType,
    supplyTypes["patient-group-direction"].code,
    "Patient group direction",
    Object.values<Coding>(supplyTypes),
  ],
  [systems.dispenseCategory, dispenseCategory.code, "Community", [dispenseCategory]],
  [systems.observationCategory, "vital-signs", "Vital Signs", Object.values<Coding>(observationCategories)],
  [systems.observationCategoryStu3, "social-history", "Social History", Object.values<Coding>(observationCategories)],
  [systems.itkResponseCodes, "20013", "Success", []],
  [systems.sdsJobRoleName, "R1290", "Pharmacist", []],
  [systems.sdsJobRoleNameAlternative, "R1290", "Pharmacist", []],
];

for (const [system, code, display, codings] of lists) {
  test(`CS-01: the list ${system} gives ${code} its words as published, and is closed`, () => {
    expect(wordsOf(system, code)).toEqual({ displays: [display], accepted: [], closed: true });
    for (const one of codings)
      expect(wordsOf(system, one.code), one.code).toEqual({ displays: [one.display], accepted: [], closed: true });
    expect(wordsOf(system, "no such code")).toBeUndefined();
  });
}

test("CS-01: words are compared without regard to case, to spaces around them and to how many lie between", () => {
  expect(normalised("  Not \t pregnant\n")).toBe("not pregnant");
  expect(normalised("NOT\u00A0PREGNANT")).toBe("not pregnant");
  expect(normalised("a b")).toBe("a b");
  expect(normalised("ab")).toBe("ab");
});

test(
  "CS-01: words are another code's where that code has them and this one has not; SNOMED CT and dm+d share one " +
    "table",
  () => {
    expect(belongsToAnother("not  PREGNANT", "77386006")).toBe(true);
    expect(belongsToAnother("Not pregnant", "60001007")).toBe(false);
    expect(belongsToAnother("words that nobody has", "77386006")).toBe(false);
    expect(codesOfWords("Not pregnant")).toEqual(["60001007"]);
    expect(codesOfWords("words that nobody has")).toEqual([]);
    expect(wordsOf(systems.snomed, "60001007")?.displays[0]).toBe("Not pregnant");
    expect(wordsOf(systems.dmd, "60001007")).toEqual(wordsOf(systems.snomed, "60001007"));
    expect([systems.snomed, systems.dmd, systems.ucum, undefined].map(isSnomedOrDmd)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  },
);

test("CS-01: of a system that has no list, and of a code without a system, no words are known", () => {
  expect(wordsOf(systems.ucum, "kg")).toBeUndefined();
  expect(wordsOf(undefined, "REC")).toBeUndefined();
});
