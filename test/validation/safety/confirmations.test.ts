import { describe, expect, test } from "vitest";
import {
  buildMessage,
  ConfirmationRequiredError,
  ConsultationError,
  replaceMessage,
  review,
  type Consultation,
  type Review,
  type ReviewOptions,
} from "../../../src/index.js";
import { confirmed } from "../../consultation/inputs.js";
import { clock, sender } from "../../message/support/composed.js";
import { adult, consult, tablets, type Changes } from "./support/judged.js";

const now = clock();
const pressure = (systolic: number, diastolic: number): Changes => ({
  observations: [{ type: "blood-pressure", systolic, diastolic }],
});
const word = confirmed("CS-14", "observations[0]", "181/95 mm[Hg]");
const practitioner = { name: { family: "Okafor" }, role: "R1290" };

function verdict(consultation: Consultation, options: ReviewOptions = { now }): string {
  const { errors, confirmations, confirmed: settled } = review(consultation, options);
  const said = (items: Review["errors"]): string => items.map(({ rule = "-", path }) => `${rule} ${path}`).join(", ");
  return `errors: ${said(errors)}; asked: ${said(confirmations)}; confirmed: ${said(settled)}`;
}
const built = "errors: ; asked: ; confirmed: CS-14 observations[0]";
const asked = "errors: ; asked: CS-14 observations[0]; confirmed: ";

function build(consultation: Consultation): string {
  try {
    return `built with ${String(buildMessage(consultation, { sender, clock }).confirmations.length)}`;
  } catch (error) {
    if (error instanceof ConfirmationRequiredError) return `asked: ${String(error.required.map(({ path }) => path))}`;
    if (error instanceof ConsultationError) return `refused: ${String(error.issues.map(({ path }) => path))}`;
    throw error;
  }
}

test("what review says is echoed, and the consultation is built", () => {
  const given = consult(pressure(181, 95));
  const { confirmations } = review(given, { now });
  expect(confirmations).toEqual([
    {
      rule: "CS-14",
      path: "observations[0]",
      found: "181/95 mm[Hg]",
      message: expect.stringContaining("180/120 or above") as string,
    },
  ]);
  const at = now.toISOString();
  const echoed = confirmations.map(({ rule, path, found }) => ({ rule, path, found, by: word.by, at }));
  const settled = consult({ ...pressure(181, 95), confirmations: echoed });
  expect(verdict(settled)).toBe(built);
  expect(build(settled)).toBe("built with 1");
});

test.each<[name: string, changes: Changes]>([
  ["another value", pressure(215, 128)],
  ["the same with one place more", { observations: [{ type: "blood-pressure", systolic: "181.0", diastolic: 95 }] }],
])("a word given for one value does not cover %s", (_, changes) => {
  const given = consult({ ...changes, confirmations: [word] });
  expect(verdict(given)).toBe(asked);
  expect(build(given)).toBe("asked: observations[0]");
});

test("who is asked again reads why, without what was found", () => {
  const why = (changes: Changes, options: ReviewOptions = { now }): readonly string[] =>
    review(consult(changes), options).confirmations.map(({ message }) => message.replace(/^.*read today\./, ""));
  const said = { confirmations: [word] };
  expect(why(pressure(181, 95))).toEqual([""]);
  expect(why({ ...pressure(181, 95), confirmations: [{ ...word, path: "observations[1]" }] })).toEqual([""]);
  expect(why({ ...pressure(181, 95), confirmations: [{ ...word, rule: "CS-08" }] })).toEqual([""]);
  expect(why({ ...pressure(215, 128), ...said })).toEqual([" What was confirmed here is something else."]);
  const { version: replaces } = buildMessage(consult({ ...pressure(181, 95), ...said }), { sender, clock });
  expect(why({ ...pressure(181, 95), ...said }, { now, replaces })).toEqual([
    " It was confirmed before the message that this one replaces was sent: it is asked about anew.",
  ]);
});

