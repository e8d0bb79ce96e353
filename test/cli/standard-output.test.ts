import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { builtUpdateRecord, commandLine } from "./support/update-record.js";

/**
 * Makes standard output one that refuses instead of waiting, as any other program beside this one can; says so on 3,
 * and leaves it so until its input ends.
 */
const refusing = `process.stdout.write(""); require("node:fs").writeSync(3, "x\\n"); process.stdin.resume()`;

/** Starts the command once its output refuses. 4 is the output, and 5 the input. */
const shell =
  'exec 4>&1 5<&0; "$NODE" -e "$0" 3>&1 1>&4 <&5 | ' +
  '{ read -r _; "$NODE" "$@" 1>&4; echo "exit $?" >&4; cat >/dev/null; }';

test.skipIf(process.platform === "win32")(
  "an output that cannot take everything at once gets everything all the same, in order",
  async () => {
    const names = Array.from({ length: 8000 }, (_, index) => `/no/such/file-${String(index).padStart(60, "0")}`);
    const child = spawn("sh", ["-c", shell, refusing, commandLine, "validate", "--format", "json", ...names], {
      env: { ...process.env, NODE: process.execPath },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const closed = once(child, "close");
    const said: Buffer[] = [];
    child.stderr.on("data", (part: Buffer) => said.push(part));
    // Nobody reads yet: the pipe fills. Where it has not by then, the test proves less, and never fails.
    await pause(1000);
    let out = "";
    for await (const part of child.stdout.setEncoding("utf8")) {
      out += String(part);
      if (/exit \d+\n$/.test(out)) child.stdin.end();
    }
    await closed;
    const lines = out.trimEnd().split("\n");
    expect(Buffer.concat(said).toString()).toBe("");
    expect(lines.pop()).toBe("exit 2");
    expect(lines.map((line) => (JSON.parse(line) as { readonly file: string }).file)).toEqual(names);
  },
);

test("characters of several bytes arrive whole", async () => {
  const { out } = await builtUpdateRecord(["validate", "/no/such/файл-愛子-😀.xml"]);
  expect(out).toContain("/no/such/файл-愛子-😀.xml: NOT VALID");
});
