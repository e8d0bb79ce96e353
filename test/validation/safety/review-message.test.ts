import { describe, expect, test } from "vitest";
import {
  AddressImpossibleError,
  buildMessage,
  ConfirmationRequiredError,
  ConsultationError,
  InvalidValueError,
  review,
  ValidationError,
  type ReviewOptions,
} from "../../../src/index.js";
import { clock, sender } from "../../message/support/composed.js";
import { adult, consult, tablets, type Changes } from "./support/judged.js";

const now = clock();

/** What a review says, each with its rule and place, and which error building throws. */
function said(changes: Changes, options: ReviewOptions = {}): readonly string[] {
  const consultation = consult(changes);
  const { errors, confirmations, warnings } = review(consultation, { now, ...options });
  return [
    ...errors.map(({ rule, path }) => `error ${rule ?? ""} ${path}`),
    ...confirmations.map(({ rule, path }) => `confirm ${rule} ${path}`),
    ...warnings.map(({ rule, path }) => `warning ${rule ?? ""} ${path}`),
    thrown(() => buildMessage(consultation, { sender: { ...sender, ...options.sender }, clock })),
  ];
}

function thrown(build: () => unknown): string {
  try {
    build();
    return "built";
  } catch (error) {
    const known = [
      AddressImpossibleError,
      ConfirmationRequiredError,
      ConsultationError,
      InvalidValueError,
      ValidationError,
    ];
    return known.find((one) => error instanceof one)?.name ?? "another error";
  }
}

const check = (more: Changes): Changes => ({
  service: "blood-pressure-check",
  pathway: undefined,
  gatewayPoint: undefined,
  ...more,
});
const report = (measuredAt: string): Changes =>
  check({ ambulatoryReport: { title: "Report", contentType: "text/plain", text: "131/84", measuredAt } });

test("CS-10: a report of monitoring in the future is an error in the consultation already", () => {
  expect(said(report("2027-01-01"))).toEqual(["error CS-10 ambulatoryReport.measuredAt", "ConsultationError"]);
});

test("CS-11: a report of monitoring years before must be confirmed", () => {
  expect(said(report("2021-05-05"))).toEqual([
    "confirm CS-11 ambulatoryReport.measuredAt",
    "ConfirmationRequiredError",
  ]);
  expect(said(report("2025-07-01"))).toEqual(["built"]);
});

describe("UR-062, UR-071: a code that the guide forbids there is an error at the consultation's own place", () => {
  const codes = [
    ["UR-062", { code: "77386006", display: "Patient currently pregnant" }],
    ["UR-071", { code: "2181401000000109", display: "Average ambulatory day interval systolic blood pressure" }],
  ] as const;
  const places: readonly (readonly [path: string, input: (code: object) => Changes])[] = [
    [
      "presentingComplaints[1].condition",
      (condition) => ({ presentingComplaints: [{ condition, clinicalStatus: "active" }] }),
    ],
    [
      "presentingComplaints[1].bodySite",
      (bodySite) => ({
        presentingComplaints: [
          { condition: { code: "276433004", display: "Insect bite - wound" }, clinicalStatus: "active", bodySite },
        ],
      }),
    ],
    ["supplies[0].dose.route", (route) => ({ supplies: [{ ...tablets, dose: { route } }] })],
    ["supplies[0].dose.site", (site) => ({ supplies: [{ ...tablets, dose: { site } }] })],
    [
      "observations[0].bodySite",
      (bodySite) => ({ observations: [{ type: "temperature", value: 37, unit: "Cel", bodySite }] }),
    ],
  ];
  const cases = codes.flatMap(([rule, code]) => places.map(([path, input]) => [rule, path, input(code)] as const));
  test.each(cases)("%s at %s", (rule, path, changes) => {
    const errors = said(changes).filter((one) => one.startsWith("error"));
    expect(errors).toContainEqual(
      expect.stringMatching(`^error (?:${rule}|CS-01) ${path.replaceAll(/[[\].]/g, "\\$&")}`),
    );
  });
  test("a pregnancy code as complaint", () => {
    expect(said(cases[0]?.[2] ?? {})).toEqual(["error UR-062 presentingComplaints[1].condition", "ValidationError"]);
  });
});

test("UR-039: a supply outside a pathway without its type is a warning at its own place", () => {
  expect(said({ pathway: "minor-illness", gatewayPoint: undefined, supplies: [tablets] })).toEqual([
    "warning UR-039 supplies[0].supplyType",
    "built",
  ]);
});

