import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generatedMessages } from "../../scripts/messages/generated-messages.js";
import { parseConsultation, readMessage } from "../../src/index.js";
import { missingParts } from "../message/support/missing-parts.js";

const count = Number(process.env["GENERATED"] ?? 1000);

test("generated messages, read, through JSON, in a new process: the same bytes from the consultation, and from what was read with the missing parts", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "rebuild-process.ts")], { stdio: ["pipe", "pipe", "inherit"] });
  const output: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
  const hashes: string[] = [];
  for (const { name, input, message } of generatedMessages(count, 20_261_122)) {
    const read = readMessage(message.xml);
    expect(read.remainder, name).toEqual([]);
    hashes.push(createHash("sha256").update(message.xml).digest("hex"));
    const line = JSON.stringify({ input, read, missing: missingParts(parseConsultation(input)) });
    if (!child.stdin.write(`${line}\n`)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  await once(child, "close");
  expect(output.join("").trim().split("\n")).toEqual(hashes.map((hash) => `${hash} ${hash}`));
  console.log(`round trip: ${String(hashes.length)} of ${String(count)} messages, the same bytes twice`);
}, 600_000);
