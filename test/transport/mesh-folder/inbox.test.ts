import { unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folderTransport, meshFolderTransport } from "../../../src/transport/mesh-folder/transport.js";
import { nodeFiles } from "../../../src/transport/mesh-folder/files.js";
import { mostControlBytes } from "../../../src/transport/mesh-folder/read-control-file.js";
import { bytesOf, waiting } from "../contract/suite.js";
import { envelope, failureOf, secrets } from "../support/fixtures.js";
import { control, newDrop, removeDropsAfterEach, statusRecord } from "./support/drop.js";
import { interruptedFiles, systemError } from "./support/interrupted.js";

removeDropsAfterEach();
const mailbox = { mailboxId: "X26ABC1", environment: "test" } as const;
const hourAgo = new Date(Date.now() - 61 * 60_000);

test("ME-07: a message has what its control file says and the bytes of its data file", async () => {
  const { folder, put } = await newDrop();
  const transport = meshFolderTransport({ folder, ...mailbox });
  await put("M1.dat", Uint8Array.of(0, 1, 255));
  await put("M1.ctl", control({}, statusRecord("SUCCESS", "00")));
  const [messageId = ""] = await waiting(transport);
  expect(await transport.download(messageId)).toEqual({
    type: "message",
    messageId,
    from: "A12345GP001",
    to: "X26ABC1",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    localId: "FA123",
    subject: "Acknowledgement",
    body: Buffer.from([0, 1, 255]),
  });
});

test("ME-07: the bytes are never unzipped, whatever the control file says of compression on the way", async () => {
  const { folder, put } = await newDrop();
  const transport = meshFolderTransport({ folder, ...mailbox });
  const bodies = [Buffer.from("<Bundle/>"), gzipSync("a file that was sent as gzip")];
  for (const [place, body] of bodies.entries()) {
    await put(`M${place}.dat`, body);
    await put(`M${place}.ctl`, control({}, "<Compress>Y</Compress><IsCompressed>Y</IsCompressed>"));
  }
  const received: Buffer[] = [];
  for (const id of await waiting(transport)) received.push(Buffer.from(bytesOf(await transport.download(id))));
  expect(received.toSorted((a, b) => Buffer.compare(a, b))).toEqual(bodies.toSorted((a, b) => Buffer.compare(a, b)));
});

test("ME-07: what is locked or not whole is left for later, and does not stop the others", async () => {
  const { folder, put, names } = await newDrop();
  await put("A.dat", "whole");
  await put("A.ctl", control());
  await put("B.dat", "no control file yet");
  await put("C.ctl", control());
  await put("D.dat", "a control file that is still being written");
  await put("D.ctl", control().slice(0, 150));
  await put("E.dat", "locked");
  await put("E.ctl", control());
  await put("F.ctl", "");
  await put("G.dat", "an unusually large control file");
  await put("G.ctl", control({}, " ".repeat(mostControlBytes)));
  await put("note.txt", "x");
  const read: typeof nodeFiles.read = (path, most) =>
    path.endsWith("E.ctl") ? Promise.reject(systemError("EBUSY")) : nodeFiles.read(path, most);
  const before = await names("IN");
  const transport = folderTransport({ folder, ...mailbox }, { ...nodeFiles, read });
  const [messageId = "", ...others] = await waiting(transport);
  expect(others).toEqual([]);
  expect(bytesOf(await transport.download(messageId)).toString()).toBe("whole");
  expect(await names("IN")).toEqual(before);
  await put("C.dat", "now it is here");
  await put("D.ctl", control());
  expect(await waiting(transport)).toHaveLength(3);
});