describe("UR-091: a surname that no address can hold is an error at its place", () => {
  const named = (family: string): Changes => ({ patient: { ...adult, name: { family } } });
  test.each(["Иванов", "王", "x".repeat(80), "_", "Sm\u00A8ith"])("%s", (family) => {
    expect(said(named(family))).toEqual(["error UR-091 patient.name.family", "AddressImpossibleError"]);
  });
  test.each(["O\u00B4Hara", "O\u2019Hara", "Núñez", "x".repeat(69)])("%s is addressed", (family) => {
    expect(said(named(family))).toEqual(["built"]);
  });
  test("the sender's own way to write it counts", () => {
    expect(said(named("Иванов"), { sender: { surnameForRouting: () => "Ivanov" } })).toEqual(["built"]);
  });
  test("the rest is looked at all the same, and nothing of the patient is repeated", () => {
    const found = review(consult({ ...named("Иванов"), plan: ["GP to act"], redFlags: ["Fits"] }), { now });
    expect([found.errors, found.confirmations, found.warnings].map((items) => items.map(({ rule }) => rule))).toEqual([
      ["UR-091"],
      ["CS-14"],
      ["CS-15"],
    ]);
    expect(JSON.stringify(found)).not.toContain("Иванов");
  });
});

describe("UR-053: an urgent supply depends on the release", () => {
  const urgent = { service: "urgent-supply", pathway: undefined, gatewayPoint: undefined };
  test("under 1.2.1 it is an error, under 1.2.0 it is none", () => {
    expect(said(urgent, { sender: { release: "1.2.1" } })).toEqual(["error UR-053 service", "InvalidValueError"]);
    expect(said(urgent, { sender: { release: "1.2.0" } })).toEqual(["warning UR-053 service", "built"]);
  });
  test("where the release is not known, one that lists it is taken", () => {
    expect(review(consult(urgent), { now }).errors).toEqual([]);
  });
});

test("CS-23: a replacement for another patient, pharmacy or service is an error at its place", () => {
  const { version } = buildMessage(consult({}), { sender, clock });
  const errors = (changes: Changes): readonly string[] =>
    review(consult(changes), { now, replaces: version }).errors.map(({ rule, path }) => `${rule ?? ""} ${path}`);
  expect(errors({})).toEqual([]);
  expect(errors({ patient: { ...adult, nhsNumber: "9990000018" } })).toEqual(["CS-23 patient.nhsNumber"]);
  expect(errors({ pharmacy: { odsCode: "FA123", name: "Other" } })).toEqual(["CS-23 pharmacy.odsCode"]);
  expect(errors(check({ observations: [{ type: "blood-pressure", systolic: 128, diastolic: 82 }] }))).toEqual([
    "CS-23 service",
  ]);
});

test("UR-081: a late replacement, or one of a replacement, is a warning of the whole, as in its report", () => {
  const { version } = buildMessage(consult({}), { sender, clock });
  const warnings = (hours: number, replaces = version): unknown =>
    review(consult({}), { now: new Date(now.getTime() + hours * 3_600_000), replaces }).warnings.map(
      ({ rule, path }) => `${rule ?? ""} ${path}`,
    );
  expect(warnings(1)).toEqual([]);
  expect(warnings(25)).toEqual(["UR-081 "]);
  expect(warnings(25, { ...version, version: 2 })).toEqual(["UR-081 ", "UR-081 "]);
});

test("UR-001: what is too large to be received is an error of the whole", () => {
  const clinicalSummary = Array.from({ length: 10 }, () => "é".repeat(260_000));
  expect(said({ clinicalSummary })).toEqual(["error UR-001 ", "ValidationError"]);
});

test.each<[message: string, options: unknown]>([
  ["review options must be an object with any of sender, replaces", null],
  ["review options may have sender, replaces, now", { release: "1.2.1" }],
  ["sender may have odsCode", { sender: { relase: "1.2.1" } }],
  ["sender must be an object", { sender: null }],
  ["sender's release must be one of", { sender: { release: "1.3.0" } }],
])("a wrong option is named: %s", (message, options) => {
  expect(() => review(consult({}), options as ReviewOptions)).toThrow(InvalidValueError);
  expect(() => review(consult({}), options as ReviewOptions)).toThrow(message);
});

test.each<[message: string, options: unknown]>([
  ["build options must be an object", undefined],
  ["build options may have sender, clock", { sender, replace: {} }],
  ["safety must be an object", { sender, safety: null }],
  ["safety may have limits, rules", { sender, safety: { limit: {} } }],
  ["safety may have limits, rules", { sender, safety: { now } }],
  ["sender's profile must be an object", { sender: null, clock }],
])("building names a wrong option too: %s", (message, options) => {
  const build = (): unknown => buildMessage(consult({}), options as { sender: typeof sender });
  expect(build).toThrow(InvalidValueError);
  expect(build).toThrow(message);
});
