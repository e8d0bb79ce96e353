import { expect, test } from "vitest";
import {
  buildMessage,
  ConfirmationRequiredError,
  ConsultationError,
  InvalidValueError,
  type ReviewOptions,
  review,
  safetyRules,
  validateMessage,
  type SafetyRule,
} from "../../../src/index.js";
import { confirmed } from "../../consultation/inputs.js";
import { clock, sender } from "../../message/support/composed.js";
import { adult, consult, tablets } from "./support/judged.js";

const now = clock();
const fits = confirmed("CS-14", "redFlags[0]", "Fits");
/** The own rule below does not say what it found: its words are what is confirmed. */
const wednesday = confirmed("LOCAL-1", "supplies[0]", "Tablets on a Wednesday.");

test("a valid consultation has nothing to correct, to confirm or to warn about", () => {
  expect(review(consult({ supplies: [tablets] }), { now })).toEqual({
    errors: [],
    confirmations: [],
    confirmed: [],
    warnings: [],
  });
});

test("review says everything at once, each with rule, path and words that hold no patient data", () => {
  const found = review(
    consult({
      pathway: "shingles",
      patient: { ...adult, gender: "male" },
      pregnancyStatus: "pregnant",
      redFlags: ["Fits"],
      plan: ["GP to act"],
      supplies: [{ ...tablets, dosage: "mdu" }],
      observations: [{ type: "blood-pressure", systolic: 80, diastolic: 120 }],
      confirmations: [
        confirmed("CS-14", "observations[0]", "80/120 mm[Hg]"),
        confirmed("CS-14", "redFlags[0]", "Fits"),
      ],
    }),
    { now },
  );
  const rules = (items: readonly { readonly rule: string | undefined }[]): readonly unknown[] =>
    items.map(({ rule }) => rule).sort();
  expect(rules(found.errors)).toEqual(["CS-07"]);
  expect(rules(found.confirmations)).toEqual(["CS-05", "CS-06"]);
  expect(rules(found.confirmed)).toEqual(["CS-14", "CS-14"]);
  expect(rules(found.warnings)).toEqual(["CS-15", "CS-18"]);
  const withoutFound = [...found.errors, ...found.confirmations, ...found.confirmed, ...found.warnings];
  const words = JSON.stringify(withoutFound.map((item) => ({ ...item, found: undefined })));
  for (const secret of [adult.nhsNumber, adult.birthDate, "Fairweather", "Fits"]) expect(words).not.toContain(secret);
});

test("CS-21, CS-26: a malformed consultation has errors alone, each with its rule and place", () => {
  const given = { ...consult({}), sharing: "declined", patient: { ...adult, nhsNumberVerification: undefined } };
  const { errors, confirmations, warnings } = review(given as never, { now });
  expect(errors.map(({ rule, path }) => `${String(rule)} ${path}`).sort()).toEqual([
    "CS-21 sharing",
    "CS-26 patient.nhsNumberVerification",
  ]);
  expect([confirmations, warnings]).toEqual([[], []]);
});

test.each(["declined", "no", false, undefined, null, "Agreed"])(
  "CS-21: nothing is built unless the patient agreed to sharing (%j)",
  (sharing) => {
    expect(() => consult({ sharing })).toThrow(/sharing/);
  },
);

test("CS-21, CS-26: it is built where the patient agreed to sharing and a status was given", () => {
  expect(buildMessage(consult({ sharing: "agreed" }), { sender, clock }).report.issues).toEqual([]);
});

test.each([undefined, null, "", "1", 1, "00", "09", "verified"])(
  "CS-26: a missing verification status (%j) is not filled in",
  (nhsNumberVerification) => {
    expect(() => consult({ patient: { ...adult, nhsNumberVerification } })).toThrow(/patient\.nhsNumberVerification/);
  },
);

test("what is unconfirmed is refused with a code of its own, which names rules and places", () => {
  const build = (): unknown =>
    buildMessage(consult({ redFlags: ["Fits"], pathway: "acute-otitis-media", supplies: [tablets] }), {
      sender,
      clock,
    });
  expect(build).toThrow(ConfirmationRequiredError);
  try {
    build();
  } catch (error) {
    const { code, required, message } = error as ConfirmationRequiredError;
    expect(code).toBe("confirmation-required");
    expect(required.map(({ rule, path }) => `${String(rule)} ${path}`)).toEqual([
      "CS-12 supplies[0]",
      "CS-14 redFlags[0]",
    ]);
    expect(message).toMatch(
      /^The consultation needs a confirmation: CS-12 at supplies\[0\]: The patient is outside .*;/,
    );
    expect(message).toMatch(/^[^;]*; CS-14 at redFlags\[0\]: A red flag was found\./);
    expect(message).not.toContain("Fits");
  }
});

test("a confirmation stays out of the message", () => {
  const { xml } = buildMessage(consult({ redFlags: ["Fits"], confirmations: [fits] }), { sender, clock });
  expect(xml).not.toMatch(/CS-14|confirm/i);
});

