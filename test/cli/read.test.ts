import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readXml } from "../../src/fhir/index.js";
import {
  composeAcknowledgement,
  readMessage,
  responseCodes,
  writeFhirJson,
  writeXml,
  type ConsultationInput,
  type ResponseCode,
} from "../../src/index.js";
import { confirmed } from "../arbitraries/confirmed.js";
import { examplesFolder, updateRecord } from "./support/update-record.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-read-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const built = async (name: string): Promise<string> => (await updateRecord(["build", join(examplesFolder, name)])).out;
const input = async (name: string): Promise<ConsultationInput> =>
  JSON.parse(await readFile(join(examplesFolder, name), "utf8")) as ConsultationInput;

/** The options that say what the message of an example does not. */
function optionsFor(consultation: ConsultationInput): readonly string[] {
  const { registeredPractice, redFlags } = consultation;
  return [
    "--sharing",
    "agreed",
    ...(consultation.service === "pharmacy-first" ? ["--pathway", consultation.pathway] : []),
    ...("gatewayPoint" in consultation ? ["--gateway-point", consultation.gatewayPoint] : []),
    ...(consultation.service === "contraception" ? ["--stage", consultation.stage] : []),
    ...("noSupplyReason" in consultation ? ["--no-supply-reason", consultation.noSupplyReason] : []),
    ...(redFlags === "none-found" ? ["--red-flags", redFlags] : []),
    ...(registeredPractice === undefined ? [] : ["--practice", registeredPractice]),
  ];
}

test("build makes an equivalent message of what read wrote", async () => {
  for (const name of [
    "sinusitis.json",
    "minor-illness.json",
    "blood-pressure-check-clinic.json",
    "contraception-no-supply.json",
  ]) {
    const consultation = await input(name);
    const xml = await built(name);
    const read = await updateRecord(["read", "-", ...optionsFor(consultation)], xml);
    expect([read.code, read.err], name).toEqual([
      0,
      expect.stringMatching(/^update-record read: release 1\.2\.1, sent by \S+ from mailbox \S+\n$/),
    ]);
    const complete = confirmed(JSON.parse(read.out) as object, consultation.practitioner, new Date());
    const again = await updateRecord(["build", "-"], JSON.stringify(complete));
    expect([again.code, again.err], name).toEqual([0, expect.anything()]);
    expect(readMessage(again.out).consultation, name).toEqual(readMessage(xml).consultation);
  }
}, 60_000);

test("CS-21: without the patient's agreement to sharing, read names it as missing and build refuses", async () => {
  const read = await updateRecord(["read", "-"], await built("sinusitis.json"));
  expect(read.code).toBe(0);
  expect(read.err).toContain("cannot be built yet");
  expect(read.err).toMatch(/sharing: .*CS-21/);
  expect(read.err).toContain("pathway:");
  const consultation = JSON.parse(read.out) as Record<string, unknown>;
  expect(consultation["service"]).toBe("pharmacy-first");
  expect(consultation).not.toHaveProperty("sharing");
  const again = await updateRecord(["build", "-"], read.out);
  expect([again.code, again.out]).toEqual([1, ""]);
  expect(again.err).toContain("CS-21");
  const part = await updateRecord(["read", "-", "--sharing", "agreed"], await built("sinusitis.json"));
  expect(JSON.parse(part.out)).toMatchObject({ sharing: "agreed" });
  expect(part.err).not.toContain("sharing:");
  expect(part.err).toContain("pathway:");
});

test("a message in FHIR JSON is read as the same in XML", async () => {
  const xml = await built("sinusitis.json");
  const json = writeFhirJson(readXml(xml).resource);
  const read = await updateRecord(["read", "-"], json);
  expect(read).toEqual(await updateRecord(["read", "-"], xml));
  expect(read.code).toBe(0);
  const more = json.replace('"gender"', '"mood":"Secret","gender"');
  const { err } = await updateRecord(["read", "-"], more);
  expect(err).toContain("  Bundle.entry[2].resource.entry[5].resource.mood\n");
  expect(err).not.toContain("Secret");
});

test("a value that the JSON cannot hold is named by its path, and not shown", async () => {
  const xml = (await built("sinusitis.json")).replace(
    "<gender ",
    '<active value="true"/><maritalStatus><text value="Secretly wed"/></maritalStatus><gender ',
  );
  const { code, out, err } = await updateRecord(["read", "-"], xml);
  expect(code).toBe(0);
  expect(err).toContain("  Bundle.entry[2].resource.entry[5].resource.active\n");
  expect(`${err}${out}`).not.toContain("Secretly wed");
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

test("UR-104: an acknowledgement is written as what it says, and what to do, without its diagnostics", async () => {
  const { code, out, err } = await updateRecord(["read", "-"], acknowledgement("30002"));
  expect([code, err]).toEqual([0, `update-record read: rejected: ${responseCodes["30002"].action}\n`]);
  expect(JSON.parse(out)).toMatchObject({
    kind: "acknowledgement",
    requestHeaderId: headerId,
    level: "business",
    outcome: "rejected",
    action: responseCodes["30002"].action,
    practiceOdsCode: "A12345",
    sentAt: "2026-01-14T09:30:00.000Z",
    codes: [{ code: "30002", known: { display: responseCodes["30002"].display } }],
  });
  expect(out).not.toContain("Marlowe");
  const cut = await updateRecord(["read", "-"], acknowledgement("30002").slice(0, 900));
  expect([cut.code, cut.out]).toEqual([2, ""]);
});

test("-o writes the whole file, and only its owner can read it", async () => {
  const file = join(folder, "consultation.json");
  const { code, out } = await updateRecord(["read", "-", "-o", file], await built("sinusitis.json"));
  expect([code, out]).toEqual([0, ""]);
  expect(JSON.parse(await readFile(file, "utf8"))).toHaveProperty("patient");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["consultation.json"]);
});

test("what is not an Update Record message is unreadable: exit 2, and its content is not repeated", async () => {
  for (const text of [
    "",
    "{}",
    '{"resourceType":"Marlowe"}',
    '{"resourceType":"Bundle","id":"Marlowe"}',
    '<Bundle xmlns="http://hl7.org/fhir"><id value="Marlowe"/></Bundle>',
    "<Marlowe",
  ]) {
    const { code, out, err } = await updateRecord(["read", "-"], text);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^update-record read: The message cannot be read: /);
    expect(err).not.toContain("Marlowe");
  }
  const xml = await built("sinusitis.json");
  for (const [text, says] of [
    ['<Bundle xmlns="http://hl7.org/fhir">\n<id value="Marlowe"/></Bundl>', "line 2, column "],
    [xml.slice(0, 5_000), "The text ends too early."],
    ["", "This is an empty text."],
    ['{"resourceType":"Bundle",', "The text is no JSON."],
  ] as const) {
    const { err } = await updateRecord(["read", "-"], text);
    expect(err).toContain(says);
    expect(err).toMatch(/cannot be read: line \d+, column \d+: .*\(UR-001\)$/m);
  }
  expect((await updateRecord(["read", join(folder, "none.xml")])).code).toBe(2);
  expect((await updateRecord(["read"])).code).toBe(2);
});