test("ME-07, ME-08: what is not whole after an hour is listed, and cannot be thrown away", async () => {
  const { folder, put, names } = await newDrop();
  await put("A.ctl", control().slice(0, 150));
  await put("B.ctl", control());
  for (const name of ["A.ctl", "B.ctl"]) await utimes(join(folder, "IN", name), hourAgo, hourAgo);
  const transport = meshFolderTransport({ folder, ...mailbox });
  const ids = await waiting(transport, { workflowFilter: "SOMETHING_ELSE" });
  expect(ids).toHaveLength(2);
  for (const id of ids)
    for (const use of [() => transport.download(id), () => transport.acknowledge(id)])
      expect(await failureOf(use())).toMatchObject({
        reason: "answer-unreadable",
        certainty: "not-done",
        resendCanHelp: true,
      });
  expect(await names("IN")).toEqual(["A.ctl", "B.ctl"]);
  const early = meshFolderTransport({ folder, ...mailbox, clock: () => new Date(hourAgo.getTime() + 60_000) });
  expect(await waiting(early)).toEqual([]);
});

test("ME-08: a name that is used again is another message, even with the same control file", async () => {
  const { folder, put } = await newDrop();
  const transport = meshFolderTransport({ folder, ...mailbox });
  const seen = new Set<string>();
  for (const text of ["first", "other", "third!"]) {
    await put("SAME.dat", text);
    await put("SAME.ctl", control());
    const [id = ""] = await waiting(transport);
    expect(bytesOf(await transport.download(id)).toString()).toBe(text);
    await transport.acknowledge(id);
    seen.add(id);
  }
  expect(seen.size).toBe(3);
});

test("ME-07: a message that was replaced between listing and download is not given under the old id", async () => {
  const { folder, put } = await newDrop();
  const transport = meshFolderTransport({ folder, ...mailbox });
  await put("M.dat", "old");
  await put("M.ctl", control());
  const [id = ""] = await waiting(transport);
  await put("M.dat", "another");
  expect(await failureOf(transport.download(id))).toMatchObject({ reason: "message-not-found" });
  await transport.acknowledge(id);
  expect(await waiting(transport)).toHaveLength(1);
});

test("ME-08: an item that is locked when it is acknowledged is not said to be acknowledged", async () => {
  const { folder, put } = await newDrop();
  await put("M.dat", "x");
  await put("M.ctl", control());
  const { files, lock } = interruptedFiles();
  const transport = folderTransport({ folder, ...mailbox }, files);
  const [id = ""] = await waiting(transport);
  for (const use of [() => transport.download(id), () => transport.acknowledge(id)]) {
    lock(1);
    expect(await failureOf(use())).toMatchObject({ certainty: "not-done", resendCanHelp: true });
  }
  expect(await waiting(transport)).toEqual([id]);
});

test("ME-14: an id says nothing of the name that the MESH client gave", async () => {
  const { folder, put } = await newDrop();
  await put(`${secrets.surname}.dat`, "x");
  await put(`${secrets.surname}.ctl`, control());
  expect(await waiting(meshFolderTransport({ folder, ...mailbox }))).toEqual([expect.stringMatching(/^[0-9A-F]{32}$/)]);
});

test("ME-07: the same item has the same id in another process, and after a restart", async () => {
  const { folder, put } = await newDrop();
  await put("M.dat", "x");
  await put("M.ctl", control());
  const [one, two] = [meshFolderTransport({ folder, ...mailbox }), meshFolderTransport({ folder, ...mailbox })];
  const [id = ""] = await waiting(one);
  expect(await waiting(two)).toEqual([id]);
  // Without a listing of its own, as after a restart.
  const third = meshFolderTransport({ folder, ...mailbox });
  expect(bytesOf(await third.download(id)).toString()).toBe("x");
  await third.acknowledge(id);
  expect(await waiting(one)).toEqual([]);
});

test("a folder that cannot be read is told", async () => {
  const { folder } = await newDrop();
  const transport = meshFolderTransport({ folder: join(folder, "NONE"), ...mailbox });
  expect(await failureOf(waiting(transport))).toMatchObject({ reason: "folder-unusable", certainty: "not-done" });
});

