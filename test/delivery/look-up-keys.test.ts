import { expect, test } from "vitest";
import { patientKeyOf, patientKeysIn } from "../../src/delivery/look-up-keys.js";
import { isNhsNumber } from "../../src/values/nhs-number.js";
import { message } from "./store/contract/rows.js";

const lookUpKey = new Uint8Array(32).fill(7);
const patients = Array.from({ length: 2_000 }, (_, index) => String(9_990_000_000 + index)).filter(isNhsNumber);
const keysOf = (numbers: readonly string[]): readonly string[] =>
  numbers.map((nhsNumber) => patientKeyOf(lookUpKey, nhsNumber));

test("an item gets the keys of the first 100 patients that it names, each once: a long list holds nothing up", () => {
  expect(patients.length).toBeGreaterThan(100);
  const [inSubject = "", ...listed] = patients;
  const body = new TextEncoder().encode(["9990000001", inSubject, listed[0], ...listed].join("\n"));
  const keys = patientKeysIn(lookUpKey, message({ subject: `about ${inSubject}`, body }));
  expect(keys).toEqual(keysOf(patients.slice(0, 100)));
});

test("an NHS number is found as people write it, and never within a longer one", () => {
  const [one = "", two = "", three = "", four = ""] = patients;
  const spaced = (number: string, by: string): string =>
    [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(by);
  const body = new TextEncoder().encode(`${spaced(one, " ")}, ${spaced(two, "-")}; 1${four}, ${four}1`);
  expect(patientKeysIn(lookUpKey, message({ fileName: `${three}.txt`, body }))).toEqual(keysOf([three, one, two]));
});
