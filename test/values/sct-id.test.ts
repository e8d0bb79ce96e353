import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { isOfDmd, isSctId, parseSctId, sctIdKind, hasVerhoeffCheckDigit } from "../../src/values/sct-id.js";

/**
 * The algorithm by other means: the group as rotations and reflections of a pentagon, the permutation by composition.
 */
function referenceCheck(digits: string): boolean {
  const multiply = (a: number, b: number): number => {
    const [turnA, turnB] = [a % 5, b % 5];
    const turn = a < 5 ? (turnA + turnB) % 5 : (turnA - turnB + 5) % 5;
    return turn + (a < 5 === b < 5 ? 0 : 5);
  };
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  let check = 0;
  Array.from(digits)
    .reverse()
    .forEach((digit, position) => {
      let exchanged = Number(digit);
      for (let times = 0; times < position; times += 1) exchanged = step[exchanged] ?? 0;
      check = multiply(check, exchanged);
    });
  return check === 0;
}

const rightDigits = fc.stringMatching(/^[1-9][0-9]{4,16}$/).map(
  (start) =>
    Array.from("0123456789")
      .map((digit) => start + digit)
      .find(referenceCheck) ?? "",
);

test("CS-22: the check digit is Verhoeff's, as worked out from the group of the pentagon", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,18}$/), (digits) => {
      expect(hasVerhoeffCheckDigit(digits)).toBe(referenceCheck(digits));
    }),
    { numRuns: 1000 },
  );
  expect(hasVerhoeffCheckDigit("")).toBe(false);
});

test("CS-22: every single wrong digit is found", () => {
  fc.assert(
    fc.property(rightDigits, fc.nat(17), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const at = place % digits.length;
      const wrong = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
      expect(hasVerhoeffCheckDigit(digits)).toBe(true);
      expect(hasVerhoeffCheckDigit(wrong)).toBe(false);
    }),
  );
});

test("CS-22: every exchange of two different neighbours is found", () => {
  fc.assert(
    fc.property(rightDigits, fc.nat(16), (digits, place) => {
      const at = place % (digits.length - 1);
      fc.pre(digits[at] !== digits[at + 1]);
      const wrong = digits.slice(0, at) + (digits[at + 1] ?? "") + (digits[at] ?? "") + digits.slice(at + 2);
      expect(hasVerhoeffCheckDigit(wrong)).toBe(false);
    }),
  );
});

test("CS-22: concepts of the core, of a namespace and of dm+d are accepted", () => {
  for (const id of ["3110003", "1577041000000109", "289411000001107", "3317411000001100"]) {
    expect(parseSctId(id)).toBe(id);
    expect(sctIdKind(parseSctId(id))).toBe("concept");
  }
});

test("CS-22: descriptions and relationships are distinguished from concepts by their partition", () => {
  const withCheckDigit = (start: string): string =>
    Array.from("0123456789")
      .map((digit) => start + digit)
      .find(referenceCheck) ?? "";
  for (const [partition, kind] of [
    ["01", "description"],
    ["02", "relationship"],
  ] as const) {
    expect(sctIdKind(parseSctId(withCheckDigit(`123${partition}`)))).toBe(kind);
  }
  for (const [partition, kind] of [
    ["10", "concept"],
    ["11", "description"],
    ["12", "relationship"],
  ] as const) {
    expect(sctIdKind(parseSctId(withCheckDigit(`51000000${partition}`)))).toBe(kind);
  }
  for (const partition of ["03", "20", "13", "99"])
    expect(() => parseSctId(withCheckDigit(`51000000${partition}`))).toThrow("unknown partition");
});

test("CS-22: a namespace needs its seven digits", () => {
  const short =
    Array.from("0123456789")
      .map((digit) => `100000010${digit}`)
      .find(referenceCheck) ?? "";
  expect(() => parseSctId(short)).toThrow("too short");
});

test("UR-070: the misprint 1091811000000100 of an official example is refused, the code meant is accepted", () => {
  expect(() => parseSctId("1091811000000100")).toThrow("wrong check digit");
  expect(isSctId("1091811000000102")).toBe(true);
});

test("CS-22: a leading zero and a nineteenth digit are refused also where the check digit is right", () => {
  const eight =
    Array.from("0123456789")
      .map((digit) => `1234500${digit}`)
      .find(referenceCheck) ?? "";
  expect(isSctId(eight)).toBe(true);
  const nineteen =
    Array.from("0123456789")
      .map((digit) => `100000000000000000${digit}`)
      .find(referenceCheck) ?? "";
  for (const long of [`0${eight}`, nineteen]) {
    expect(hasVerhoeffCheckDigit(long)).toBe(true);
    expect(() => parseSctId(long)).toThrow("must be 6 to 18 digits");
  }
});

test("CS-22: five digits, nineteen, a leading zero, spaces, letters and other types are refused", () => {
  for (const wrong of [
    "",
    "31100",
    "1234567890123456789",
    "0311000",
    " 3110003",
    "3110003\n",
    "311000X",
    "3.11e6",
    3110003,
    null,
    undefined,
  ]) {
    expect(isSctId(wrong)).toBe(false);
    expect(() => parseSctId(wrong as string)).toThrow(InvalidValueError);
  }
});

test("CS-33: an identifier is of dm+d's own namespace by the seven digits before partition and check digit", () => {
  for (const own of ["211000001101", "10430511000001103", "17346711000001106"]) expect(isOfDmd(own), own).toBe(true);
  // SNOMED CT's international ones, one of the United Kingdom's, and forms that are none.
  for (const other of ["324570005", "60001007", "1090711000000102", "10000011", "1000001100", "21100000110", ""])
    expect(isOfDmd(other), other).toBe(false);
});