test("a word given for one place does not cover another, and each finding needs its own", () => {
  const two = {
    observations: [...(pressure(181, 95)["observations"] as []), ...(pressure(182, 95)["observations"] as [])],
  };
  expect(verdict(consult({ ...two, confirmations: [word] }))).toBe(
    "errors: ; asked: CS-14 observations[1]; confirmed: CS-14 observations[0]",
  );
  expect(verdict(consult({ ...two, confirmations: [{ ...word, path: "observations[1]" }] }))).toBe(
    "errors: ; asked: CS-14 observations[0], CS-14 observations[1]; confirmed: ",
  );
});

test("a word for what is not there any more covers nothing, and is no fault", () => {
  const given = consult({ ...pressure(128, 82), confirmations: [word] });
  expect(verdict(given)).toBe("errors: ; asked: ; confirmed: ");
  expect(build(given)).toBe("built with 0");
});

test("a list of rule ids alone, or of other rules, lets nothing through", () => {
  const rules = ["CS-05", "CS-06", "CS-08", "CS-09", "CS-11", "CS-12", "CS-14", "CS-16", "CS-20"];
  expect(() => consult({ confirmations: rules.map((rule) => ({ rule, by: word.by, at: word.at })) })).toThrow(
    /confirmations\[0\]\.path: is missing; confirmations\[0\]\.found: is missing/,
  );
  const dated2001 = rules.map((rule) => ({ ...word, rule, at: "2001-01-01" }));
  expect(build(consult({ ...pressure(181, 95), confirmations: dated2001 }))).toContain("refused: confirmations[0].at");
});

describe("a confirmation that cannot be one is an error at its place", () => {
  test.each<[member: string, name: string, change: object]>([
    ["rule", "a rule that does not exist", { rule: "CS-99" }],
    ["rule", "a rule of the guide", { rule: "UR-032" }],
    ["rule", "an own rule that was not given", { rule: "LOCAL-1" }],
    ["at", "before the consultation", { at: "2025-07-02T10:04:59+01:00" }],
    ["at", "the day before", { at: "2025-07-01" }],
    ["at", "years before", { at: "2001-01-01" }],
    ["at", "more than five minutes in the future", { at: new Date(now.getTime() + 300_001).toISOString() }],
    ["at", "tomorrow", { at: "2025-07-03" }],
    ["by", "a name alone", { by: { name: { family: "Penhaligon" }, role: "R1290" } }],
    ["by", "the practitioner in another role", { by: { ...practitioner, role: "R5220" } }],
    ["by", "the practitioner with another name", { by: { ...practitioner, name: { family: "Okafor", given: ["A"] } } }],
  ])("%s: %s", (member, _, change) => {
    const given = consult({ ...pressure(181, 95), practitioner, confirmations: [{ ...word, ...change }] });
    expect(verdict(given)).toContain(`errors: - confirmations[0].${member}; `);
    expect(build(given)).toBe(`refused: confirmations[0].${member}`);
  });

  test("the words say what to do, and hold nothing of the patient or the person", () => {
    const by = { name: { family: "Penhaligon" }, role: "R1290" };
    const given = consult({ ...pressure(181, 95), confirmations: [{ ...word, rule: "CS-99", by, at: "2001-01-01" }] });
    const words = review(given, { now }).errors.map(({ message }) => message);
    expect(words).toEqual([
      "is not the id of a rule; give rule, path and found as review does",
      "must have a professional identifier (gphcNumber, sdsUserId or sdsRoleProfileId), or be one of the " +
        "consultation's practitioners, the same in every member",
      "must not be before the consultation started",
    ]);
  });
});

