import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ended, start, type Ended } from "../cli/support/update-record.js";

/** Runs an example as its reader does. */
const run = (name: string, ...args: readonly string[]): Promise<Ended> =>
  ended(start(["--import", "tsx", `examples/${name}.ts`, ...args]));

test("every example is run here", async () => {
  const files = await readdir(new URL("../../examples/", import.meta.url));
  expect(files.filter((file) => file.endsWith(".ts")).sort()).toEqual([
    "build-and-print.ts",
    "every-response.ts",
    "read-acknowledgement.ts",
    "send-and-wait.ts",
    "single-pharmacy.ts",
    "submit-in-your-own-transaction.ts",
    "worker-with-postgresql.ts",
  ]);
});

test("build-and-print prints the consultation and its message", async () => {
  const { code, out, err } = await run("build-and-print");
  expect(code, err).toBe(0);
  expect(out).toContain("Temperature: 37.40 °C");
  expect(out).toMatch(/^<Bundle xmlns="http:\/\/hl7.org\/fhir">.*<\/Bundle>$/m);
  expect(err).toMatch(/^Message [0-9a-f-]{36}: \d+ characters, 0 warnings\.\n$/);
});

test("every-response shows what comes of each trigger, and its exit code tells", async () => {
  const some = ["20013", "20010", "IB001", "IB002", "IB005", "noresponse", "invrep", "EPL-151", "14"];
  const [{ code, out, err }, other] = await Promise.all([
    run("every-response", "--deadline", "3", ...some),
    run("every-response", "Dominic"),
  ]);
  expect(code, out + err).toBe(0);
  expect(out).toMatch(/^IB002 +20013 30002 +rejected +rejected +yes$/m);
  expect(out).toMatch(/^[0-9]+ triggers: [0-9]+ as expected, 0 not\n$/m);
  expect(other.code).toBe(1);
  expect(other.out).toMatch(/^Dominic +20013 30001 +overdue +patient-matched +NO$/m);
}, 60_000);

test("send-and-wait waits for both acknowledgements", async () => {
  const { code, out, err } = await run("send-and-wait");
  expect(code, err).toBe(0);
  expect(out).toMatch(/received +20013\n.*patient-matched +30001\nThe practice that answered: A12345\n$/);
});

test("single-pharmacy goes on over the same file, and sends nothing twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "update-record-example-"));
  try {
    const first = await run("single-pharmacy", join(folder, "outbox.db"));
    expect(first.code, first.err).toBe(0);
    expect(first.out).toMatch(
      /^consultation-sinusitis: queued\n(?:.*\n)*consultation-impetigo: patient-matched, practice A12345\n/,
    );
    const again = await run("single-pharmacy", join(folder, "outbox.db"));
    expect(again.out).toMatch(/^consultation-sinusitis: patient-matched\n/);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test("submit-in-your-own-transaction stores both or neither", async () => {
  const { code, out, err } = await run("submit-in-your-own-transaction");
  expect(code, err).toBe(0);
  expect(out).toBe("4711 is there already\n4711: queued\n");
});

test("worker-with-postgresql says what it needs: it runs over a server of yours", async () => {
  const { code, err } = await run("worker-with-postgresql");
  expect(code).toBe(2);
  expect(err).toMatch(/^Usage: DATABASE_URL=postgres:/);
});

test("read-acknowledgement says what an answer means, and reports one that it cannot read", async () => {
  const { code, out, err } = await run("read-acknowledgement");
  expect(code, err).toBe(0);
  expect(out).toMatch(/Outcome: +rejected\nCode 30002: +The practice has no record of this patient/);
  const unreadable = await run("read-acknowledgement", "package.json");
  expect(unreadable.code).toBe(1);
  expect(unreadable.err).toContain("cannot be read");
  expect(unreadable.err).not.toContain("    at ");
});
