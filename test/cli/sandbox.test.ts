import { createHash } from "node:crypto";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readMessage } from "../../src/index.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import { commandLine, ended, examplesFolder, start, updateRecord } from "./support/update-record.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-sandbox-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("no output");
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, "line")) as [string];
  return line;
}

test("it prints its settings, writes the credentials, and stops when it is asked to", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const child = start([commandLine, "sandbox", "--format", "json", "--credentials", folder]);
    const ending = ended(child);
    const settings = JSON.parse(await firstLine(child)) as Record<
      "url" | "mailbox" | "password" | "sharedKey" | "ca" | "cert" | "key" | "config",
      string
    >;
    expect((await readdir(folder)).sort()).toEqual(["ca.pem", "client.key", "client.pem", "config.json"]);
    expect((await stat(settings.config)).mode & 0o077).toBe(0);
    expect((await stat(settings.key)).mode & 0o077).toBe(0);
    const [ca, cert, key] = await Promise.all([readFile(settings.ca), readFile(settings.cert), readFile(settings.key)]);
    const transport = meshTransport({
      baseUrl: settings.url,
      mailboxId: settings.mailbox,
      password: settings.password,
      sharedKey: settings.sharedKey,
      tls: { ca, cert, key },
    });
    await transport.handshake();
    await transport.close();
    child.kill(signal);
    expect((await ending).code).toBe(0);
  }
});

test("send takes config.json as it is; each arrival is one line; without de-duplication all is filed", async () => {
  const consultation = join(examplesFolder, "sore-throat.json");
  const [message, arrivals] = [join(folder, "message.xml"), join(folder, "arrivals.jsonl")];
  await updateRecord(["build", consultation, "-o", message]);
  const text = await readFile(message, "utf8");
  const options = ["--credentials", join(folder, "new"), "--arrivals", arrivals, "--no-deduplication", "--quiet"];
  const child = start([commandLine, "sandbox", ...options]);
  const ending = ended(child);
  await firstLine(child);
  for (let time = 0; time < 2; time += 1) {
    const { code, err } = await updateRecord(["send", message, "--config", join(folder, "new/config.json")]);
    expect(code, err).toBe(0);
  }
  child.kill("SIGTERM");
  expect(await ending).toMatchObject({ code: 0, err: "" });
  const lines = (await readFile(arrivals, "utf8")).trimEnd().split("\n");
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, string>);
  expect(lines).toHaveLength(2);
  expect(Object.keys(first ?? {})).toEqual(["at", "from", "messageId", "documentId", "sha256", "clinicalSummary"]);
  expect(first).toMatchObject({
    from: "X26ABC1",
    documentId: readMessage(text).ids.documentBundle,
    sha256: createHash("sha256").update(text).digest("hex"),
    clinicalSummary: expect.stringContaining("Sore throat") as string,
  });
  expect(second?.["sha256"]).toBe(first?.["sha256"]);
  expect(second?.["messageId"]).not.toBe(first?.["messageId"]);
  expect((await stat(arrivals)).mode & 0o077).toBe(0);
});

test("the settings are shown as text for a person", async () => {
  const child = start([commandLine, "sandbox"]);
  const ending = ended(child);
  expect(await firstLine(child)).toBe("The MESH sandbox is running. For tests only.");
  child.kill("SIGTERM");
  const { code, out } = await ending;
  expect(code).toBe(0);
  expect(out).toMatch(/MESH address +https:\/\/127\.0\.0\.1:\d+\n {2}mailbox +X26ABC1\n/);
});

test("it ends when the process that started it ends", async () => {
  const child = spawn(process.execPath, [commandLine, "sandbox", "--format", "json"], {
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  const exit = once(child, "exit");
  await firstLine(child);
  child.disconnect();
  expect(await exit).toEqual([0, null]);
});

test("a port in use, a malformed port and an unknown mailbox are explained", async () => {
  const child = start([commandLine, "sandbox", "--format", "json"]);
  const ending = ended(child);
  const { url } = JSON.parse(await firstLine(child)) as { url: string };
  const taken = await updateRecord(["sandbox", "--port", new URL(url).port]);
  expect(taken.code).toBe(2);
  expect(taken.err).toContain("the port is in use");
  child.kill("SIGTERM");
  await ending;
  expect((await updateRecord(["sandbox", "--port", "65536"])).err).toContain("--port must be a number from 0 to 65535");
  expect((await updateRecord(["sandbox", "--arrivals", join(folder, "no", "file")])).err).toContain(
    "the arrivals cannot be written: there is no folder that it can be written into",
  );
  const mailbox = await updateRecord(["sandbox", "--mailbox", "NOBODY"]);
  expect(mailbox.code).toBe(2);
  expect(mailbox.err).toContain("the sandbox has no such mailbox: choose X26ABC1");
});
