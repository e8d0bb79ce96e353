import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateRecord } from "../cli/support/update-record.js";
import { startChecklistPeer, type ChecklistPeer } from "./support/checklist-peer.js";
import { peerPython } from "./support/python.js";

const peer = peerPython();
if ("notRun" in peer) console.log(`not run: ${peer.notRun} (the checklist against mesh-sandbox)`);

describe.skipIf("notRun" in peer)("the checklist against NHS England's mesh-sandbox 1.0.137", () => {
  let mesh: ChecklistPeer;
  let out: string;
  beforeAll(async () => {
    mesh = await startChecklistPeer("python" in peer ? peer.python : "");
    out = await mkdtemp(join(tmpdir(), "update-record-checklist-"));
  });
  afterAll(async () => {
    await mesh.stop();
    await rm(out, { recursive: true });
  });

  test("with a practice that is played, every group runs; only MESH's reports cannot be asked for", async () => {
    const args = ["--config", mesh.config, "--practice", mesh.practice, "--deadline", "30", "--messages", "20"];
    const { code, out: said, err } = await updateRecord(["checklist", ...args, "--out", out]);
    expect(code, said + err).toBe(0);
    expect(said).toMatch(/^181 tests: 168 passed, 0 failed, 13 not run$/m);
    expect(await readFile(join(out, "report.html"), "utf8")).toContain("a practice that this run played");
  });

  test("without one, nobody answers: the silence is noticed, and what must be answered fails", async () => {
    const only = ["--only", "missing-noresponse", "--only", "service-sinusitis"];
    const args = ["--config", mesh.config, "--deadline", "3", ...only, "--out", out];
    const { code, out: said } = await updateRecord(["checklist", ...args]);
    expect(code).toBe(1);
    expect(said).toContain("passed   missing-noresponse: no answer, then overdue\n");
    expect(said).toContain("failed   service-sinusitis: no answer, then overdue\n");
  });
});
