import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { configurationSchema } from "../../../scripts/schemas/configuration.js";
import { print } from "../../../scripts/schemas/schema.js";
import type { ConfigFile } from "../../../src/cli/config/config-file.js";
import { checkConfig } from "../../../src/cli/config/check-config.js";
import { readConfig, type Config } from "../../../src/cli/config/read-config.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-config-"));
  for (const name of ["ca.pem", "cert.pem", "own.pem", "key.pem", "client.pfx"])
    await writeFile(join(folder, name), name);
  await writeFile(join(folder, "password"), "of the file\n");
});
afterAll(() => rm(folder, { recursive: true }));

const root = new URL("../../../", import.meta.url);
const least: ConfigFile = {
  environment: "integration",
  sharedKey: "Marlowe",
  mailboxes: [{ mailboxId: "X26HC005", password: "Marlowe" }],
  tls: { ca: "ca.pem", cert: "cert.pem", key: "key.pem" },
  sender: { odsCode: "FA123", mailboxId: "X26HC005", release: "1.2.1" },
};

const noInput = { readInput: () => Promise.reject(new Error("no input")) };
async function read(config: object): Promise<Config> {
  const file = join(folder, "config.json");
  await writeFile(file, JSON.stringify(config));
  return readConfig(file, noInput);
}
const faultsOf = async (reading: Promise<unknown>): Promise<string> =>
  reading.then(
    () => "none",
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : ""),
  );

test("paths are relative to the configuration, and secrets are text, a variable, or a file", async () => {
  process.env["TEST_MESH_KEY"] = "of the environment";
  const config = await read({
    ...least,
    sharedKey: { env: "TEST_MESH_KEY" },
    mailboxes: [
      { mailboxId: "X26HC005", password: { file: "password" } },
      { mailboxId: "X26HC006", password: "its own", tls: { pfx: "client.pfx", passphrase: "open" } },
    ],
    proxy: "http://proxy.example:3128",
  });
  expect([config.mailboxIds, config.intervalMs]).toEqual([["X26HC005", "X26HC006"], 300_000]);
  const first = await config.transportOptions("X26HC005");
  expect(first).toMatchObject({
    baseUrl: "https://msg.intspineservices.nhs.uk",
    environment: "test",
    mailboxId: "X26HC005",
    password: "of the file",
    sharedKey: "of the environment",
    proxy: "http://proxy.example:3128",
  });
  expect(Object.entries(first.tls).map(([name, value]) => [name, String(value)])).toEqual([
    ["ca", "ca.pem"],
    ["cert", "cert.pem"],
    ["key", "key.pem"],
  ]);
  const second = await config.transportOptions("X26HC006");
  expect(Object.entries(second.tls).map(([name, value]) => [name, String(value)])).toEqual([
    ["ca", "ca.pem"],
    ["pfx", "client.pfx"],
    ["passphrase", "open"],
  ]);
});

test("CS-24: an own address may lead to the live environment", async () => {
  const config = await read({ ...least, environment: "live", baseUrl: "https://mesh.example" });
  const { baseUrl, environment } = await config.transportOptions("X26HC005");
  expect([baseUrl, environment]).toEqual(["https://mesh.example", "live"]);
});

