import { expect, test } from "vitest";
import { parseConsultation } from "../../src/consultation/index.js";
import { flucloxacillin, leastInput } from "./inputs.js";
import { issuesOf, linesOf } from "./issues.js";

test("CS-17: a character that XML cannot carry is refused with its code and place", () => {
  expect(linesOf({ clinicalSummary: "Sore\u000B throat" })).toEqual([
    "CS-17 clinicalSummary: holds a character that XML cannot carry (U+000B at position 5)",
  ]);
  for (const unfit of ["\u0000", "\u0008", "\u001F", "\uFFFE", "\uFFFF"]) {
    expect(issuesOf({ history: ["fine", `a${unfit}`] })).toMatchObject([{ path: "history[1]", rule: "CS-17" }]);
  }
});

test("CS-17: an unpaired surrogate is refused, a pair is text like any other", () => {
  expect(linesOf({ clinicalSummary: "ab\uD83D" })).toEqual([
    "CS-17 clinicalSummary: holds a character that XML cannot carry (U+D83D at position 3)",
  ]);
  expect(issuesOf({ clinicalSummary: "\uDE00a" })).toMatchObject([{ rule: "CS-17" }]);
  expect(issuesOf({ clinicalSummary: "\u{1F600} \u{10FFFF}" })).toEqual([]);
});

test("CS-17: this applies wherever text is given", () => {
  const unfit = "x\u0001";
  const places = {
    patient: {
      ...leastInput.patient,
      name: { family: unfit, given: [unfit], prefix: [unfit] },
      address: { line: [unfit], city: unfit, district: unfit, postalCode: unfit },
    },
    pharmacy: { odsCode: "FQW30", name: unfit },
    practitioner: { name: { family: unfit }, role: "R1290" },
    clinicalSummary: unfit,
    presentingComplaints: [{ condition: { code: "276433004", display: unfit }, clinicalStatus: "active" }],
    history: [unfit],
    redFlags: [unfit],
    advice: [unfit],
    plan: [unfit],
    signposting: [unfit],
    supplies: [
      { ...flucloxacillin, dosage: unfit },
      {
        ...flucloxacillin,
        dosage: { text: unfit, patientInstruction: unfit },
        quantity: { value: 1, unit: { code: "415818006", display: unfit } },
      },
    ],
    declinedSupplies: [
      { product: { code: "289411000001107", display: unfit }, unit: "capsule", reason: unfit, dosage: unfit },
    ],
  };
  const issues = issuesOf(places);
  expect(issues.map(({ rule }) => rule)).toEqual(Array.from({ length: 23 }, () => "CS-17"));
});

test("a text is empty if no character in it can be seen, and ASCII is judged as Unicode says", () => {
  for (let code = 0; code < 256; code += 1) {
    const alone = String.fromCharCode(code);
    const said = linesOf({ clinicalSummary: alone }).some((line) => line.includes("must not be empty"));
    expect(said, `character ${code}`).toBe(!/[^\s\p{C}\p{Z}]/u.test(alone));
  }
});

test("text is kept exactly: line breaks, tabs, spaces at the ends", () => {
  const clinicalSummary = "  First line\n\tsecond\r\nthird ";
  expect(
    parseConsultation({ service: "pharmacy-first", pathway: "impetigo", ...leastInput, clinicalSummary })
      .clinicalSummary,
  ).toEqual([clinicalSummary]);
});

test("empty text, white space and text without one visible character are refused", () => {
  for (const empty of ["", " ", "\n\t", "\u00A0", "\u200B", "\uFEFF\u2003"]) {
    expect(issuesOf({ advice: [empty] })).toMatchObject([{ path: "advice[0]", message: "must not be empty" }]);
  }
});

test("a name, a display and a line of an address must be on one line", () => {
  const patient = { ...leastInput.patient, name: { family: "Fair\nweather" }, address: { line: ["12\tLane"] } };
  expect(linesOf({ patient })).toEqual([
    "patient.name.family: must be on one line, without tabs",
    "patient.address.line[0]: must be on one line, without tabs",
  ]);
});
