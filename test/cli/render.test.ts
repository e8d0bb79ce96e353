import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readXml } from "../../src/fhir/index.js";
import { composeAcknowledgement, responseCodes, writeFhirJson, writeXml, type ResponseCode } from "../../src/index.js";
import { examplesFolder, updateRecord } from "./support/update-record.js";

const example = join(examplesFolder, "sinusitis.json");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-render-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a consultation, its message and the message's report are recognised by their content", async () => {
  const consultation = await updateRecord(["render", example]);
  expect([consultation.code, consultation.err]).toEqual([0, ""]);
  expect(consultation.out).toMatch(/^GP Connect Update Record\nPharmacy First consultation: Acute sinusitis\n/);

  const { out: xml } = await updateRecord(["build", example]);
  const message = await updateRecord(["render", "-"], `\uFEFF\n${xml}`);
  expect([message.code, message.err]).toEqual([0, ""]);
  expect(message.out).toMatch(/^GP Connect Update Record\nPharmacy First consultation\n/);
  expect(message.out).toContain("999 195 6832");
  expect(message.out).not.toContain("Kept at the pharmacy");

  const json = writeFhirJson(readXml(xml).resource);
  expect(await updateRecord(["render", "-"], json)).toEqual(await updateRecord(["render", "-"], xml));

  const { out: line } = await updateRecord(["validate", "-", "--format", "json"], xml);
  const report = await updateRecord(["render", "-"], line);
  expect([report.code, report.err]).toEqual([0, ""]);
  expect(report.out).toMatch(/^Validation report: valid, Update Record message\n/);

  const { out: lineOfJson } = await updateRecord(["validate", "-", "--format", "json"], json);
  const reportOfJson = await updateRecord(["render", "-"], lineOfJson);
  expect(reportOfJson.out).toMatch(/^Validation report: valid, Update Record message \(FHIR JSON\)\n/);
});

const headerId = "0d1bb0a3-9f10-4c5c-a1f3-2b5e4b0d7c11";
const acknowledgement = (code: ResponseCode): string =>
  writeXml(
    composeAcknowledgement({
      request: { headerId, senderReference: `urn:uuid:${headerId}` },
      code,
      practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
      diagnostics: "Marlowe",
      clock: () => new Date("2026-01-14T09:30:00Z"),
    }),
  );

test("UR-104: an acknowledgement is shown with what to do first, and without its diagnostics", async () => {
  const { code, out, err } = await updateRecord(["render", "-"], acknowledgement("30002"));
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^GP Connect Update Record\nAcknowledgement\n/);
  const shown = out.replaceAll(/\s+/g, " ");
  for (const words of ["REJECTED", responseCodes["30002"].action, "30002", "A12345", "14-Jan-2026 09:30", headerId])
    expect(shown).toContain(words);
  expect(out).not.toContain("Marlowe");
  const html = await updateRecord(["render", "-", "--format", "html"], acknowledgement("20013"));
  expect(html.out).toMatch(/^<!doctype html>[^]*20013[^]*<\/html>\n$/);
});

test("--format html -o writes one whole page, which only its owner can read", async () => {
  const file = join(folder, "page.html");
  const { code, out, err } = await updateRecord(["render", example, "--format", "html", "-o", file]);
  expect([code, out, err]).toEqual([0, "", ""]);
  expect(await readFile(file, "utf8")).toMatch(/^<!doctype html>\n<html lang="en-GB">.*<\/html>\n$/s);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("what a consultation cannot hold is listed by its place, never by its value", async () => {
  const { out: xml } = await updateRecord(["build", example]);
  const changed = xml
    .replace("<participant>", '<participant><id value="x"/>')
    .replace("<gender ", '<active value="true"/><gender ');
  const { code, out, err } = await updateRecord(["render", "-"], changed);
  expect(code).toBe(0);
  expect(out).toContain("Acute sinusitis");
  expect(err).toMatch(/^update-record render: not shown, because a consultation cannot hold it \(\d+\):\n {2}Bundle\./);
  expect(err).toContain(".active\n");
  expect(err).not.toContain("true");
});

test("a consultation that cannot be sent is not shown: exit 1 with its issues", async () => {
  const given = JSON.parse(await readFile(example, "utf8")) as object;
  const { code, out, err } = await updateRecord(["render", "-"], JSON.stringify({ ...given, sharing: "declined" }));
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("CS-21");
});

test("anything else is unreadable: exit 2, and its content is not repeated", async () => {
  const file = join(folder, "acknowledgement.xml");
  await writeFile(file, '<Bundle xmlns="http://hl7.org/fhir"><type value="secret"/></Bundle>');
  for (const args of [
    ["render", file],
    ["render", join(folder, "absent.json")],
    ["render"],
    ["render", example, example],
    ["render", example, "--format", "docx"],
  ]) {
    const { code, out, err } = await updateRecord(args);
    expect([code, out], args.join(" ")).toEqual([2, ""]);
    expect(err).toMatch(/^update-record render: /);
    expect(err).not.toContain("secret");
  }
  for (const [input, says] of [
    ["", "standard input is empty"],
    [" \n", "standard input is empty"],
    ["no JSON", "is no JSON (line 1"],
    ["<open", "cannot be read: line 1, column 6: "],
    ["\u0000", "is no JSON"],
  ] as const) {
    const { code, out, err } = await updateRecord(["render", "-"], input);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(says) as string]);
  }
});

test("--format pdf writes a consultation, or a message's content, to a file that only its owner can read", async () => {
  const file = join(folder, "page.pdf");
  const ended = await updateRecord(["render", example, "--format", "pdf", "-o", file]);
  expect(ended).toEqual({ code: 0, out: "", err: "" });
  const written = await readFile(file, "latin1");
  expect(written).toMatch(/^%PDF-1\.7\n.*%%EOF\n$/s);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await updateRecord(["render", example, "--format", "pdf"])).out).toBe(written);

  const { out: xml } = await updateRecord(["build", example]);
  expect((await updateRecord(["render", "-", "--format", "pdf"], xml)).out).toMatch(/^%PDF-1\.7\n/);
});

test("a PDF is not written to a screen: a program or a file gets it", async () => {
  const screen = { isOutputScreen: () => true };
  for (const more of [[], ["-o", "-"]]) {
    const { code, out, err } = await updateRecord(["render", example, "--format", "pdf", ...more], "", screen);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("-o FILE");
  }
  const file = join(folder, "page.pdf");
  expect(await updateRecord(["render", example, "--format", "pdf", "-o", file], "", screen)).toMatchObject({ code: 0 });
  expect((await updateRecord(["render", example, "--format", "html"], "", screen)).code).toBe(0);
});

test("only a consultation or a message is written as a PDF", async () => {
  const { code, out, err } = await updateRecord(["render", "-", "--format", "pdf"], acknowledgement("20013"));
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("use --format html");
});
