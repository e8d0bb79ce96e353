import fc from "fast-check";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isDecimal } from "../../src/values/decimal.js";
import { isFhirDate, isFhirDateTime } from "../../src/values/dates.js";

const schema = join(import.meta.dirname, "../../../shared/spec/xsd/fhir-single.xsd");
const missing = !existsSync(schema)
  ? "../shared/spec/xsd is not here"
  : !hasXmllint()
    ? "xmllint is not installed"
    : undefined;
if (missing !== undefined) console.log(`values: not run: ${missing}`);

function hasXmllint(): boolean {
  return spawnSync("xmllint", ["--version"]).error === undefined;
}

/** Whether HL7's XML schema refuses each value: one resource on each line, and xmllint names the lines with errors. */
function schemaAccepts(values: readonly string[], resource: (value: string) => string): readonly boolean[] {
  const folder = mkdtempSync(join(tmpdir(), "values-"));
  const file = join(folder, "values.xml");
  const lines = values.map((value) => `<entry><resource>${resource(value)}</resource></entry>`);
  writeFileSync(
    file,
    `<Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>\n${lines.join("\n")}\n</Bundle>\n`,
  );
  const { stderr } = spawnSync("xmllint", ["--noout", "--schema", schema, file], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true });
  const refused = new Set(Array.from(stderr.matchAll(/values\.xml:(\d+): element/g), ([, line]) => Number(line)));
  return values.map((_, at) => !refused.has(at + 2));
}

/** The starts, and each with one character changed, taken out or put in. */
function mutations(starts: readonly string[], alphabet: string, count: number): readonly string[] {
  const change = fc.record({
    start: fc.constantFrom(...starts),
    at: fc.nat(40),
    take: fc.nat(1),
    put: fc.constantFrom("", ...Array.from(alphabet)),
  });
  const changed = fc.sample(change, { numRuns: count, seed: 2025 }).map(({ start, at, take, put }) => {
    const place = at % (start.length + 1);
    return start.slice(0, place) + put + start.slice(place + take);
  });
  return Array.from(new Set([...starts, ...changed])).filter((value) => value !== "");
}

function agree(
  what: string,
  values: readonly string[],
  ours: (value: string) => boolean,
  theirs: readonly boolean[],
): void {
  const differing = values.filter((value, at) => ours(value) !== theirs[at]);
  expect(differing).toEqual([]);
  const accepted = values.filter(ours).length;
  expect(accepted).toBeGreaterThan(20);
  console.log(
    `values: ${what}: ${String(values.length)} values, ${String(accepted)} accepted, same verdict as HL7's XML schema`,
  );
}

test.skipIf(missing)("UR-032: a date is accepted exactly where HL7's XML schema accepts it", () => {
  const everyDay = ["1900", "2000", "2023", "2024"].flatMap((year) =>
    ["01", "02", "04", "12"].flatMap((month) =>
      ["00", "01", "28", "29", "30", "31", "32"].map((day) => `${year}-${month}-${day}`),
    ),
  );
  const values = mutations(
    ["1985", "1985-02", "1985-02-28", "2024-02-29", "0001-01-01", "9999-12-31", ...everyDay],
    "0123456789-+:TZ. ",
    1500,
  ).filter((value) => value.trim() === value);
  agree(
    "date",
    values,
    isFhirDate,
    schemaAccepts(values, (value) => `<Patient><birthDate value="${value}"/></Patient>`),
  );
});

test.skipIf(missing)(
  "UR-031: a dateTime is accepted exactly where HL7's XML schema accepts it, except for a time without an offset",
  () => {
    const values = mutations(
      [
        "2025-03",
        "2025-03-30T09:15:00+01:00",
        "2025-03-30T23:59:59.999Z",
        "2024-02-29T00:00:00-14:00",
        "2025-06-30T23:59:60Z",
        "2025-03-30T24:00:00Z",
        "2025-03-30T00:00:00+13:59",
        "2025-03-30T00:00:00+14:01",
      ],
      "0123456789-+:TZ.",
      2000,
    ).filter((value) => !/T[^Z+-]*$/.test(value));
    agree(
      "dateTime",
      values,
      isFhirDateTime,
      schemaAccepts(values, (value) => `<Patient><deceasedDateTime value="${value}"/></Patient>`),
    );
    expect(
      schemaAccepts(["2025-03-30T09:15:00"], (value) => `<Patient><deceasedDateTime value="${value}"/></Patient>`),
    ).toEqual([true]);
    expect(isFhirDateTime("2025-03-30T09:15:00")).toBe(false);
  },
);

test.skipIf(missing)("UR-001: a decimal is accepted exactly where HL7's XML schema accepts it", () => {
  const values = mutations(
    ["0", "-0.0", "37.40", "128", "-12.5", "1e3", "+1", "007", ".5", "5.", "100.000", "0.10000000000000001"],
    "0123456789-+.eE",
    1500,
  );
  agree(
    "decimal",
    values,
    isDecimal,
    schemaAccepts(
      values,
      (value) =>
        '<Observation><status value="final"/><code><text value="x"/></code><valueQuantity><value ' +
        `value="${value}"/></valueQuantity></Observation>`,
    ),
  );
});
