import { expect, test } from "vitest";
import { conceptsIn, textsIn } from "../../../../src/validation/safety/facts/consultation-facts.js";

test("CS-16: every text of plain data is read with its place, but for codes, identifiers and bytes", () => {
  const given = {
    a: "one",
    b: [{ c: "two" }, "three", null, 4, undefined],
    code: "no",
    nhsNumber: "no",
    gphcNumber: "no",
    odsCode: "no",
    data: "no",
    telecom: [{ value: "no" }],
    localIdentifiers: [{ system: "no", value: "no" }],
    d: { e: { f: "five" } },
  };
  expect(textsIn(given)).toEqual([
    { value: "one", path: "a" },
    { value: "two", path: "b[0].c" },
    { value: "three", path: "b[1]" },
    { value: "five", path: "d.e.f" },
  ]);
  for (const nothing of ["text", null, undefined, 7]) expect(textsIn(nothing)).toEqual([]);
});

test("CS-01: whatever has a code and a display is a concept, at any depth, and half of one is none", () => {
  const given = {
    a: { code: "1", display: "one" },
    b: [{ c: { code: "2", display: "two", d: { code: "3", display: "three" } } }, null, "x"],
    e: { code: "4" },
    f: { display: "five" },
    g: { code: 6, display: "six" },
    h: { code: "7", display: 7 },
  };
  expect(
    conceptsIn(given).map(
      ({ code, display }) => `${code.path} ${code.value}, ${String(display?.path)} ${String(display?.value)}`,
    ),
  ).toEqual([
    "a.code 1, a.display one",
    "b[0].c.code 2, b[0].c.display two",
    "b[0].c.d.code 3, b[0].c.d.display three",
  ]);
  for (const nothing of ["text", null, undefined, 7]) expect(conceptsIn(nothing)).toEqual([]);
});
