import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chosenTests } from "../../../src/cli/checklist/all-tests.js";
import type { ChecklistTest, Found } from "../../../src/cli/checklist/checklist-test.js";
import { sandboxMesh } from "../../../src/cli/checklist/mesh.js";
import { playPractice } from "../../../src/cli/checklist/play-practice.js";
import { runChecklist } from "../../../src/cli/checklist/run-checklist.js";
import type { Terminal } from "../../../src/cli/terminal.js";
import { readAcknowledgement } from "../../../src/message/acknowledgement/read.js";
import { envelopeOf } from "../../../src/transport/envelope.js";
import { memoryMesh } from "../../../src/transport/memory/mesh.js";
import { messageFor } from "../../sandbox/support/message.js";
import { updateRecord } from "../support/update-record.js";

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), "update-record-checklist-"));
});
afterEach(() => rm(out, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly said: string;
  readonly page: string;
  readonly junit: string;
}

/** Runs tests, and stops the run when one of this name has ended. */
async function ran(tests: readonly ChecklistTest[], stopAfter?: string): Promise<Ran> {
  const stopping = new AbortController();
  const said: string[] = [];
  const say = (text: string | Uint8Array): void => {
    said.push(String(text));
    if (stopAfter !== undefined && String(text).includes(stopAfter)) stopping.abort();
  };
  const terminal: Terminal = { readInput: () => Promise.resolve(new Uint8Array()), out: say, err: say, note: say };
  const mesh = await sandboxMesh();
  const settings = { command: "update-record checklist", patients: undefined, consultation: undefined };
  const more = { messages: 5, isSending: false, out, signal: stopping.signal, deadlineSeconds: 600 };
  const code = await runChecklist(tests, mesh, { ...settings, ...more }, terminal);
  await mesh.close();
  const [page = "", junit = ""] = await Promise.all(
    ["report.html", "junit.xml"].map((name) => readFile(join(out, name), "utf8")),
  );
  return { code, said: said.join(""), page, junit };
}

test("a run that is stopped leaves a report that says that it is partial, and exit code 1", async () => {
  // An answer that does not come within ten minutes: only stopping ends it.
  const { code, said, page, junit } = await ran(
    chosenTests(["service-sinusitis", "missing-noresponse"]),
    "service-sinusitis:",
  );
  expect(code).toBe(1);
  expect(said).toContain("stopped: the report is partial");
  expect(page).toContain("NO: it was stopped before its end");
  expect(page).toContain("NOT COMPLETE");
  expect(junit).toContain('skipped="1"');
}, 60_000);

const made = (id: string, run: () => Promise<Found>): ChecklistTest => {
  return { id, group: "responses", shows: "It shows <b>nothing</b>.", rules: ["CS-01"], when: "together", run };
};

test("a test that fails, or breaks, makes the exit code 1, and is shown first and beside its control", async () => {
  const { code, said, page, junit } = await ran([
    made("fails", () => Promise.resolve({ result: "failed", expected: "this", came: "that & more", files: [] })),
    made("breaks", () => Promise.reject(new TypeError("about Wolstenholme"))),
  ]);
  expect(code).toBe(1);
  expect(said).toContain("2 tests: 0 passed, 2 failed, 0 not run");
  expect(said + page + junit).not.toContain("Wolstenholme");
  expect(page).toContain("What failed");
  expect(page).toContain("that &amp; more (expected: this)");
  expect(page).toContain("fails FAILED, breaks FAILED");
  expect(junit).toContain('<failure message="that &amp; more">expected: this</failure>');
  expect(junit).toContain("It shows &lt;b&gt;nothing&lt;/b&gt;.");
});

test("a practice that is played answers as the sandbox's do, and empties its inbox", async () => {
  const mesh = memoryMesh();
  const practice = mesh.transport("A12345GP001");
  const pharmacy = mesh.transport("X26ABC1");
  await pharmacy.send({ ...envelopeOf(messageFor()), to: "A12345GP001" });
  const failures: unknown[] = [];
  const played = playPractice(practice, { intervalMs: 10, onFailure: (error) => failures.push(error) });
  const codes: string[] = [];
  try {
    await expect
      .poll(async () => {
        for await (const id of pharmacy.listInbox()) {
          const item = await pharmacy.download(id);
          if (item.type === "message") codes.push(...readAcknowledgement(item.body).codes.map(({ code }) => code));
          await pharmacy.acknowledge(id);
        }
        return codes;
      })
      .toEqual(["20013", "30001"]);
  } finally {
    await played.stop();
  }
  expect(failures).toEqual([]);
  const left: string[] = [];
  for await (const id of practice.listInbox()) left.push(id);
  expect(left).toEqual([]);
});

test("results have colours on a screen, a file is named with its result, an earlier report is announced", async () => {
  const file = fileURLToPath(new URL("../../../examples/messages/contradicting-pregnancy.xml", import.meta.url));
  const notXml = join(out, "notes.xml");
  await writeFile(notXml, "no message");
  const args = ["checklist", "--files", file, notXml, "--out", join(out, "report")];
  const first = await updateRecord(args, "", { isOutputScreen: () => true });
  expect(first.code).toBe(1);
  expect(first.out).toContain(`\u001b[31mfailed  \u001b[0m file-1 ${file}: `);
  expect(first.out).toMatch(/ file-2 \S+notes\.xml: .*unreadable.*, 1 error: UR-001$/m);
  expect(first.err).not.toContain("earlier run");
  expect((await updateRecord(args)).err).toContain(
    `the report of an earlier run in ${join(out, "report")} is replaced`,
  );
}, 60_000);

test("a file of --files that is missing is wrong use, and a mailbox that cannot be one", async () => {
  const missing = await updateRecord(["checklist", "--only", "files", "--files", join(out, "absent.xml")]);
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("absent.xml cannot be read: there is no")]);
  const mailbox = await updateRecord(["checklist", "--config", "none.json", "--practice", "no mailbox"]);
  expect([mailbox.code, mailbox.err]).toEqual([2, expect.stringContaining("--practice: must be 1 to 100")]);
});

test("--only with a comma says how several are named", async () => {
  const { code, err } = await updateRecord(["checklist", "--only", "routing,missing", "--list"]);
  expect([code, err]).toEqual([2, expect.stringContaining("spaces between them")]);
});
