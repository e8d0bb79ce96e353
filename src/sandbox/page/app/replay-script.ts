import { h } from "./dom.js";

/** Saves a script that checks exactly these bytes again, or sends them. */
export function saveReplay(name: string, bytes: Uint8Array): void {
  const script = replayScript(name, bytes);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const link = h("a", { href: url, download: `replay-${plainName(name)}.mjs` });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}

/** A name that is safe in every file system, without its ending. */
function plainName(name: string): string {
  const plain = name.replace(/\.[A-Za-z0-9]{1,8}$/, "").replace(/[^A-Za-z0-9._-]/g, "-");
  return plain === "" ? "message" : plain.slice(0, 80);
}

/** The script. The bytes are in it, so that it is all that somebody needs besides the package. */
export function replayScript(name: string, bytes: Uint8Array): string {
  const script = `replay-${plainName(name)}.mjs`;
  const ending = /\.json$/i.test(name) ? "json" : "xml";
  return `// Replays a message. It holds what the message holds: for test patients only.
// node ${script}: checks it, and ends with 1 where it is invalid
// node ${script} CONFIG.json: sends it (\`update-record sandbox --credentials DIR\` writes DIR/config.json)
// Run it in a project where gp-connect-update-record is installed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const message = Buffer.from(
  \`${base64Lines(bytes)}\`,
  "base64",
);
const folder = mkdtempSync(join(tmpdir(), "replay-"));
const file = join(folder, "message.${ending}");
writeFileSync(file, message, { mode: 0o600 });
const [config] = process.argv.slice(2);
const args = config === undefined ? ["validate", file] : ["send", file, "--config", config];
const { status } = spawnSync("npx", ["--no-install", "update-record", ...args], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 2;
`;
}

/** Bytes of a line: a multiple of three, so that the lines together are the base64 of the whole. */
const lineBytes = 81;

function base64Lines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; from += lineBytes)
    lines.push(btoa(String.fromCharCode(...bytes.subarray(from, from + lineBytes))));
  return lines.join("\n");
}
