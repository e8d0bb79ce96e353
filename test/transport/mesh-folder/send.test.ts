import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderTransport, meshFolderTransport } from "../../../src/transport/mesh-folder/transport.js";
import { envelope, failureOf, secrets } from "../support/fixtures.js";
import { newDrop, removeDropsAfterEach } from "./support/drop.js";
import { interruptedFiles, systemError } from "./support/interrupted.js";

removeDropsAfterEach();
const mailbox = { mailboxId: "X26ABC1", environment: "test" } as const;

test("ME-05: a message is a data file with its bytes, and a control file with MESH's own elements", async () => {
  const { folder, names } = await newDrop();
  const { messageId } = await meshFolderTransport({ folder, ...mailbox }).send(envelope);
  expect(await names("OUT")).toEqual([`${messageId}.ctl`, `${messageId}.dat`]);
  expect(await readFile(join(folder, "OUT", `${messageId}.dat`))).toEqual(Buffer.from(envelope.body));
  expect(await readFile(join(folder, "OUT", `${messageId}.ctl`), "utf8")).toBe(`<DTSControl>
  <Version>1.0</Version>
  <AddressType>DTS</AddressType>
  <MessageType>Data</MessageType>
  <From_DTS>X26ABC1</From_DTS>
  <To_DTS>${envelope.to}</To_DTS>
  <Subject>${envelope.subject}</Subject>
  <LocalId>FAB01</LocalId>
  <WorkflowId>GPCONNECT_UPDATE_RECORD</WorkflowId>
  <Encrypted>N</Encrypted>
  <Compress>Y</Compress>
</DTSControl>
`);
});

test("ME-05: signs of XML in a value are escaped, and letters beyond ASCII in a subject are folded", async () => {
  const { folder } = await newDrop();
  const subject = `A & B <"Siân Łukasz"> ]]> 中`;
  const { messageId } = await meshFolderTransport({ folder, ...mailbox }).send({ ...envelope, subject });
  expect(await readFile(join(folder, "OUT", `${messageId}.ctl`), "utf8")).toContain(
    "<Subject>A &amp; B &lt;&quot;Sian Lukasz&quot;&gt; ]]&gt; ?</Subject>",
  );
});

test.each([
  ["To_DTS", { to: "" }],
  ["To_DTS", { to: "X".repeat(101) }],
  ["To_DTS", { to: "GPPROVIDER_9990000018_19700101_Müller" }],
  ["WorkflowId", { workflowId: "" }],
  ["WorkflowId", { workflowId: "W".repeat(301) }],
  ["LocalId", { localId: "A\nB" }],
  ["Subject", { subject: `S${"s".repeat(500)}` }],
  ["Subject", { subject: "a\u0000b" }],
])("ME-05, ME-14: %s that MESH does not accept is refused before anything is written", async (element, more) => {
  const { folder, names } = await newDrop();
  const failure = await failureOf(meshFolderTransport({ folder, ...mailbox }).send({ ...envelope, ...more }));
  expect(failure).toMatchObject({ reason: "header-invalid", certainty: "not-done", fault: "message" });
  expect(failure.message).toContain(element);
  expect(failure.message).not.toContain("Müller");
  expect(await names("OUT")).toEqual([]);
});

test("ME-14: names of files say nothing about the patient and sort by time; few may read them", async () => {
  const { folder, names } = await newDrop();
  const transport = meshFolderTransport({ folder, ...mailbox });
  const sent: string[] = [];
  for (let count = 0; count < 20; count += 1) sent.push((await transport.send(envelope)).messageId);
  expect([...sent].sort()).toEqual(sent);
  for (const name of await names("OUT")) {
    for (const secret of Object.values(secrets)) expect(name).not.toContain(secret);
    if (process.platform !== "win32") expect((await stat(join(folder, "OUT", name))).mode & 0o137).toBe(0);
  }
});

test("ME-05: the control file appears last, in one step, once the data file is whole and on the disk", async () => {
  const { folder } = await newDrop();
  const { files, steps } = interruptedFiles();
  await folderTransport({ folder, ...mailbox }, files).send(envelope);
  expect(steps).toEqual(["write", "write", "syncFolder", "rename", "syncFolder"]);
});

test("a message never replaces another one, and a name that could lead elsewhere is refused", async () => {
  const { folder, names } = await newDrop();
  const transport = meshFolderTransport({ folder, ...mailbox, newName: () => "SAME" });
  await transport.send(envelope);
  const again = await failureOf(transport.send({ ...envelope, body: new Uint8Array([1]) }));
  expect(again).toMatchObject({ reason: "folder-unusable", certainty: "not-done" });
  expect(await readFile(join(folder, "OUT", "SAME.dat"))).toEqual(Buffer.from(envelope.body));
  expect(await names("OUT")).toEqual(["SAME.ctl", "SAME.dat"]);
  for (const name of ["", "../X", "a/b", "a.b", "x".repeat(65)]) {
    const other = meshFolderTransport({ folder, ...mailbox, newName: () => name });
    expect(await failureOf(other.send(envelope))).toMatchObject({ reason: "configuration-invalid" });
  }
});

