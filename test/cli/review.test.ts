import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Review } from "../../src/validation/safety/review-items.js";
import { examplesFolder, updateRecord } from "./support/update-record.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-review-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An example, changed. */
async function changed(name: string, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const file = join(folder, name);
  await writeFile(
    file,
    JSON.stringify({ ...(JSON.parse(await readFile(join(examplesFolder, name), "utf8")) as object), ...changes }),
  );
  return file;
}

test("every example is ready to be built: exit 0", async () => {
  for (const name of await readdir(examplesFolder)) {
    const { code, out, err } = await updateRecord(["review", join(examplesFolder, name)]);
    expect([code, err], name).toEqual([0, ""]);
    expect(out, name).toMatch(/ready: a message can be built\.\n$/);
  }
}, 60_000);

test("CS-11, CS-14: review names the missing confirmations of an example: exit 1, and build refuses", async () => {
  const file = await changed("sinusitis.json", { confirmations: [] });
  const { code, out } = await updateRecord(["review", file]);
  expect(code).toBe(1);
  expect(out).toMatch(/^must be confirmed CS-11 \(startedAt\): .* Found: 2025-07-02T10:05:00\+01:00$/m);
  expect(out).toMatch(/^must be confirmed CS-14 \(observations\[2\]\.rhythm\): .* Found: irregular pulse$/m);
  const built = await updateRecord(["build", file]);
  expect([built.code, built.out]).toEqual([1, ""]);
  expect(built.err).toContain("observations[2].rhythm: must be confirmed");
});

test("UR-053, UR-091: what building would refuse is listed, under the release that is named", async () => {
  const example = JSON.parse(await readFile(join(examplesFolder, "sinusitis.json"), "utf8")) as {
    readonly patient: object;
  };
  const file = await changed("sinusitis.json", {
    service: "urgent-supply",
    pathway: undefined,
    gatewayPoint: undefined,
    patient: { ...example.patient, name: { family: "Иванов" } },
  });
  // Without the option it is the release that build follows without it.
  for (const named of [[], ["--release", "1.2.1"]])
    expect((await updateRecord(["review", file, ...named])).out).toMatch(/^error UR-053 \(service\): /m);
  const { code, out } = await updateRecord(["review", file, "--release", "1.2.0"]);
  expect([code, out.includes("error UR-053")]).toEqual([1, false]);
  expect(out).toMatch(/^error UR-091 \(patient\.name\.family\): /m);
  const [, why = "no such line"] = /^error UR-091 \(patient\.name\.family\): (.*)$/m.exec(out) ?? [];
  const built = await updateRecord(["build", file, "--release", "1.2.0"]);
  expect([built.code, built.err]).toEqual([1, `update-record build: patient.name.family: ${why} (UR-091)\n`]);
});

test("what was found is shown on one line, without characters that control a terminal", async () => {
  const file = await changed("sinusitis.json", { confirmations: [], redFlags: ["Fits\u009B2J\nand more"] });
  const { out } = await updateRecord(["review", file]);
  expect(out).toMatch(/^must be confirmed CS-14 \(redFlags\[0\]\): .* Found: Fits\[U\+009B\]2J and more$/m);
});

test("for a program it is one object, with rule, path and message; CS-13 is asked", async () => {
  const product = {
    code: "24549911000001107",
    display: "Nitrofurantoin 50mg capsules (A A H Pharmaceuticals Ltd)",
  };
  const file = await changed("sinusitis.json", {
    supplies: [{ product, quantity: { value: 12, unit: "capsule" }, dosage: "mdu" }],
  });
  const { code, out } = await updateRecord(["review", file, "--format", "json"]);
  const { errors, confirmations, confirmed, warnings } = JSON.parse(out) as Review;
  expect([code, errors, confirmations]).toEqual([0, [], []]);
  expect(confirmed).toContainEqual(
    expect.objectContaining({ rule: "CS-11", path: "startedAt", found: "2025-07-02T10:05:00+01:00" }),
  );
  expect(warnings.map(({ rule, path }) => `${String(rule)} ${path}`)).toEqual([
    "CS-13 supplies[0].product.code",
    "CS-18 supplies[0].dosage.text",
  ]);
});

test(
  "CS-07: what cannot be is an error: exit 1; what is malformed too, with its place; what is no JSON is " +
    "unreadable: exit 2",
  async () => {
    const impossible = await updateRecord([
      "review",
      await changed("sinusitis.json", { observations: [{ type: "blood-pressure", systolic: 80, diastolic: 120 }] }),
    ]);
    expect([impossible.code, /^error CS-07 \(observations\[0\]\)/m.test(impossible.out)]).toEqual([1, true]);
    const malformed = await updateRecord(["review", await changed("sinusitis.json", { sharing: "declined" })]);
    expect([malformed.code, /^error CS-21 \(sharing\)/m.test(malformed.out)]).toEqual([1, true]);
    const unreadable = await updateRecord(["review", "-"], "{");
    expect([unreadable.code, unreadable.out]).toEqual([2, ""]);
    expect((await updateRecord(["review"])).code).toBe(2);
  },
);
