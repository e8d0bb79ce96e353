import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ended, start, type Ended } from "../cli/support/update-record.js";

/** Runs an example as its reader does. */
const run = (name: string, ...args: readonly string[]): Promise<Ended> =>
  ended(start(["--import", "tsx", `examples/${name}.ts`, ...args]));

/** Gives a folder that is gone afterwards. */
async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "update-record-example-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Each example, and the file that runs it. */
const runBy: Readonly<Record<string, readonly string[]>> = {
  "examples.test.ts": [
    "build-and-print.ts",
    "every-response.ts",
    "every-service.ts",
    "many-messages.ts",
    "missing-answers.ts",
    "read-acknowledgement.ts",
    "replacement-chain.ts",
    "send-and-wait.ts",
    "services/blood-pressure-check.ts",
    "services/contraception.ts",
    "services/minor-illness.ts",
    "services/urgent-supply.ts",
    "single-pharmacy.ts",
    "somebody-elses-message.ts",
    "submit-in-your-own-transaction.ts",
    "switched-off-practice.ts",
    "update-record.ts",
    "worker-with-postgresql.ts",
    "your-own-files.ts",
  ],
  "endpoints.test.ts": ["endpoints/express.ts", "endpoints/fastify.ts"],
  "examples-with-packages.test.ts": ["testing/jest/with-jest.test.js"],
  "../../scripts/check-nestjs.sh": [
    "endpoints/nestjs/consultations.module.ts",
    "endpoints/nestjs/consultations.spec.ts",
  ],
  "../interop/browser-form.test.ts": ["browser-form/form.ts", "browser-form/serve.ts"],
  "../../vitest.config.ts": ["testing/with-vitest.test.ts"],
};

test("every example is run by a test", async () => {
  const files = await readdir(new URL("../../examples/", import.meta.url), { recursive: true });
  const programs = files.filter((file) => /\.(?:ts|js)$/.test(file) && !file.includes("node_modules"));
  expect(programs.map((file) => file.replaceAll("\\", "/")).sort()).toEqual(Object.values(runBy).flat().sort());
  for (const file of Object.keys(runBy)) await access(new URL(file, import.meta.url));
});

test("an example says at its top what it shows and how it is run", async () => {
  for (const file of Object.values(runBy).flat()) {
    if (file.endsWith("form.ts")) continue;
    const text = await readFile(new URL(`../../examples/${file}`, import.meta.url), "utf8");
    expect(text.slice(0, 900), file).toMatch(/^\/\/ [^]*\/\/ (?:.*: +npx tsx|Run it: .*)/);
    expect(text.split("\n").length, file).toBeLessThanOrEqual(100);
  }
});

test("build-and-print prints the consultation and its message", async () => {
  const { code, out, err } = await run("build-and-print");
  expect(code, err).toBe(0);
  expect(out).toContain("Temperature: 37.40 °C");
  expect(out).toMatch(/^<Bundle xmlns="http:\/\/hl7.org\/fhir">.*<\/Bundle>$/m);
  expect(err).toMatch(/^Message [0-9a-f-]{36}: \d+ characters, 0 warnings\.\n$/);
});

/** The scripts of the checklist: each with a few of its tests, so that this does not take long. */
test.each([
  { name: "every-service", args: [], says: /^passed +service-sinusitis: 20013 30001, then patient-matched$/m },
  {
    name: "every-response",
    args: ["IB002", "20010", "response-IB005", "EPL-151"],
    says: /^passed +response-IB002: 20013 30002, then rejected$/m,
  },
  {
    name: "missing-answers",
    args: ["--deadline", "3"],
    says: /^passed +missing-noresponse: no answer, then overdue$/m,
  },
  { name: "replacement-chain", args: [], says: /^passed +replacement-chain: version 1 replaced; /m },
  { name: "switched-off-practice", args: [], says: /^passed +fallback-switched-off: 20010, then sent-by-fallback/m },
  { name: "many-messages", args: ["--messages", "10"], says: /10 patient-matched; 10 reached the practice, / },
  {
    name: "your-own-files",
    args: ["examples/consultations/shingles.json"],
    says: /^passed +file-1 examples\/consultations\/shingles\.json: a consultation/m,
  },
])(
  "$name shows what it says, and its exit code tells",
  async ({ name, args, says }) => {
    await inFolder(async (folder) => {
      const { code, out, err } = await run(name, ...args, "--out", join(folder, "report"));
      expect(code, out + err).toBe(0);
      expect(out).toMatch(says);
      expect(out).toMatch(/^[0-9]+ tests?: [0-9]+ passed, 0 failed, 0 not run$/m);
      expect(await readdir(join(folder, "report"))).toEqual(["junit.xml", "messages", "report.html", "report.json"]);
    });
  },
  120_000,
);

test("your-own-files fails where a file is not valid", async () => {
  await inFolder(async (folder) => {
    const { code, out } = await run("your-own-files", "examples/messages", "--out", join(folder, "report"));
    expect(code).toBe(1);
    expect(out).toMatch(/^failed +file-1 \S+contradicting-pregnancy\.xml: .* 1 error: CS-01 at /m);
  });
});

test.each([
  { name: "services/minor-illness", says: /^CS-14 redFlags\[0\] [^]*Built: \d+ characters, confirmed: CS-14\n$/m },
  { name: "services/blood-pressure-check", says: /Blood pressure, sitting: 128\/82[^]*Refused: observations: / },
  { name: "services/contraception", says: /^initiation: \d+ characters\nrepeat: \d+ characters\n$/ },
  { name: "services/urgent-supply", says: /^1\.2\.1: UR-053 .*\n1\.2\.0: built, \d+ characters\n$/ },
])("$name: a message of the service is built", async ({ name, says }) => {
  const { code, out, err } = await run(name);
  expect(code, err).toBe(0);
  expect(out).toMatch(says);
});

