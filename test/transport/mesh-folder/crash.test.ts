import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { folderTransport, meshFolderTransport } from "../../../src/transport/mesh-folder/transport.js";
import { bytesOf, waiting } from "../contract/suite.js";
import { envelope } from "../support/fixtures.js";
import { control, newDrop, removeDropsAfterEach, statusRecord } from "./support/drop.js";
import { interruptedFiles, ways, type Way } from "./support/interrupted.js";
import { simulatedClients } from "./support/simulated-client.js";

removeDropsAfterEach();
const mailbox = { mailboxId: "X26ABC1", environment: "test" } as const;

/** Every step of a send (5), and of an acknowledgement (4), going wrong in every way. */
const each = (steps: number): readonly { readonly at: number; readonly way: Way }[] =>
  Array.from({ length: steps }, (_, place) => ways.map((way) => ({ at: place + 1, way }))).flat();

/** What a call came to; undefined where the program ended before it could say anything. */
async function certaintyOf(call: Promise<unknown>, way: Way): Promise<string | undefined> {
  const outcome = await call.then(
    () => "done",
    (error: unknown) => (error instanceof MeshError ? error.certainty : "not one of ours"),
  );
  return way.startsWith("ends") ? undefined : outcome;
}

describe("a send", () => {
  test.each(each(5))(
    "ME-05, ME-13: step $at $way: never half seen, never other than it was said",
    async ({ at, way }) => {
      const clients = await simulatedClients(["X26ABC1", "X26ABC2"]);
      const folder = clients.folderOf("X26ABC1");
      const { files } = interruptedFiles(at, way);
      const message = { ...envelope, to: "X26ABC2" };
      const said = await certaintyOf(folderTransport({ folder, ...mailbox }, files).send(message), way);
      await clients.work();
      const receiver = meshFolderTransport({ folder: clients.folderOf("X26ABC2"), ...mailbox, mailboxId: "X26ABC2" });
      const found = await waiting(receiver);
      // The control file gets its name in step 4.
      const isSent = at > 4 || (at === 4 && (way === "ends-after" || way === "fails-done"));
      expect(found).toHaveLength(isSent ? 1 : 0);
      for (const id of found) expect(bytesOf(await receiver.download(id))).toEqual(Buffer.from(envelope.body));
      if (said !== undefined) expect(said).toBe(isSent ? "unknown" : "not-done");
      if (said === "not-done") expect(await readdir(join(folder, "OUT"))).toEqual([]);
      // What is left is removed a day later, and does not become a message.
      const tomorrow = (): Date => new Date(Date.now() + 25 * 3_600_000);
      await meshFolderTransport({ folder, ...mailbox, clock: tomorrow }).handshake();
      expect(await clients.work()).toBe(0);
      expect(await readdir(join(folder, "OUT"))).toEqual([]);
      await clients.end();
    },
  );
});

describe.each([
  { title: "a message", data: "<Bundle/>", text: control() },
  { title: "a report", data: undefined, text: control({ MessageType: "Report" }, statusRecord("ERROR", "14")) },
])("an acknowledgement of $title", ({ data, text }) => {
  const steps = data === undefined ? 3 : 4;

  test("has so many steps as are tried below", async () => {
    const { folder, put } = await newDrop();
    if (data !== undefined) await put("M.dat", data);
    await put("M.ctl", text);
    const { files, steps: done } = interruptedFiles();
    const transport = folderTransport({ folder, ...mailbox }, files);
    for (const id of await waiting(transport)) await transport.acknowledge(id);
    expect(done).toHaveLength(steps);
    expect(done[0]).toBe("rename");
  });

  test.each(each(steps))(
    "ME-08: step $at $way: the item is whole or gone, and nothing of it stays",
    async ({ at, way }) => {
      const { folder, put, names } = await newDrop();
      if (data !== undefined) await put("M.dat", data);
      await put("M.ctl", text);
      const { files } = interruptedFiles(at, way);
      const transport = folderTransport({ folder, ...mailbox }, files);
      const [id = ""] = await waiting(transport);
      await certaintyOf(transport.acknowledge(id), way);

      const after = meshFolderTransport({ folder, ...mailbox });
      const isGone = at > 1 || way === "ends-after" || way === "fails-done";
      expect(await waiting(after)).toEqual(isGone ? [] : [id]);
      if (!isGone) {
        const item = await after.download(id);
        if (data !== undefined) expect(bytesOf(item).toString()).toBe(data);
        await after.acknowledge(id);
      }
      await waiting(after);
      expect(await names("IN")).toEqual([]);
    },
  );

  test("ME-08: what is left of it never takes away a message that got the same name since", async () => {
    const { folder, put, names } = await newDrop();
    if (data !== undefined) await put("M.dat", data);
    await put("M.ctl", text);
    const { files } = interruptedFiles(1, "ends-after");
    const transport = folderTransport({ folder, ...mailbox }, files);
    const [id = ""] = await waiting(transport);
    await certaintyOf(transport.acknowledge(id), "ends-after");
    await put("M.dat", "another message");
    const after = meshFolderTransport({ folder, ...mailbox });
    expect(await waiting(after)).toEqual([]);
    expect(await names("IN")).toEqual(["M.dat"]);
    await put("M.ctl", control());
    const [other = ""] = await waiting(after);
    expect(bytesOf(await after.download(other)).toString()).toBe("another message");
  });
});
