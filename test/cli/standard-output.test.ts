import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { builtUpdateRecord, commandLine } from "./support/update-record.js";

/** Makes standard output one that refuses instead of waiting, as any other program beside this one can. */
const refusing = `process.stdout.write(""); setTimeout(() => undefined, 3000)`;

test.skipIf(process.platform === "win32")(
  "an output that cannot take everything at once gets everything all the same, in order",
  async () => {
    const names = Array.from({ length: 8000 }, (_, index) => `/no/such/file-${String(index).padStart(60, "0")}`);
    const shell = '"$0" -e "$1" & sleep 1; shift; "$NODE" "$@"; echo "exit $?"; wait';
    const child = spawn(
      "sh",
      ["-c", shell, process.execPath, refusing, commandLine, "validate", "--format", "json", ...names],
      { env: { ...process.env, NODE: process.execPath }, stdio: ["ignore", "pipe", "pipe"] },
    );
    const ended = once(child, "close");
    const said: Buffer[] = [];
    child.stderr.on("data", (part: Buffer) => said.push(part));
    await pause(2500);
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    await ended;
    const lines = Buffer.concat(parts).toString().trimEnd().split("\n");
    expect(Buffer.concat(said).toString()).toBe("");
    expect(lines.pop()).toBe("exit 2");
    expect(lines.map((line) => (JSON.parse(line) as { readonly file: string }).file)).toEqual(names);
  },
);

test("characters of several bytes arrive whole", async () => {
  const { out } = await builtUpdateRecord(["validate", "/no/such/файл-愛子-😀.xml"]);
  expect(out).toContain("/no/such/файл-愛子-😀.xml: NOT VALID");
});