test("somebody-elses-message names each fault at its line, shows the content, and its exit code tells", async () => {
  const wrong = await run("somebody-elses-message");
  expect(wrong.code, wrong.err).toBe(1);
  expect(wrong.out).toMatch(/^line 435, column 19: error CS-01: /m);
  expect(wrong.out).toContain("Contraception consultation");
  const unreadable = await run("somebody-elses-message", "package.json");
  expect([unreadable.code, unreadable.err]).toEqual([2, expect.not.stringContaining("    at ")]);
});

test("send-and-wait waits for both acknowledgements", async () => {
  const { code, out, err } = await run("send-and-wait");
  expect(code, err).toBe(0);
  expect(out).toMatch(/received +20013\n.*patient-matched +30001\nThe practice that answered: A12345\n$/);
});

test("single-pharmacy goes on over the same file, and sends nothing twice", async () => {
  await inFolder(async (folder) => {
    const first = await run("single-pharmacy", join(folder, "outbox.db"));
    expect(first.code, first.err).toBe(0);
    expect(first.out).toMatch(
      /^consultation-sinusitis: queued\n(?:.*\n)*consultation-impetigo: patient-matched, practice A12345\n/,
    );
    const again = await run("single-pharmacy", join(folder, "outbox.db"));
    expect(again.out).toMatch(/^consultation-sinusitis: patient-matched\n/);
  });
}, 60_000);

test("submit-in-your-own-transaction stores both or neither", async () => {
  const { code, out, err } = await run("submit-in-your-own-transaction");
  expect(code, err).toBe(0);
  expect(out).toBe("4711 is there already\n4711: queued\n");
});

test("worker-with-postgresql says what it needs: it runs over a server of yours", async () => {
  const { code, err } = await run("worker-with-postgresql");
  expect(code).toBe(2);
  expect(err).toMatch(/^Usage: npx tsx .* ODS_CODE MAILBOX\nIn the environment: DATABASE_URL, /);
});

test("update-record runs the command of the package, and its exit code is the command's", async () => {
  const asked = await run("update-record", "--version");
  expect([asked.code, asked.out]).toEqual([0, "0.1.0\n"]);
  expect((await run("every-response", "IB999")).code).toBe(2);
  const helped = await run("every-service", "--help");
  expect(helped.code).toBe(0);
  expect(helped.out).toMatch(/^Usage: update-record checklist/);
});

test("no example needs what the package does not hold", async () => {
  for (const file of Object.values(runBy).flat()) {
    const text = await readFile(new URL(`../../examples/${file}`, import.meta.url), "utf8");
    expect(text, file).not.toMatch(/(?:from|import\() ?"(?:\.\.\/)+(?:src|test|scripts)\//);
  }
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

test("no example shows what a wrong file holds, nor a trace, whatever the file is", async () => {
  await inFolder(async (folder) => {
    const files = { empty: "", object: "{}", xml: "<Bundle>Fairweather</Bundle>" };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const ends = async (example: string, file: string): Promise<string> => {
      const { code, err } = await run(example, join(folder, file));
      expect(err, `${example} ${file}`).not.toMatch(/^ +at |Fairweather/m);
      expect(err.trim(), `${example} ${file}`).not.toBe("");
      return `${file || "folder"} ${code ?? ""}`;
    };
    const all = async (example: string, ...more: readonly string[]): Promise<readonly string[]> =>
      Promise.all(["", ...more].map((file) => ends(example, file)));
    expect(await all("read-acknowledgement", "object")).toEqual(["folder 2", "object 1"]);
    expect(await all("somebody-elses-message", "empty")).toEqual(["folder 2", "empty 2"]);
    expect(await all("send-and-wait", "empty", "object", "xml")).toEqual(["folder 2", "empty 2", "object 2", "xml 2"]);
    expect(await all("single-pharmacy", "object")).toEqual(["folder 2", "object 2"]);
  });
}, 120_000);

test.each(["30002", "20010", "EPL-151"])(
  "send-and-wait ends with 1 where the answer is %s",
  async (givenName) => {
    await inFolder(async (folder) => {
      const text = await readFile(new URL("../../examples/consultations/shingles.json", import.meta.url), "utf8");
      const consultation = JSON.parse(text) as { patient: { name: { given: string[] } } };
      consultation.patient.name.given = [givenName];
      await writeFile(join(folder, "consultation.json"), JSON.stringify(consultation));
      const began = performance.now();
      const { code, out, err } = await run("send-and-wait", join(folder, "consultation.json"));
      expect(code, out + err).toBe(1);
      expect(performance.now() - began).toBeLessThan(50_000);
    });
  },
  60_000,
);

test.each(["read-acknowledgement", "send-and-wait", "somebody-elses-message", "single-pharmacy"])(
  "%s shows its usage where no file is named: exit 2, no trace, and no file of that name",
  async (name) => {
    const { code, out, err } = await run(name, "--help");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(new RegExp(`^Usage: npx tsx examples/${name}\\.ts \\[[A-Z]+ FILE\\].*\n$`));
    await expect(access(new URL("../../--help", import.meta.url))).rejects.toThrow("ENOENT");
  },
);