test("a confirmation does not remove an error", () => {
  const given = consult({
    observations: [{ type: "blood-pressure", systolic: 80, diastolic: 120 }],
    confirmations: [
      confirmed("CS-14", "observations[0]", "80/120 mm[Hg]"),
      confirmed("CS-07", "observations[0]", "80/120 mm[Hg]"),
    ],
  });
  expect(() => buildMessage(given, { sender, clock })).toThrow(ConsultationError);
});

const noTablets: SafetyRule = {
  id: "LOCAL-1",
  text: "No tablets on Wednesdays.",
  source: "our own",
  kinds: ["confirm"],
  seenIn: ["consultation", "message"],
  *check({ supplies }) {
    for (const { path } of supplies)
      yield { kind: "confirm", code: "own-rule", path, message: "Tablets on a Wednesday." };
  },
};

test("an own rule plugs in beside the others: in review, in building, and in a message as a warning", () => {
  const given = consult({ supplies: [tablets] });
  expect(review(given, { now, rules: [noTablets] }).confirmations).toEqual([
    { rule: "LOCAL-1", path: "supplies[0]", message: "Tablets on a Wednesday.", found: "Tablets on a Wednesday." },
  ]);
  expect(() => buildMessage(given, { sender, clock, safety: { rules: [noTablets] } })).toThrow(
    ConfirmationRequiredError,
  );
  const { xml } = buildMessage(consult({ supplies: [tablets], confirmations: [wednesday] }), {
    sender,
    clock,
    safety: { rules: [noTablets] },
  });
  expect(
    validateMessage(xml, { now, rules: [noTablets] }).issues.map(({ rule, severity, line }) => [rule, severity, line]),
  ).toEqual([["LOCAL-1", "warning", 1]]);
});

test("a deployer's rule for consultations alone is not applied to a message", () => {
  const rules = [{ ...noTablets, seenIn: ["consultation" as const] }];
  const given = consult({ supplies: [tablets], confirmations: [wednesday] });
  expect(review(given, { now, rules }).confirmed).toHaveLength(1);
  expect(buildMessage(given, { sender, clock, safety: { rules } }).report.issues).toEqual([]);
});

test("an option that is refused says what is allowed", () => {
  expect(() => review(consult({}), { now, rules: [{ ...noTablets, id: "CS-14" }] })).toThrow(
    /^own rule must have an id that no other rule has$/,
  );
  expect(() => review(consult({}), { now, withoutWarnings: ["CS-14"] })).toThrow(
    /^withoutWarnings must name rules that give warnings; errors and confirmations cannot be turned off$/,
  );
});

test("what goes wrong besides a malformed consultation is not taken for one", () => {
  const given = {
    ...consult({}),
    get advice(): never {
      throw new RangeError("no memory");
    },
  };
  expect(() => review(given, { now })).toThrow(RangeError);
});

test("unconfirmed findings, confirmed findings and warnings are kept apart", () => {
  const {
    confirmations,
    confirmed: settled,
    warnings,
  } = review(
    consult({ redFlags: ["Fits"], plan: ["GP to act"], confirmations: [confirmed("CS-15", "plan[0]", "GP to act")] }),
    { now },
  );
  expect([confirmations, settled, warnings].map((items) => items.map(({ rule }) => rule))).toEqual([
    ["CS-14"],
    [],
    ["CS-15"],
  ]);
});

test("what is to be replaced is refused where it is no version of a message", () => {
  for (const replaces of [null, 5, "x"])
    expect(() => review(consult({}), { now, replaces } as unknown as ReviewOptions), String(replaces)).toThrow(
      InvalidValueError,
    );
});

test("an own rule cannot take the id of another", () => {
  expect(() => review(consult({}), { now, rules: [{ ...noTablets, id: "CS-14" }] })).toThrow(InvalidValueError);
  expect(() => review(consult({}), { now, rules: [noTablets, noTablets] })).toThrow(InvalidValueError);
});

test("a warning can be turned off by its id; an error or a confirmation cannot", () => {
  const given = consult({ plan: ["GP to act"], supplies: [{ ...tablets, dosage: "mdu" }] });
  expect(review(given, { now, withoutWarnings: ["CS-15"] }).warnings.map(({ rule }) => rule)).toEqual(["CS-18"]);
  for (const id of ["CS-07", "CS-14", "CS-99", ""])
    expect(() => review(given, { now, withoutWarnings: [id] }), id).toThrow(InvalidValueError);
});

test("CS-01: turning its warnings off leaves its errors", () => {
  const complaint = (code: string, display: string): object => ({
    condition: { code, display },
    clinicalStatus: "active",
  });
  const given = consult({
    presentingComplaints: [complaint("48277006", "Impetigo (disorder)"), complaint("4740000", "Impetigo")],
  });
  const { errors, warnings } = review(given, { now, withoutWarnings: ["CS-01"] });
  expect([errors.map(({ rule }) => rule), warnings]).toEqual([["CS-01"], []]);
});

test("every rule says what it requires, its source, which findings it may give and what it reads", () => {
  expect(new Set(safetyRules.map(({ id }) => id)).size).toBe(safetyRules.length);
  for (const { id, text, source, kinds, seenIn } of safetyRules)
    expect([text === "", source === "", kinds.length === 0, seenIn.length === 0], id).toEqual([
      false,
      false,
      false,
      false,
    ]);
});
