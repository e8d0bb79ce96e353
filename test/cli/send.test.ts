import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeXml } from "../../src/fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../src/message/acknowledgement/compose.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import { sandboxWithConfig, type SandboxWithConfig } from "./support/sandbox-with-config.js";
import { commandLine, ended, examplesFolder, start, updateRecord } from "./support/update-record.js";

let mesh: SandboxWithConfig;
let example: string;
beforeAll(async () => {
  mesh = await sandboxWithConfig();
  example = await mesh.consultation("Dominic");
});
afterAll(() => mesh.close());

interface Line {
  readonly id: string | null;
  readonly callerId: string;
  readonly state: string;
  readonly attention: readonly { readonly id: string; readonly reason: string; readonly text: string }[];
}
const lines = (out: string): readonly Line[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
const answered = {
  request: { headerId: "0d1bb0a3-9f10-4c5c-a1f3-2b5e4b0d7c11" },
  code: "30001",
  practice: { odsCode: "A12345", mailboxId: "A12345GP001" },
  clock: () => new Date("2026-01-14T09:30:00Z"),
} as const;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("a consultation is sent and followed until the practice knows the patient: exit 0, each change told", async () => {
  const { code, out, err } = await updateRecord(["send", example, "--config", mesh.config]);
  expect([code, out]).toEqual([0, `${example}: patient-matched: the practice knows the patient\n`]);
  for (const change of ["queued (submitted)", "sending", "sent (mesh-accepted)", "received (20013)", "patient-matched"])
    expect(err.split("\n").filter((line) => line.includes(`Dominic.json: ${change}`))).toHaveLength(1);
});

test("ME-13: a message is sent as it is, byte for byte; its id is the SHA-256 of the file, or --id", async () => {
  const file = join(mesh.folder, "message.xml");
  await updateRecord(["build", example, "--indent", "-o", file]);
  const bytes = await readFile(file);
  const sent = await updateRecord(["send", file, "--config", mesh.config, "--format", "json", "--quiet"]);
  expect([sent.code, sent.err]).toEqual([0, ""]);
  expect(lines(sent.out)).toEqual([
    { id: expect.any(String) as string, callerId: sha256(bytes), state: "patient-matched", attention: [] },
  ]);
  expect(mesh.arrivals.at(-1)?.sha256).toBe(sha256(bytes));
  const other = await updateRecord(["send", example, "--id", "4711", "--config", mesh.config, "--format", "json"]);
  expect(lines(other.out)[0]).toMatchObject({ callerId: "4711", state: "patient-matched" });
});

test("any other end is exit 1, with what to do", async () => {
  const files = await Promise.all(["IB002", "20010", "EPL-151", "Ann"].map((name) => mesh.consultation(name)));
  const { code, out } = await updateRecord(["send", ...files, "--config", mesh.config]);
  expect(code).toBe(1);
  expect(out).toMatch(/IB002\.json: rejected: .*\n {2}To do: /);
  expect(out).toMatch(/20010\.json: switched-off: .*\n {2}To do: /);
  expect(out).toMatch(/EPL-151\.json: undeliverable: .*\n {2}To do: /);
  expect(out).toMatch(/\n4 messages: 1 rejected, 1 switched-off, 1 undeliverable, 1 patient-matched\n$/);
  const json = await updateRecord(["send", ...files.slice(0, 1), "--config", mesh.config, "--format", "json"]);
  expect(json.code).toBe(1);
  const attention = { id: expect.any(String) as string, reason: "rejected", since: expect.any(String) as string };
  expect(lines(json.out)[0]).toMatchObject({ state: "rejected", attention: [attention] });
});

test("if one file is refused, none is sent", async () => {
  const before = mesh.sandbox.counts.requests;
  const bad = join(mesh.folder, "bad.xml");
  const xml = (await updateRecord(["build", example])).out;
  await writeFile(bad, xml.replace('<gender value="male"/>', '<gender value="Marlowe"/>'));
  const made = async (name: string, text: string): Promise<string> => {
    await writeFile(join(mesh.folder, name), text);
    return join(mesh.folder, name);
  };
  const note = await made("other.xml", "<note/>");
  const acknowledgement = await made("acknowledgement.xml", writeXml(composeAcknowledgement(answered)));
  const emptyBundle = await made("empty.xml", '<Bundle xmlns="http://hl7.org/fhir"/>');
  const cut = await made("cut.xml", xml.slice(0, 5_000));
  const doctype = await made("doctype.xml", `<!DOCTYPE Bundle>${xml}`);
  const declined = join(mesh.folder, "declined.json");
  await writeFile(declined, (await readFile(example, "utf8")).replace('"sharing":"agreed"', '"sharing":"declined"'));
  const elsewhere = join(mesh.folder, "elsewhere.xml");
  await updateRecord(["build", example, "--mailbox", "X26ABC2", "-o", elsewhere]);
  for (const [file, exit, says] of [
    [bad, 1, "UR-032"],
    [declined, 1, "CS-21"],
    [elsewhere, 1, "names a different mailbox"],
    [note, 1, "it is neither an Update Record message nor an acknowledgement: only an Update Record message"],
    [acknowledgement, 1, "it is an acknowledgement: only an Update Record message can be sent"],
    [emptyBundle, 1, "only an Update Record message can be sent"],
    [cut, 2, "UR-001 (line 1, column "],
    [doctype, 2, "UR-001"],
    [join(mesh.folder, "absent.json"), 2, "there is no such file"],
    [join(mesh.folder, "ca.pem"), 2, "is no JSON"],
  ] as const) {
    const { code, out, err } = await updateRecord(["send", example, file, "--config", mesh.config]);
    expect([code, out], file).toEqual([exit, ""]);
    expect(err).toContain(says);
    expect(err).toContain("nothing was sent");
    expect(err).not.toContain("Marlowe");
  }
  expect(mesh.sandbox.counts.requests).toBe(before);
});

test("--dry-run sends nothing, --no-wait ends when MESH has answered and leaves the answers at MESH", async () => {
  const before = mesh.sandbox.counts.requests;
  const dry = await updateRecord(["send", example, "--config", mesh.config, "--dry-run"]);
  expect([dry.code, dry.out]).toEqual([0, `${example}: ready to be sent\n`]);
  expect(mesh.sandbox.counts.requests).toBe(before);
  const dryJson = await updateRecord(["send", example, "--config", mesh.config, "--dry-run", "--format", "json"]);
  expect(lines(dryJson.out)[0]).toMatchObject({ id: null, state: "not-sent", attention: [] });

  const sent = await updateRecord(["send", example, "--config", mesh.config, "--no-wait", "--format", "json"]);
  expect(sent.code).toBe(0);
  expect(lines(sent.out)[0]?.state).toBe("sent");
  const inbox = await updateRecord(["inbox", "--config", mesh.config, "--format", "json"]);
  expect(inbox.out.trimEnd().split("\n")).toHaveLength(2);

  // A later send takes its own answers, and leaves those of the first where they are (ME-08).
  const later = await updateRecord(["send", await mesh.consultation("IB004"), "--config", mesh.config]);
  expect(later.code).toBe(0);
  expect(later.err).toContain("answers in the inbox to other messages, which stay there: 2\n");
  expect(await updateRecord(["inbox", "--config", mesh.config, "--format", "json"])).toEqual(inbox);
  await emptyInbox();
});

test("ME-08: what another program's workflow brought is not even downloaded", async () => {
  const practice = meshTransport(mesh.sandbox.transportOptionsFor("X26ABC2"));
  await practice.send({
    ...{ workflowId: "OTHER_PROGRAM", to: "X26ABC1", subject: "", localId: "X26" },
    ...{ contentType: "text/plain", body: new TextEncoder().encode("for another program") },
  });
  await practice.close();
  const { code, err } = await updateRecord(["send", await mesh.consultation("Eve"), "--config", mesh.config]);
  expect(code).toBe(0);
  expect(err).not.toContain("other messages");
  expect((await updateRecord(["inbox", "--config", mesh.config])).out).toContain("OTHER_PROGRAM");
  await emptyInbox();
});

test("a message that was sent before: it says that nothing more may come", async () => {
  const file = join(mesh.folder, "twice.xml");
  await updateRecord(["build", await mesh.consultation("Tom"), "-o", file]);
  expect((await updateRecord(["send", file, "--config", mesh.config])).code).toBe(0);
  const child = start([commandLine, "send", file, "--config", mesh.config]);
  child.stderr?.on("data", (part: Buffer) => {
    if (part.toString().includes("Ctrl-C stops waiting")) child.kill("SIGINT");
  });
  const { code, err } = await ended(child);
  expect(code).toBe(1);
  expect(err).toContain("received (20007)");
  expect(err).toContain("This message was sent before.");
});

async function emptyInbox(): Promise<void> {
  const transport = meshTransport(mesh.sandbox.transportOptionsFor("X26ABC1"));
  for await (const id of transport.listInbox()) await transport.acknowledge(id);
  await transport.close();
}

test("ME-13: where no answer came, the same bytes go again, and the practice gets one message", async () => {
  const slow = await sandboxWithConfig({ replyDelayMs: 2_500 });
  try {
    slow.sandbox.faults.add({ operation: "send", does: "cut-after" });
    const { code, err } = await updateRecord(["send", await slow.consultation("Bea"), "--config", slow.config]);
    expect(err).toContain("outcome-unknown");
    expect(code).toBe(0);
    await expect.poll(() => slow.arrivals.length).toBe(2);
    expect(new Set(slow.arrivals.map(({ sha256 }) => sha256)).size).toBe(1);
  } finally {
    await slow.close();
  }
});

test("ME-14: a mailbox that cannot be used is told before anything is sent, without a secret", async () => {
  const before = mesh.arrivals.length;
  const wrong = await mesh.changed("wrong.json", { mailboxes: [{ mailboxId: "X26ABC1", password: "Marlowe" }] });
  for (const command of [["send", example], ["inbox"]]) {
    const { code, out, err } = await updateRecord([...command, "--config", wrong]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("403");
    expect(err).not.toContain("Marlowe");
  }
  expect(mesh.arrivals).toHaveLength(before);
});

test("Ctrl-C ends the wait, and says what is still open", async () => {
  const file = await mesh.consultation("noresponse");
  const child = start([commandLine, "send", file, "--config", mesh.config]);
  child.stderr?.on("data", (part: Buffer) => {
    if (part.toString().includes("sent (mesh-accepted)")) setTimeout(() => child.kill("SIGINT"), 300);
  });
  const { code, out, err } = await ended(child);
  expect(code).toBe(1);
  expect(err).toContain(`stopped; 1 of 1 still open\n  ${file}: sent\n`);
  expect(out).toContain(`${file}: sent: `);
});

test("inbox shows what waits, acknowledges nothing, and shows no patient data", async () => {
  await updateRecord(["send", example, await mesh.consultation("EPL-154"), "--config", mesh.config, "--no-wait"]);
  await pause(50);
  const { code, out, err } = await updateRecord(["inbox", "--config", mesh.config]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^[0-9A-F]{32} {2}message {2}GPCONNECT_UPDATE_RECORD_ACK {2}from A12345GP001$/m);
  expect(out).toMatch(/ {2}report {2}GPCONNECT_UPDATE_RECORD {2}MESH code EPL-154, about message [0-9A-F]{32}$/m);
  expect(out).toMatch(/\n3 items are waiting\n$/);
  for (const secret of ["9991956832", "Fairweather", "GPPROVIDER"]) expect(out).not.toContain(secret);
  expect(await updateRecord(["inbox", "--config", mesh.config])).toEqual({ code, out, err });
  expect((await updateRecord(["inbox", "--config", mesh.config, "--mailbox", "X26ABC2"])).err).toContain(
    "the configuration has no such mailbox",
  );
  await emptyInbox();
});

test("wrong use is exit 2", async () => {
  for (const [args, says] of [
    [["send", "--config", mesh.config], "name at least one file"],
    [["send", example], "name the configuration with --config FILE"],
    [["send", example, examplesFolder, "--id", "1", "--config", mesh.config], "--id goes with one file alone"],
    [["send", join(mesh.folder, "*.pdf"), "--config", mesh.config], "no file fits this pattern"],
    [["send", "-", example, "--config", mesh.config], "name - alone"],
    [["inbox", example, "--config", mesh.config], "takes options only"],
    [["send", example, "--config", mesh.config, "--id", "x".repeat(400)], "--id: must be 1 to 200 characters"],
    [["send", example, "--config", mesh.config, "--id", "one\ntwo"], "--id: must be 1 to 200 characters"],
  ] as const) {
    const { code, out, err } = await updateRecord(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  }
});
