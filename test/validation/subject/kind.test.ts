import { expect, test } from "vitest";
import { defaultXmlLimits } from "../../../src/fhir/xml/limits.js";
import type { Resource } from "../../../src/fhir/types.js";
import { profiles } from "../../../src/terminology/profiles.js";
import { systems } from "../../../src/terminology/systems.js";
import { ValidationError, type Report } from "../../../src/validation/index.js";
import { isPart, kindOf } from "../../../src/validation/subject/kind.js";
import { withSizeChecked } from "../../../src/validation/validate-resources.js";

const as = (resource: object): Resource => resource as Resource;
const bundle = (type: string | undefined, ...inside: readonly object[]): Resource =>
  as({ resourceType: "Bundle", type, entry: [{}, ...inside.map((resource) => ({ resource }))] });
const header = (code?: string, system?: string): object => ({ resourceType: "MessageHeader", event: { code, system } });
const document = { resourceType: "Bundle", type: "document" };
const ofService = {
  resourceType: "Bundle",
  entry: [
    { resource: { resourceType: "Patient" } },
    {
      resource: {
        resourceType: "Composition",
        type: { coding: [{ system: systems.snomed, code: "2129921000000100" }] },
      },
    },
  ],
};
const named = { meta: { profile: [undefined, ` ${profiles.messageBundle} `] } };

test("UR-004, UR-110: what a text was meant to be, by its event, or else by what stands in it", () => {
  const kinds: readonly (readonly [Resource, string])[] = [
    [as({ resourceType: "Patient" }), "other"],
    [as({ resourceType: "Bundle" }), "other"],
    [bundle("message", header("ITK008M")), "acknowledgement"],
    [bundle("message", header("ITK014M")), "update-record"],
    [bundle("message", header("ITK010D")), "other"],
    [bundle("message", header("ITK010D"), ofService), "update-record"],
    [bundle("message", header("odd", "urn:x")), "other"],
    [bundle("message", header("odd", systems.itkMessageEvent)), "update-record"],
    [bundle("message", header()), "other"],
    [as({ ...bundle("message", header()), ...named }), "update-record"],
    [bundle("message", document), "update-record"],
    [bundle("collection", document), "other"],
    [bundle("message"), "other"],
    [bundle("message", { resourceType: "OperationOutcome" }), "acknowledgement"],
    [bundle("message", { resourceType: "OperationOutcome" }, document), "update-record"],
    [bundle("collection", { resourceType: "OperationOutcome" }), "other"],
    [bundle("message", { resourceType: "Patient" }), "other"],
    [as({ resourceType: "Patient", ...named }), "other"],
    [bundle("message", header("ITK0100D", systems.itkMessageEvent)), "update-record"],
    [bundle("message", header("xITK010D", systems.itkMessageEvent)), "update-record"],
    [bundle("message", header("ITK010DX", systems.itkMessageEvent)), "update-record"],
    [as({ resourceType: "Bundle", ...named }), "update-record"],
  ];
  for (const [root, kind] of kinds) expect(kindOf(root), JSON.stringify(root)).toBe(kind);
});

test(
  "UR-004: a document of one of the services makes a message an Update Record message, a document of anything else " +
    "does not",
  () => {
    const coded = (...coding: readonly object[]): string =>
      kindOf(
        bundle("message", header("ITK010D"), {
          resourceType: "Bundle",
          entry: [{ resource: { resourceType: "Composition", type: { coding } } }],
        }),
      );
    const service = { system: systems.snomed, code: "2129921000000100" };
    expect([coded(service), coded({ system: "urn:x", code: "x" }, service)]).toEqual([
      "update-record",
      "update-record",
    ]);
    for (const other of [
      { ...service, system: "urn:x" },
      { code: service.code },
      { system: systems.snomed },
      { ...service, code: "77386006" },
    ])
      expect(coded(other), JSON.stringify(other)).toBe("other");
    expect([
      coded(),
      kindOf(
        bundle("message", header("ITK010D"), {
          resourceType: "Bundle",
          entry: [{ resource: { resourceType: "Composition" } }],
        }),
      ),
    ]).toEqual(["other", "other"]);
  },
);

test("UR-002: a part of a message is told by its profile or its heading", () => {
  expect(isPart(as({ ...document, meta: { profile: [profiles.documentBundle] } }))).toBe(true);
  expect(isPart(as(document))).toBe(false);
  expect(isPart(as({ resourceType: "Bundle", type: "message", meta: { profile: [profiles.documentBundle] } }))).toBe(
    false,
  );
  expect(isPart(as({ resourceType: "Patient", meta: { profile: [profiles.patient] } }))).toBe(true);
  expect(
    isPart(as({ resourceType: "Condition", meta: { tag: [{}, { system: systems.recordStandardHeadings }] } })),
  ).toBe(true);
  for (const other of [{}, { meta: {} }, { meta: { profile: ["urn:x"], tag: [{ system: "urn:x" }] } }])
    expect(isPart(as({ resourceType: "Patient", ...other }))).toBe(false);
});

const report: Report = { kind: "update-record", valid: true, issues: [] };

test("UR-001: a message of more bytes than receivers take is refused, and one of as many is not", () => {
  const most = defaultXmlLimits.size;
  expect([withSizeChecked(report, "x"), withSizeChecked(report, "x".repeat(most))]).toEqual([report, report]);
  for (const xml of ["x".repeat(most + 1), "é".repeat(most / 2 + 1)]) {
    const message =
      "The message has more than 5000000 bytes: receivers refuse it (20015). Shorten it, or send it another way.";
    expect(withSizeChecked(report, xml)).toEqual({
      ...report,
      valid: false,
      issues: [{ severity: "error", rule: "UR-001", code: "too-large", path: "Bundle", message }],
    });
  }
});

test("a ValidationError says how many rules are broken, names three at most, and counts no warning", () => {
  const issue = (severity: "error" | "warning", path: string): Report["issues"][number] => ({
    severity,
    rule: "UR-002",
    code: "required",
    path,
    message: "It is missing.",
  });
  const words = (...paths: readonly string[]): string =>
    new ValidationError({ ...report, issues: [issue("warning", "w"), ...paths.map((path) => issue("error", path))] })
      .message;
  expect(words("a")).toBe("The message breaks a rule: UR-002 at a: It is missing.");
  expect(words("a", "b", "c")).toBe(
    "The message breaks 3 rules: UR-002 at a: It is missing.; UR-002 at b: It is missing.; UR-002 at c: It is missing.",
  );
  expect(words("a", "b", "c", "d", "e")).toMatch(
    /^The message breaks 5 rules: .*at c: It is missing\.; and 2 more \(see report\.issues\)$/,
  );
});