describe("reports", () => {
  const failed = { MessageType: "Report", To_DTS: envelope.to, Subject: "S", WorkflowId: envelope.workflowId };
  const sentControl = (elements: Readonly<Record<string, string>> = {}): string =>
    control({ From_DTS: "X26ABC1", ...failed, MessageType: "Data", ...elements });

  test.each([
    ["whose MessageType is Report", failed],
    ["whose MessageType is that of the message", { ...failed, MessageType: "Data" }],
  ])("ME-09: a control file alone %s and whose status is an error is a report", async (_, elements) => {
    const { folder, put } = await newDrop();
    await put("R.ctl", control(elements, statusRecord("ERROR", "EPL-151", "Too many &lt;matches&gt;")));
    const transport = meshFolderTransport({ folder, ...mailbox });
    const [messageId = ""] = await waiting(transport);
    expect(await transport.download(messageId)).toEqual({
      type: "report",
      messageId,
      workflowId: envelope.workflowId,
      linkedMessageId: undefined,
      statusCode: "EPL-151",
      statusEvent: "SEND",
      statusDescription: "Too many <matches>",
      statusTimestamp: "20260601120000",
      to: envelope.to,
      subject: "S",
      localId: "FA123",
    });
  });

  test("ME-09: a control file alone whose status is no error waits for its data file", async () => {
    const { folder, put } = await newDrop();
    await put("M.ctl", control({}, statusRecord("SUCCESS", "00")));
    expect(await waiting(meshFolderTransport({ folder, ...mailbox }))).toEqual([]);
  });

  test.each([
    {
      title: "is about the one message in SENT that has all of it",
      sent: { M1: {}, M2: { Subject: "T" } },
      link: "M1",
    },
    {
      title: "knows an address that MESH wrote in upper case",
      sent: { M1: { To_DTS: envelope.to.toUpperCase() } },
      link: "M1",
    },
    { title: "is about nothing where no message is like it", sent: { M1: { LocalId: "FB999" } }, link: undefined },
    { title: "is about nothing where two are like it", sent: { M1: {}, M2: {} }, link: undefined },
  ])("ME-09: a report $title", async ({ sent, link }) => {
    const { folder, put } = await newDrop();
    for (const [name, elements] of Object.entries<Readonly<Record<string, string>>>(sent))
      await writeFile(join(folder, "SENT", `${name}.ctl`), sentControl(elements));
    await put("R.ctl", control(failed, statusRecord("ERROR", "EPL-151")));
    const transport = meshFolderTransport({ folder, ...mailbox });
    const [id = ""] = await waiting(transport);
    expect(await transport.download(id)).toMatchObject({ linkedMessageId: link });
  });

  test("ME-09: a report without address or subject is about nothing, since too many messages are like it", async () => {
    const { folder, put } = await newDrop();
    for (const element of ["To_DTS", "Subject"]) {
      await writeFile(join(folder, "SENT", "M1.ctl"), sentControl({ [element]: "" }));
      await put("R.ctl", control({ ...failed, [element]: "" }, statusRecord("ERROR", "EPL-151")));
      const transport = meshFolderTransport({ folder, ...mailbox });
      const [id = ""] = await waiting(transport);
      expect(await transport.download(id)).toMatchObject({ linkedMessageId: undefined });
    }
  });

  test("ME-09: a file of SENT that was not whole is read again, and an archived one is remembered", async () => {
    const { folder, put } = await newDrop();
    const path = join(folder, "SENT", "M1.ctl");
    await writeFile(path, sentControl().slice(0, 100));
    await put("R.ctl", control(failed, statusRecord("ERROR", "EPL-151")));
    const transport = meshFolderTransport({ folder, ...mailbox });
    const [id = ""] = await waiting(transport);
    expect(await transport.download(id)).toMatchObject({ linkedMessageId: undefined });
    await writeFile(path, sentControl());
    expect(await transport.download(id)).toMatchObject({ linkedMessageId: "M1" });
    await unlink(path);
    expect(await transport.download(id)).toMatchObject({ linkedMessageId: "M1" });
  });
});
