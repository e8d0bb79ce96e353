import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ruleDescriptions } from "gp-connect-update-record";
import type { ChecklistReport } from "../../src/cli/checklist/report/report.js";
import { examplesFolder, updateRecord } from "../cli/support/update-record.js";
import { sandboxWithConfig } from "../cli/support/sandbox-with-config.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-checklist-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function reportIn(out: string): Promise<ChecklistReport> {
  return JSON.parse(await readFile(join(out, "report.json"), "utf8")) as ChecklistReport;
}
const sumOf = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");
const only = (...names: readonly string[]): readonly string[] => names.flatMap((name) => ["--only", name]);

test("one test of each group against a sandbox of its own: exit 0, and a report with what was sent", async () => {
  const out = join(folder, "all");
  const names = [
    ...["service-sinusitis", "service-urgent-supply", "response-20013", "response-30002", "response-IB001"],
    ...["routing-EPL-151", "missing-noresponse", "missing-invrep", "number-not-found", "number-9691375087"],
    ...["replacement", "fallback", "volume", "safety-cs-01", "safety-me-03"],
  ];
  const args = ["checklist", ...only(...names), "--messages", "5", "--deadline", "3", "--out", out];
  const { code, out: said, err } = await updateRecord(args);
  expect(code, said + err).toBe(0);
  expect(said).toMatch(/^passed +response-30002: 30002, then rejected$/m);
  expect(said).toMatch(/^18 tests: 17 passed, 0 failed, 1 not run$/m);

  const report = await reportIn(out);
  const hazards = await readFile(new URL("../../docs/clinical-safety/hazards.json", import.meta.url));
  expect(report).toMatchObject({
    format: 1,
    complete: true,
    versions: { guide: "1.2.1", rules: sumOf(JSON.stringify(ruleDescriptions())), hazards: sumOf(hazards) },
    strangeItems: 0,
    totals: { passed: 17, failed: 0, "not-run": 1 },
  });
  expect(report.command).toContain("update-record checklist --messages 5 ");
  for (const { files } of report.tests)
    for (const { name, sha256 } of files) expect(sumOf(await readFile(join(out, name)))).toBe(sha256);
  expect(await readdir(join(out, "messages"))).toContain("fallback-switched-off.pdf");
  const controls = new Map(report.controls.map((control) => [control.rule, control]));
  expect(controls.get("UR-102")?.inThisRun).toContainEqual({ id: "fallback-switched-off", result: "passed" });
  expect(controls.get("CS-01")?.inThisRun).toEqual([{ id: "safety-cs-01", result: "passed" }]);
  expect(controls.get("CS-01")?.inTheLibrary.map(({ file }) => file)).toContain(
    "test/validation/safety/pregnancy.test.ts",
  );
  for (const control of report.controls) expect(control.inTheLibrary.length, control.rule).toBeGreaterThan(0);

  const page = await readFile(join(out, "report.html"), "utf8");
  const junit = await readFile(join(out, "junit.xml"), "utf8");
  for (const text of [page, junit, JSON.stringify(report)]) {
    expect(text).toContain("service-sinusitis");
    for (const data of ["Quillfeather", "9993210005", "Imogen"]) expect(text).not.toContain(data);
  }
  expect(junit).toContain('<skipped message="not run: only NHS England');
  expect(page).toContain("all that could be run passed; 1 not run");
  const groupRows = page.slice(page.indexOf("How each group ended")).replaceAll(/<[^>]+>/g, "|");
  expect(groupRows).toMatch(/^[^]*?\|responses\|[|\s]*Every response code[^|]*\|[|\s]*3\|[|\s]*0\|[|\s]*0\|/);
});

test("files of one's own are validated: an invalid one fails and is named, and --send sends valid ones", async () => {
  const wrong = join(folder, "wrong.json");
  await writeFile(wrong, JSON.stringify({ service: "pharmacy-first", patient: { name: { family: "Secretname" } } }));
  const out = join(folder, "files");
  const files = [
    "--files",
    join(examplesFolder, "impetigo.json"),
    wrong,
    "examples/messages/contradicting-pregnancy.xml",
  ];
  const { code, out: said } = await updateRecord(["checklist", ...files, "--send", "--out", out]);
  expect(code).toBe(1);
  expect(said).toMatch(/^passed +file-1 \S+: a consultation; .*valid.*; 20013 30001, then patient-matched$/m);
  expect(said).toMatch(/^failed +file-2 \S+: refused: pathway: is missing/m);
  expect(said).toMatch(/^failed +file-3 \S+: .*1 error: CS-01 at /m);
  const [junit, page] = await Promise.all(
    ["junit.xml", "report.html"].map((name) => readFile(join(out, name), "utf8")),
  );
  expect(junit).toContain('failures="2"');
  expect(page).toContain("2 tests FAILED");
  expect(`${junit ?? ""}${page ?? ""}`).not.toContain("Secretname");
  expect((await reportIn(out)).tests[0]?.files[0]?.name).toBe(join(examplesFolder, "impetigo.json"));
});

test("a configured MESH: its own patients and consultation are used, and who does not fit is not run", async () => {
  const mesh = await sandboxWithConfig();
  try {
    const patients = join(folder, "patients.json");
    const man = { nhsNumber: "9993211370", nhsNumberVerification: "01", gender: "male", birthDate: "1960-01-01" };
    await writeFile(patients, JSON.stringify([{ ...man, name: { family: "Fairweather", given: ["Dominic"] } }]));
    const out = join(folder, "configured");
    const args = [
      "--config",
      mesh.config,
      "--patients",
      patients,
      "--consultation",
      join(examplesFolder, "shingles.json"),
    ];
    const tests = only("service-shingles", "service-uncomplicated-urinary-tract-infection", "response-30002");
    const { code, out: said } = await updateRecord(["checklist", ...args, ...tests, "--deadline", "600", "--out", out]);
    expect(code, said).toBe(0);
    expect(said).toContain("not-run  service-uncomplicated-urinary-tract-infection: not run: --patients names nobody");
    expect(said).toMatch(/^3 tests: 2 passed, 0 failed, 1 not run$/m);
    expect((await reportIn(out)).mesh).toMatchObject({ practices: "configured", mailboxId: "X26ABC1" });
    expect(mesh.arrivals.map(({ clinicalSummary }) => clinicalSummary).join()).toContain("started 36 hours ago");

    const live = await mesh.changed("live.json", { environment: "live", baseUrl: undefined, intervalSeconds: 300 });
    const refused = await updateRecord(["checklist", "--config", live, "--out", out]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("test patients are never sent there");
  } finally {
    await mesh.close();
  }
});

test.each([
  { args: ["--only", "responces"], why: "Did you mean responses?" },
  { args: ["--only", "responses", "nonsense"], why: "no test and no group nonsense" },
  { args: ["sinusitis.json"], why: "a file with --files PATH" },
  { args: ["--files", "no-such-*.xml"], why: "no file fits this pattern" },
  { args: ["--messages", "0"], why: "--messages must be a whole number from 1 to 100000" },
  { args: ["--deadline", "soon"], why: "--deadline must be" },
  { args: ["--send"], why: "--send goes with --files" },
  { args: ["--practice", "X26ABC2"], why: "--practice goes with --config" },
  { args: ["--out", "package.json"], why: "the folder of --out cannot be made" },
])("wrong use: $args", async ({ args, why }) => {
  const { code, err } = await updateRecord(["checklist", ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining(why)]);
});
