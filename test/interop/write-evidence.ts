/**
 * Writes the reports of docs/evidence anew: the checklist against the embedded sandbox, and against NHS England's
 * mesh-sandbox with a practice that is played. The messages that were sent are left out: a report has their SHA-256.
 * npx tsx test/interop/write-evidence.ts
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runCommandLine } from "../../src/cli/run-command-line.js";
import { processStreams } from "../../src/cli/terminal.js";
import { startChecklistPeer } from "./support/checklist-peer.js";
import { peerPython } from "./support/python.js";

process.chdir(join(import.meta.dirname, "../.."));

async function write(name: string, ...args: readonly string[]): Promise<void> {
  const out = `docs/evidence/${name}`;
  const code = await runCommandLine(["checklist", ...args, "--out", out], processStreams());
  if (code !== 0) process.exitCode = code;
  await rm(join(out, "messages"), { recursive: true });
}

await write("embedded-sandbox", "--messages", "1000");

const peer = peerPython();
if ("notRun" in peer) console.log(`not run: ${peer.notRun} (mesh-sandbox)`);
else {
  const folder = ".cache/mesh-sandbox";
  const mesh = await startChecklistPeer(peer.python, folder);
  try {
    const args = ["--practice", mesh.practice, "--messages", "300", "--deadline", "60"];
    await write("mesh-sandbox", "--config", join(folder, "config.json"), ...args);
  } finally {
    await mesh.stop();
  }
}