/** What is wrong, and what is said about it. A JSON Schema cannot see those marked `across`. */
const wrong: readonly (readonly [part: object, says: string, across?: "across"])[] = [
  [{ more: 1 }, "more is not a known member"],
  [{ sender: { ...least.sender, mesh: "Marlowe" } }, "sender.mesh is not a known member"],
  [{ sharedKey: undefined }, "sharedKey is missing"],
  [{ sharedKey: "" }, "sharedKey must not be empty"],
  [{ sharedKey: { text: "Marlowe" } }, "sharedKey must be text, or an object with env"],
  [{ mailboxes: [] }, "mailboxes must name at least one mailbox"],
  [{ mailboxes: [{ mailboxId: "X26HC005" }] }, "mailboxes[0].password is missing"],
  [
    { mailboxes: [{ mailboxId: "x26hc005", password: "Marlowe" }] },
    "mailboxes[0].mailboxId must be 1 to 100 upper-case",
  ],
  [{ mailboxes: [...least.mailboxes, ...least.mailboxes] }, "mailboxes[1].mailboxId is there twice", "across"],
  [{ environment: "Marlowe" }, "environment must be one of"],
  [{ environment: undefined }, "environment is missing", "across"],
  [{ tls: { ca: "ca.pem", cert: "cert.pem" } }, "tls must have cert and key, or pfx alone", "across"],
  [{ tls: { ...least.tls, pfx: "client.pfx" } }, "tls must have cert and key, or pfx alone", "across"],
  [{ sender: { ...least.sender, mailboxId: "X26HC006" } }, "sender.mailboxId must be one of mailboxes", "across"],
  [{ sender: { ...least.sender, release: "1.0" } }, "sender.release must be one of"],
  [{ intervalSeconds: "Marlowe" }, "intervalSeconds must be a number"],
  [{ intervalSeconds: 86_401 }, "intervalSeconds must be above 0 and at most 86400"],
];

test("ME-14: a fault names the member and its place, and never its value", async () => {
  for (const [part, says] of wrong) {
    const said = await faultsOf(read({ ...least, ...part }));
    expect(said).toContain(`WrongUse: the configuration cannot be used:\n  ${says}`);
    expect(said).not.toContain("Marlowe");
  }
  await writeFile(join(folder, "broken.json"), '{"sharedKey": "Marlowe" "x"}');
  expect(await faultsOf(readConfig(join(folder, "broken.json"), noInput))).toMatch(
    /is no JSON \(line 1, column 25\)\.$/,
  );
});

test("ME-14: a secret that is not there is named by its member, and not by what the member says", async () => {
  for (const [part, says] of [
    [{ sharedKey: { env: "MARLOWE_NOT_SET" } }, "the environment variable that sharedKey names is not set"],
    [
      { tls: { ...least.tls, key: "marlowe.pem" } },
      "the file that tls.key names cannot be read: there is no such file",
    ],
    [
      { mailboxes: [{ mailboxId: "X26HC005", password: { file: "marlowe" } }] },
      "the file that mailboxes[0].password names cannot be read",
    ],
  ] as const) {
    const config = await read({ ...least, ...part });
    const said = await faultsOf(config.transportOptions("X26HC005"));
    expect(said).toContain(says);
    expect(said.toLowerCase()).not.toContain("marlowe");
  }
});

test("ME-07: NHS England's environments are polled at most once in five minutes, by name and by address", async () => {
  const says = "intervalSeconds must be at least 300";
  expect(await faultsOf(read({ ...least, intervalSeconds: 299 }))).toContain(says);
  const baseUrl = "https://MESH-SYNC.spineservices.nhs.uk/";
  expect(await faultsOf(read({ ...least, environment: undefined, baseUrl, intervalSeconds: 1 }))).toContain(says);
  const own = { ...least, environment: undefined, baseUrl: "https://127.0.0.1:8701" };
  expect((await read({ ...own, intervalSeconds: 0.5 })).intervalMs).toBe(500);
  expect((await read({ ...least, intervalSeconds: 300 })).intervalMs).toBe(300_000);
});

test("the JSON Schema is that of the check, up to date, and sees what a schema can see", async () => {
  const source = await readFile(new URL("src/cli/config/config-file.ts", root), "utf8");
  const schema = configurationSchema(source);
  expect(await readFile(new URL("schemas/configuration.schema.json", root), "utf8")).toBe(`${print(schema)}\n`);
  const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schema as object);
  const given = (part: object): unknown => JSON.parse(JSON.stringify({ ...least, ...part }));
  expect([validate(given({})), checkConfig(given({}))]).toEqual([true, least]);
  for (const [part, , across] of wrong) {
    expect(Array.isArray(checkConfig(given(part)))).toBe(true);
    expect(validate(given(part)), JSON.stringify(part)).toBe(across !== undefined);
  }
});
