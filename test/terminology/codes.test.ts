import { expect, test } from "vitest";
import { ambulatoryIntervalCodes } from "../../src/terminology/blood-pressure.js";
import { knownDisplays } from "../../src/terminology/known-displays.js";
import { systems } from "../../src/terminology/systems.js";
import { isSctId, parseSctId, sctIdKind } from "../../src/values/sct-id.js";
import { allCodings } from "./all-codings.js";

const snomedCodings = allCodings.filter(({ system }) => system === systems.snomed);

test("CS-22: every SNOMED CT and dm+d code of the tables is a concept with a right check digit", () => {
  const codes = new Set([
    ...snomedCodings.map(({ code }) => code),
    ...knownDisplays().keys(),
    ...ambulatoryIntervalCodes,
  ]);
  expect(codes.size).toBeGreaterThan(70);
  for (const code of codes) expect(sctIdKind(parseSctId(code)), code).toBe("concept");
});

test("UR-070: the misprint of the diastolic code is in no table and would be found", () => {
  expect(isSctId("1091811000000100")).toBe(false);
  expect(Array.from(knownDisplays().keys())).not.toContain("1091811000000100");
});

test("every SNOMED CT coding of the tables carries a display that is known for its code", () => {
  expect(snomedCodings.length).toBeGreaterThan(50);
  for (const { code, display } of snomedCodings) expect(knownDisplays().get(code)?.displays, code).toContain(display);
});

test("apart from the service that was renamed, the display built is the first of those known", () => {
  const others = snomedCodings.filter(({ code, display }) => knownDisplays().get(code)?.displays[0] !== display);
  expect(others).toEqual([
    { system: systems.snomed, code: "1659111000000107", display: "Hypertension Case Finding Service" },
  ]);
});

test("services and the two pregnancy codes are closed lists, nothing else of SNOMED CT is", () => {
  const closed = Array.from(knownDisplays()).filter(([, row]) => row.closed);
  expect(closed.map(([code]) => code).sort()).toEqual(
    [
      "1577041000000109",
      "1577321000000100",
      "1659111000000107",
      "1659121000000101",
      "2129921000000100",
      "60001007",
      "77386006",
    ].sort(),
  );
});

test("the displays of the two pregnancy codes are never accepted for each other", () => {
  expect(knownDisplays().get("77386006")?.displays).toEqual(["Patient currently pregnant"]);
  expect(knownDisplays().get("60001007")?.displays).toEqual(["Not pregnant", "Not pregnant (finding)"]);
});

test("UR-070: a display belongs to two codes only if it is right for both", () => {
  const codesByDisplay = new Map<string, string[]>();
  for (const [code, { displays }] of knownDisplays()) {
    for (const display of displays)
      codesByDisplay.set(display.toLowerCase(), [...(codesByDisplay.get(display.toLowerCase()) ?? []), code]);
  }
  expect([...codesByDisplay].filter(([, codes]) => codes.length > 1)).toEqual([
    ["diastolic arterial pressure", ["1091811000000102", "271650006"]],
  ]);
});

test("UR-004: no display is empty or begins or ends with a space", () => {
  for (const { code, display } of allCodings) {
    expect(display, code).not.toBe("");
    expect(display, code).toBe(display.trim());
  }
});