test("more than 100 MB is refused", async () => {
  const { folder } = await newDrop();
  const body = new Uint8Array(100_000_001);
  expect(await failureOf(meshFolderTransport({ folder, ...mailbox }).send({ ...envelope, body }))).toMatchObject({
    reason: "too-large",
    certainty: "not-done",
  });
});

test("a signal that ends the call while it writes takes everything back", async () => {
  const { folder, names } = await newDrop();
  const controller = new AbortController();
  const { files } = interruptedFiles();
  const transport = folderTransport(
    {
      folder,
      ...mailbox,
      newName: () => "N",
    },
    {
      ...files,
      syncFolder: async (path) => {
        controller.abort();
        await files.syncFolder(path);
      },
    },
  );
  expect(await failureOf(transport.send(envelope, { signal: controller.signal }))).toMatchObject({
    reason: "aborted",
    certainty: "not-done",
  });
  expect(await names("OUT")).toEqual([]);
});

describe("the handshake", () => {
  test("ME-03: a folder that is missing is told before anything is sent", async () => {
    const { folder } = await newDrop();
    for (const missing of ["in", "out", "sent"] as const) {
      const paths = { in: join(folder, "IN"), out: join(folder, "OUT"), sent: join(folder, "SENT") };
      const transport = meshFolderTransport({ ...paths, [missing]: join(folder, "NONE"), ...mailbox });
      expect(await failureOf(transport.handshake())).toMatchObject({
        reason: "folder-unusable",
        fault: "mailbox",
        certainty: "not-done",
        resendCanHelp: false,
      });
    }
    await meshFolderTransport({ folder, ...mailbox }).handshake();
  });

  test("ME-14: removes what a program left that ended while it wrote, a day later, and nothing else", async () => {
    const { folder, names } = await newDrop();
    const left = ["OLD.ctl.part", "OLD.dat", "NEW.ctl.part", "NEW.dat", "OTHER.dat", "READY.ctl", "READY.dat"];
    for (const name of left) await writeFile(join(folder, "OUT", name), "x");
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    for (const name of left.filter((each) => !each.startsWith("NEW")))
      await utimes(join(folder, "OUT", name), yesterday, yesterday);
    await meshFolderTransport({ folder, ...mailbox }).handshake();
    expect(await names("OUT")).toEqual(["NEW.ctl.part", "NEW.dat", "OTHER.dat", "READY.ctl", "READY.dat"]);
  });
});

test("ME-14: an error of the file system shows its code, and no path", async () => {
  const { folder } = await newDrop();
  const { files } = interruptedFiles();
  const rows = [
    { code: "EACCES", fault: "mailbox", resendCanHelp: false },
    { code: "ENOSPC", fault: "network", resendCanHelp: true },
    { code: "EBUSY", fault: "network", resendCanHelp: true },
  ];
  for (const { code, fault, resendCanHelp } of rows) {
    const write = (): Promise<void> => Promise.reject(systemError(code));
    const failure = await failureOf(folderTransport({ folder, ...mailbox }, { ...files, write }).send(envelope));
    expect(failure).toMatchObject({ reason: "folder-unusable", fault, resendCanHelp, certainty: "not-done" });
    expect(failure.message).toContain(code);
    expect(failure.message + String(failure.stack) + JSON.stringify(failure)).not.toContain(secrets.surname);
  }
});

test("options that cannot work are refused", async () => {
  const { folder } = await newDrop();
  const refused: readonly object[] = [
    { folder: "", ...mailbox },
    { folder: "a\u0000b", ...mailbox },
    { ...mailbox },
    { in: folder, out: folder, sent: join(folder, "SENT"), ...mailbox },
    { folder, mailboxId: "X26ABC1" },
    { folder, mailboxId: "X26ABC1", environment: "production" },
  ];
  for (const options of refused)
    expect(await failureOf(Promise.resolve().then(() => meshFolderTransport(options as never)))).toMatchObject({
      reason: "configuration-invalid",
    });
  expect(() => meshFolderTransport({ folder, ...mailbox, mailboxId: "x26abc1" })).toThrow("MESH mailbox id");
  expect(() => meshFolderTransport({ folder, ...mailbox, clock: 1 as never })).toThrow("clock must be a function");
});
