import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sandboxWithConfig, type SandboxWithConfig } from "../../../cli/support/sandbox-with-config.js";
import { commandLine, ended, start, updateRecord, type Ended } from "../../../cli/support/update-record.js";

let mesh: SandboxWithConfig;
let onTaken = (_: number): void => undefined;
let taken = 0;
let count = 0;
beforeAll(async () => {
  mesh = await sandboxWithConfig({
    onEvent: ({ type }) => {
      if (type === "message-taken") onTaken((taken += 1));
    },
  });
});
afterAll(() => mesh.close());

const json = ["--format", "json"];

interface Worker {
  readonly child: ChildProcess;
  readonly ending: Promise<Ended>;
}

function run(option: readonly string[], ...more: readonly string[]): Worker {
  const child = start([commandLine, "run", "--config", mesh.config, ...option, ...more]);
  return { child, ending: ended(child) };
}

/** Stores consultations of patients with these names, and sends nothing. */
async function stored(names: readonly string[]): Promise<readonly string[]> {
  const option = ["--store", `sqlite:${join(mesh.folder, `run-${(count += 1)}.db`)}`];
  const files = await Promise.all(names.map((name) => mesh.consultation(name)));
  const { code, err } = await updateRecord([
    "send",
    ...files,
    "--config",
    mesh.config,
    "--no-wait",
    "--quiet",
    ...option,
  ]);
  expect([code, err]).toEqual([0, ""]);
  return option;
}

async function states(option: readonly string[]): Promise<readonly string[]> {
  const { out } = await updateRecord(["status", ...option, ...json]);
  return out
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { readonly state: string }).state);
}

async function until(option: readonly string[], is: (state: string) => boolean): Promise<readonly string[]> {
  let now = await states(option);
  for (let looks = 0; looks < 300 && !now.every(is); looks += 1) {
    await pause(100);
    now = await states(option);
  }
  return now;
}
const isMatched = (state: string): boolean => state === "patient-matched";

/** Which documents have arrived since, and how often. */
const arrivedSince = (before: number): readonly string[] =>
  mesh.arrivals.slice(before).map(({ documentId }) => documentId);

test("killed while answers are on their way: the next one goes on, nothing is lost or filed twice", async () => {
  const option = await stored(["Ann", "Bob", "Cy"]);
  const before = mesh.arrivals.length;
  taken = 0;
  const first = run(option);
  // The third message is taken, and the answer that says so has not left.
  onTaken = (number) => {
    if (number === 3) first.child.kill("SIGKILL");
  };
  await first.ending;
  onTaken = () => undefined;
  expect(await states(option)).toContain("sending");
  const second = run(option);
  expect(await until(option, isMatched)).toEqual(Array(3).fill("patient-matched"));
  second.child.kill("SIGTERM");
  expect((await second.ending).code).toBe(0);
  expect(new Set(arrivedSince(before)).size).toBe(3);
}, 60_000);

test("SIGTERM: what is in flight is finished, nothing more is begun, exit 0", async () => {
  const option = await stored(Array.from({ length: 12 }, (_, index) => `Name${index}`));
  const slow = mesh.sandbox.faults.add({ operation: "send", times: 100, does: { latencyMs: 400 } });
  taken = 0;
  const worker = run(option);
  onTaken = (number) => {
    if (number === 1) worker.child.kill("SIGTERM");
  };
  const { code, out, err } = await worker.ending;
  onTaken = () => undefined;
  slow();
  expect([code, out]).toEqual([0, ""]);
  expect(err).toMatch(
    /working over .*run-\d+\.db, mailbox X26ABC1; Ctrl-C stops it\n[^]*what is in flight is finished\n[^]*stopped\n$/,
  );
  const now = await states(option);
  expect(now.filter((state) => state === "sending" || state === "outcome-unknown")).toEqual([]);
  expect(now.filter((state) => state !== "queued").length).toBe(taken);
  expect(taken).toBeLessThan(12);
}, 60_000);

test("two workers and a waiting send over one file share the work: everything arrives once", async () => {
  const option = await stored(Array.from({ length: 10 }, (_, index) => `Given${index}`));
  const before = mesh.arrivals.length;
  const workers = [run(option), run(option)];
  const child = start([
    commandLine,
    "send",
    await mesh.consultation("Zoe"),
    "--config",
    mesh.config,
    ...option,
    ...json,
  ]);
  expect((await ended(child)).code).toBe(0);
  expect(await until(option, isMatched)).toEqual(Array(11).fill("patient-matched"));
  for (const { child: worker } of workers) worker.kill("SIGTERM");
  for (const { ending } of workers) expect((await ending).code).toBe(0);
  const arrived = arrivedSince(before);
  expect([arrived.length, new Set(arrived).size]).toEqual([11, 11]);
}, 60_000);

test("its notices are lines on standard error, or with --format json objects on standard output", async () => {
  for (const format of [[], json]) {
    const option = await stored(["IB002"]);
    const worker = run(option, "--quiet", ...format);
    const told = format.length === 0 ? worker.child.stderr : worker.child.stdout;
    if (told === null) throw new Error("no output");
    await once(told, "data");
    worker.child.kill("SIGINT");
    const { code, out, err } = await worker.ending;
    expect(code).toBe(0);
    if (format.length === 0) {
      expect(out).toBe("");
      expect(err).toMatch(
        /^update-record run: a person is needed \(rejected\): [0-9a-f]{64} is rejected\. The .* Attention \S+\n$/,
      );
    } else {
      expect(err).toBe("");
      expect(JSON.parse(out)).toMatchObject({ state: "rejected", attention: [{ reason: "rejected" }] });
    }
  }
}, 60_000);
