import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { baselineSchema } from "../../scripts/schemas/baseline.js";
import { print } from "../../scripts/schemas/schema.js";
import { changedIn, rightMessage } from "../validation/support/right-message.js";
import { updateRecord } from "./support/update-record.js";

let folder: string;
const file = (name: string): string => join(folder, name);
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The shape of the sender's number, which is a warning (UR-034), and an error of UR-035. */
const twice = changedIn(
  "Practitioner",
  '<value value="2099001"/>',
  '<value value="12345"/>',
  0,
  changedIn(
    "PractitionerRole",
    /<code value="R1290"\/>\s*<display [^>]*>/,
    '<code value="R9999999"/><display value="X"/>',
  ),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-baseline-"));
  await writeFile(file("twice.xml"), twice);
  await writeFile(file("right.xml"), rightMessage);
  await writeFile(file("patient.xml"), changedIn("Patient", /<gender [^>]*>/, ""));
});
afterAll(() => rm(folder, { recursive: true }));

const known = { reason: "the supplier corrects it in May", person: "A. Okafor", expires: day(30) };

async function against(
  entries: readonly object[],
  name = "twice.xml",
  ...more: readonly string[]
): Promise<Awaited<ReturnType<typeof updateRecord>>> {
  await writeFile(file("baseline.json"), JSON.stringify({ $schema: "baseline.schema.json", entries }));
  return updateRecord(["validate", file(name), "--baseline", file("baseline.json"), ...more]);
}

const role = { rule: "UR-035", code: "code-unknown", path: "*.code[0].coding[0].code", ...known };

test("what is accepted is left out and counted: an error in it does not make the file invalid", async () => {
  expect((await updateRecord(["validate", file("twice.xml")])).code).toBe(1);
  const { code, out, err } = await against([role]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("twice.xml: valid");
  expect(out).toContain("1 issue is in the baseline");
  expect(out).not.toContain("UR-035");
  expect(out).toContain("UR-034");
  const json = JSON.parse((await against([role], "twice.xml", "--format", "json")).out) as object;
  expect(json).toMatchObject({ valid: true, accepted: 1 });
});

test("SARIF keeps it as a suppressed result, with reason, person and day", async () => {
  const { out } = await against([role], "twice.xml", "--format", "sarif");
  expect(out).toContain(`"justification": "the supplier corrects it in May (A. Okafor, until ${known.expires})"`);
});

test("an entry that has expired counts again, and is named; its last day still counts", async () => {
  const { code, err } = await against([{ ...role, expires: day(-1) }]);
  expect(code).toBe(1);
  expect(err).toContain(`baseline entry 1 (UR-035 code-unknown) has expired on ${day(-1)}`);
  expect((await against([{ ...role, expires: day(0) }])).code).toBe(0);
});

test("an entry that nothing fits is named: another file, another place, another kind", async () => {
  for (const entry of [
    { ...role, file: "**/other.xml" },
    { ...role, path: "*.gender" },
    { ...role, code: "other-system" },
  ]) {
    const { code, err } = await against([entry]);
    expect([code, err]).toEqual([1, expect.stringContaining("fits nothing: take it out") as string]);
  }
  expect((await against([{ ...role, path: undefined, file: "**/twi*.xml" }])).code).toBe(0);
});

test.each([
  ["CS-07", "contradiction", "an error of clinical safety always counts"],
  ["UR-032", "required", "into whose record"],
  ["UR-062", "forbidden", "pregnant"],
  ["UR-001", "syntax", "cannot be read"],
  ["UR-041", "wrong-unit", "how much was supplied"],
])("%s %s cannot be in it, because %s", async (rule, code, why) => {
  const { code: exitCode, out, err } = await against([{ ...role, rule, code }]);
  expect([exitCode, out]).toEqual([2, ""]);
  expect(err).toContain(`${rule} cannot be in a baseline`);
  expect(err).toContain(why);
});

test("an entry for a warning of a guarded rule never covers its errors", async () => {
  const entry = { ...role, rule: "CS-01", code: "display-of-another-code", path: "*" };
  await writeFile(
    file("wrong-words.xml"),
    changedIn("Condition", /<display value="[^"]*sinusitis[^"]*"/, '<display value="Impetigo"'),
  );
  const { code, err } = await against([entry], "wrong-words.xml");
  expect(code).toBe(2);
  expect(err).toContain(
    "baseline entry 1 (CS-01 display-of-another-code) is refused: an error of clinical safety always counts. " +
      "Correct the message.",
  );
  expect(err).not.toContain("fits nothing");
  const other = await against([{ ...entry, file: "**/other.xml" }], "wrong-words.xml");
  expect([other.code, other.err]).toEqual([1, expect.stringContaining("fits nothing") as string]);
});

test.each([
  [[{ ...role, reason: undefined }], "entries[0].reason is missing"],
  [[{ ...role, person: " " }], "entries[0].person must not be empty"],
  [[{ ...role, expires: "2027-02-30" }], "entries[0].expires must be a day"],
  [[{ ...role, path: undefined }], "needs a file or a path"],
  [[{ ...role, rule: "035" }], "entries[0].rule must be the id of a rule"],
  [[{ ...role, rule: "UR-135" }], "Did you mean UR-035?"],
  [[{ ...role, severity: "error" }], "entries[0].severity is not a known member"],
])("a baseline that is not whole is refused: %#", async (entries, words) => {
  const { code, out, err } = await against(entries);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(words);
});

test("the JSON Schema is made of the check", async () => {
  const root = new URL("../../", import.meta.url);
  const schema = baselineSchema(await readFile(new URL("src/cli/validate/baseline-file.ts", root), "utf8"));
  expect(await readFile(new URL("schemas/baseline.schema.json", root), "utf8")).toBe(`${print(schema)}\n`);
});
