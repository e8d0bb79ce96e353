import fhirpath from "fhirpath";
import stu3 from "fhirpath/fhir-context/stu3";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseXml, childOf, childrenOf, valueOf } from "../../scripts/schemas/xml-tree.js";
import { typeTables, type TypeTable } from "../../src/fhir/tables.js";
import { invariants, invariantFaults } from "../../src/validation/invariants/invariants.js";
import { subjectOf } from "../../src/validation/subject/subject.js";
import { invariantCases, type InvariantCase } from "../validation/support/invariant-cases.js";

const spec = "../shared/spec";
const missing = !existsSync(spec);
if (missing) console.log("not run: ../shared/spec is missing");

interface Constraint {
  readonly key: string;
  /** The element that it belongs to: `Period`, `Condition.stage`. */
  readonly path: string;
  readonly expression: string;
}

interface CoreElement {
  readonly path: string;
  readonly constraint?: readonly { readonly key: string; readonly severity: string; readonly expression?: string }[];
}

/** Every constraint of severity error in the FHIR definitions here and in NHS England's snapshots. */
function published(): readonly Constraint[] {
  const core = readdirSync(join(spec, "stu3-core")).flatMap((name) => {
    const { snapshot } = JSON.parse(readFileSync(join(spec, "stu3-core", name), "utf8")) as {
      readonly snapshot: { readonly element: readonly CoreElement[] };
    };
    return snapshot.element.flatMap(({ path, constraint = [] }) =>
      constraint
        .filter(({ severity }) => severity === "error")
        .map(({ key, expression = "" }) => ({ key, path, expression })),
    );
  });
  const profiles = readdirSync(join(spec, "profiles")).flatMap((name) =>
    childrenOf(childOf(parseXml(readFileSync(join(spec, "profiles", name), "utf8")), "snapshot"), "element").flatMap(
      (element) =>
        childrenOf(element, "constraint")
          .filter((one) => valueOf(one, "severity") === "error")
          .map((one) => ({
            key: valueOf(one, "key") ?? "",
            path: valueOf(element, "path") ?? "",
            expression: valueOf(one, "expression") ?? "",
          })),
    ),
  );
  return [...core, ...profiles];
}

/** Invariants that no row of the table holds, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  "ele-1":
    "found by the reader in XML and by the walk in objects, for every element: " +
    "test/validation/validate-resources.test.ts",
  "sqty-1": "checked by the schemas wherever a SimpleQuantity is used",
  "ait-1": "AllergyIntolerance is refused in every message (UR-022)",
  "ait-2": "AllergyIntolerance is refused in every message (UR-022)",
};

/** Expressions that differ from their own description, or that no FHIRPath engine can evaluate. */
const brokenExpressions: Readonly<Record<string, string>> = {
  "txt-1": "htmlchecks() is a name for checks in words",
  "txt-2": "htmlchecks() is a name for checks in words",
  "obs-7":
    "compares one code with the list of the components' codes: neither true nor false without components, true " +
    "with two",
};

/**
 * Where an expression that is neither true nor false means that nothing is wrong; elsewhere it means that something is.
 */
const undecided: Readonly<Record<string, string>> = {
  "ref-1": "a reference without an address asks nothing",
  "per-1": "an end without a time includes its whole day (FHIR STU3, Period.end)",
  "mdd-1": "a date without a time includes its whole day",
};

test.skipIf(missing)("FHIR: every published invariant is in the table, or is checked elsewhere", () => {
  const keys = new Set(
    published()
      .map(({ key }) => key)
      .filter((key) => !key.startsWith("eld-")),
  );
  const known = new Set([...invariants.map(({ key }) => key), ...Object.keys(elsewhere)]);
  expect([...keys].filter((key) => !known.has(key))).toEqual([]);
  expect([...known].filter((key) => !keys.has(key))).toEqual([]);
});

test.skipIf(missing)("FHIR: an invariant applies to every type that its definition names", () => {
  const types = new Set([...typeTables().keys()]);
  const missed = published().flatMap(({ key, path }) => {
    const row = invariants.find((one) => one.key === key);
    if (
      row === undefined ||
      !types.has(path) ||
      ["DomainResource", "Resource"].includes(path) ||
      row.types.includes(path)
    )
      return [];
    return [`${key} ${path}`];
  });
  expect([...new Set(missed)]).toEqual([]);
});

const cases = invariantCases.filter(({ key }) => !(key in brokenExpressions));

test.skipIf(missing).each(cases)(
  "FHIR-$key: says the same as its published expression, as fhirpath evaluates it",
  (one) => {
    const expression = published().find(({ key, path }) => key === one.key && path === one.type)?.expression ?? "";
    expect(expression).not.toBe("");
    const judge = fhirpath.compile({ base: one.type, expression }, stu3, { async: false });
    let [kept, broken] = [0, 0];
    for (const value of variationsOf(one)) {
      const { bundle, path } = one.put(value);
      const ours = ![...invariantFaults(subjectOf(bundle, {}))].some(
        (finding) => finding.rule === `FHIR-${one.key}` && finding.path.startsWith(path),
      );
      const theirs = judge(jsonAt(bundle, path), {
        resource: jsonAt(bundle, path.replace(/(\.resource(?!.*\.resource)|^Bundle(?!.*\.resource)).*/, "$1")),
      });
      expect(
        theirs.length === 0 ? one.key in undecided : theirs.every(Boolean),
        JSON.stringify(value).slice(0, 200),
      ).toBe(ours);
      if (ours) kept += 1;
      else broken += 1;
    }
    expect(kept).toBeGreaterThan(0);
    expect(broken).toBeGreaterThan(0);
  },
);

/** The values of the case, each also without one of its members, and each two of them in one. */
function variationsOf({ right, broken }: InvariantCase): readonly Readonly<Record<string, unknown>>[] {
  const values = [...right, ...broken];
  const fewer = values.flatMap((value) =>
    Object.keys(value)
      .filter((name) => name !== "url")
      .map((name) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))),
  );
  const merged = values.flatMap((one) => values.map((other) => ({ ...one, ...other })));
  return [...values, ...fewer, ...merged].filter(
    (value, index) => index < values.length || Object.keys(value).length > 0,
  );
}

/** The value at a path, as FHIR JSON: decimals as numbers. */
function jsonAt(root: object, path: string): object {
  let value: unknown = root;
  let type: TypeTable | undefined = typeTables().get("Bundle");
  for (const [step = ""] of path.slice("Bundle".length).matchAll(/\[[0-9]+\]|[A-Za-z]+/g)) {
    value = (value as Record<string, unknown>)[step.replace(/[[\]]/g, "")];
    if (step.startsWith("[")) continue;
    const element = type?.elements.get(step);
    type =
      element?.kind === "resource"
        ? typeTables().get((value as { readonly resourceType: string }).resourceType)
        : element?.type;
  }
  return jsonOf(value, type) as object;
}

function jsonOf(value: unknown, type: TypeTable | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => jsonOf(item, type));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, member]: [string, unknown]) => {
    const element = type?.elements.get(name);
    if (element?.kind === "decimal") return [name, Number(member)];
    const inner =
      element?.kind === "resource"
        ? typeTables().get((member as { readonly resourceType?: string }).resourceType ?? "")
        : element?.type;
    return [name, jsonOf(member, inner)];
  });
  return Object.fromEntries(entries) as object;
}
