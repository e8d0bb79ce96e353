import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { readXml } from "../../src/fhir/index.js";
import type { Resource } from "../../src/fhir/types.js";
import { subjectOf } from "../../src/validation/subject/subject.js";
import { mutants } from "../validation/support/mutants.js";
import { rightMessage } from "../validation/support/right-message.js";

const root = join(import.meta.dirname, "../..");
const files = readdirSync(join(root, "schemas")).filter(
  (file) => file.endsWith(".schema.json") && !file.startsWith("consultation"),
);
const schemas = files.map(
  (file) =>
    JSON.parse(readFileSync(join(root, "schemas", file), "utf8")) as {
      readonly $id: string;
      readonly description?: string;
    },
);

/** What is compiled once and called a few times need not be optimised. */
const code = { optimize: false };

/** The schemas as they are published, whole, by an ajv that compiles them now. */
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, logger: false, code });
ajv.addVocabulary(["x-targets", "x-contexts"]);
for (const schema of schemas) ajv.addSchema(schema);

function whole(resource: Resource): readonly (readonly [string, boolean])[] {
  const subject = subjectOf(resource, {});
  return subject.places.map((place) => {
    const { profile } = place;
    const file = schemas.find(({ description }) => description === profile)?.$id ?? "";
    return [place.path, ajv.getSchema(file)?.(place.resource) === true] as const;
  });
}

test("every schema is one of draft 2020-12, under its own name, and every reference in it resolves", () => {
  expect(schemas.map(({ $id }) => $id)).toEqual(files);
  for (const schema of schemas) {
    expect(ajv.validateSchema(schema), schema.$id).toBe(true);
    expect(ajv.getSchema(schema.$id), schema.$id).toBeTypeOf("function");
  }
});

test("each resource of a valid message is valid by the published schema of its profile", () => {
  const verdicts = whole(readXml(rightMessage).resource);
  expect(verdicts.filter(([, valid]) => !valid)).toEqual([]);
  expect(verdicts.length).toBeGreaterThan(20);
});

test("what the validator finds, the published schemas find as well", () => {
  const profileFaults = ["UR-002", "UR-005", "UR-032", "UR-037", "UR-038", "UR-039"];
  const cases = mutants.filter(
    ({ rule, code, severity, ours }) =>
      severity === "error" &&
      ours !== true &&
      profileFaults.includes(rule) &&
      ["required", "too-many", "forbidden", "fixed-value", "code-unknown"].includes(code),
  );
  for (const { name, xml } of cases)
    expect(
      whole(readXml(xml, { tolerant: true }).resource).some(([, valid]) => !valid),
      name,
    ).toBe(true);
  expect(cases.length).toBeGreaterThan(20);
});