describe("a confirmation just inside is one", () => {
  test.each<[name: string, change: object, more?: Changes]>([
    ["at the start", { at: "2025-07-02T10:05:00+01:00" }],
    ["at the start, written with another offset", { at: "2025-07-02T09:05:00Z" }],
    ["on the day of the consultation", { at: "2025-07-02" }],
    ["five minutes in the future", { at: new Date(now.getTime() + 300_000).toISOString() }],
    [
      "in the summer's first hour of a day that is all that is known",
      { at: "2025-07-01T23:30:00Z" },
      { startedAt: "2025-07-02" },
    ],
    ["by somebody of whom only the registration is known", { by: { ...word.by, name: { family: "Penhaligon" } } }],
    ["by somebody with an SDS user id", { by: { ...practitioner, name: { family: "Penhaligon" }, sdsUserId: "1234" } }],
    [
      "by somebody with an SDS role profile id",
      { by: { ...practitioner, name: { family: "Penhaligon" }, sdsRoleProfileId: "5678" } },
    ],
    ["by the practitioner, who has no identifier", { by: { role: "R1290", name: { family: "Okafor" } } }],
    [
      "by another practitioner of the consultation",
      { by: { name: { family: "Penhaligon" }, role: "R5220" } },
      {
        otherPractitioners: [{ name: { family: "Penhaligon" }, role: "R5220", label: "tom", part: "took-part" }],
      },
    ],
  ])("%s", (_, change, more = {}) => {
    const given = consult({
      ...pressure(181, 95),
      practitioner,
      ...more,
      confirmations: [{ ...word, ...change }],
    });
    expect(verdict(given)).toBe(built);
    expect(build(given)).toBe("built with 1");
  });
});

test("an own rule's id is one that exists, and its finding is confirmed in its own words", () => {
  const rules = [
    {
      id: "LOCAL-1",
      text: "No tablets.",
      source: "ours",
      kinds: ["confirm" as const],
      seenIn: ["consultation" as const],
      check: () => [
        { kind: "confirm" as const, code: "own-rule" as const, path: "", message: "Tablets?", found: "40" },
      ],
    },
  ];
  const settled = (found: string): string =>
    verdict(consult({ supplies: [tablets], confirmations: [confirmed("LOCAL-1", "", found)] }), { now, rules });
  expect(settled("40")).toBe("errors: ; asked: ; confirmed: LOCAL-1 ");
  expect(settled("41")).toBe("errors: ; asked: LOCAL-1 ; confirmed: ");
});

describe("a replacement inherits no confirmation", () => {
  const first = consult({ ...pressure(181, 95), confirmations: [word] });
  const { version } = buildMessage(first, { sender, clock });
  const later = new Date(now.getTime() + 3_600_000);
  const replace = (at: string): unknown =>
    replaceMessage(version, consult({ ...pressure(181, 95), confirmations: [{ ...word, at }] }), {
      sender,
      clock: () => later,
      reason: "The time was wrong",
    }).confirmations.map(({ rule }) => rule);

  test.each([
    ["from before it was sent", word.at],
    ["from the moment it was sent", now.toISOString()],
    ["of the same day", "2025-07-02"],
  ])("a word %s is asked for anew", (_, at) => {
    expect(() => replace(at)).toThrow(ConfirmationRequiredError);
    const given = consult({ ...pressure(181, 95), confirmations: [{ ...word, at }] });
    expect(verdict(given, { now: later, replaces: version })).toBe(asked);
  });

  test("a word of its own covers it", () => {
    const at = new Date(now.getTime() + 1).toISOString();
    expect(replace(at)).toEqual(["CS-14"]);
    const given = consult({ ...pressure(181, 95), confirmations: [{ ...word, at }] });
    expect(verdict(given, { now: later, replaces: version })).toBe(built);
  });
});

test("what was found is in no error: only review says it", () => {
  const given = consult({ redFlags: ["Fits"], patient: { ...adult, gender: "male" }, pregnancyStatus: "pregnant" });
  try {
    buildMessage(given, { sender, clock });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfirmationRequiredError);
    expect(JSON.stringify([error, String(error)])).not.toMatch(/Fits|pregnant, male/);
  }
});
