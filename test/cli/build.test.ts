import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { link, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readXml, writeXml } from "../../src/fhir/index.js";
import { releases } from "../../src/terminology/release.js";
import { services, type Service } from "../../src/terminology/services.js";
import { validateMessage } from "../../src/validation/validate-message.js";
import { builtUpdateRecord, commandLine, ended, examplesFolder, updateRecord } from "./support/update-record.js";

const example = join(examplesFolder, "sinusitis.json");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "update-record-build-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("every example is built, for both releases, and is valid", async () => {
  const names = await readdir(examplesFolder);
  expect(names).toHaveLength(14);
  await Promise.all(
    names.map(async (name) => {
      const { service } = JSON.parse(await readFile(join(examplesFolder, name), "utf8")) as {
        readonly service: Service;
      };
      for (const release of releases) {
        const { code, out, err } = await updateRecord(["build", join(examplesFolder, name), "--release", release]);
        expect([code, err], name).toEqual([0, ""]);
        expect(validateMessage(out, { release }), name).toMatchObject({ kind: "update-record", valid: true });
        expect(out).toContain(`"${services[service][release]?.code ?? "no code"}"`);
      }
    }),
  );
});

test("--indent writes one element on a line: as valid as without, and read back to the same resources", async () => {
  for (const name of await readdir(examplesFolder)) {
    const file = join(folder, "indented.xml");
    const built = await updateRecord(["build", join(examplesFolder, name), "--indent", "-o", file]);
    expect([built.code, built.err], name).toEqual([0, ""]);
    const xml = await readFile(file, "utf8");
    expect(xml).toMatch(/^<Bundle xmlns="http:\/\/hl7.org\/fhir">\n {2}<id value="[^"]+"\/>\n/);
    expect(validateMessage(xml), name).toMatchObject({ kind: "update-record", valid: true });
    // Written again without white space, it is what build writes without --indent: the same ids are read from it.
    const { resource } = readXml(xml);
    expect(writeXml(resource).length).toBe((await updateRecord(["build", join(examplesFolder, name)])).out.length - 1);
    expect(readXml(writeXml(resource)).resource, name).toEqual(resource);
  }
});

test(
  "the release is 1.2.1 where none is named, and the sender is the consultation's pharmacy with the sandbox's " +
    "mailbox",
  async () => {
    const { out } = await updateRecord(["build", example]);
    expect(out).toContain("2129921000000100");
    expect(out).toContain('<endpoint value="X26ABC1"/>');
    const { out: other } = await updateRecord(["build", example, "--ods", "FA123", "--mailbox", "FA123OT001"]);
    expect(other).toContain('<endpoint value="FA123OT001"/>');
    expect(other).toContain('<value value="FA123"/>');
  },
);

test("- reads standard input, and -o writes the whole file, which only its owner can read", async () => {
  const file = join(folder, "message.xml");
  const { code, out, err } = await builtUpdateRecord(["build", "-", "-o", file], await readFile(example));
  expect([code, out, err]).toEqual([0, "", ""]);
  expect(await readFile(file, "utf8")).toMatch(/^<Bundle .*<\/Bundle>\n$/s);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["message.xml"]);
});

test("CS-21: a consultation that may not be sent: exit 1, every issue, an earlier file unchanged", async () => {
  const file = join(folder, "message.xml");
  await writeFile(file, "earlier");
  const consultation = JSON.parse(await readFile(example, "utf8")) as { patient: object };
  const broken = {
    ...consultation,
    sharing: "declined",
    patient: { ...consultation.patient, nhsNumber: "9991956833" },
  };
  const { code, out, err } = await updateRecord(["build", "-", "-o", file], JSON.stringify(broken));
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("patient.nhsNumber:");
  expect(err).toContain("sharing:");
  expect(err).toContain("CS-21");
  expect(err).not.toContain("9991956833");
  expect(err).not.toContain("    at ");
  expect(await readFile(file, "utf8")).toBe("earlier");
  expect(await readdir(folder)).toEqual(["message.xml"]);
});

test("what is not JSON is unreadable: exit 2, with the place, and its content is not repeated", async () => {
  for (const [text, says] of [
    ['{"patient":\n  {"family": "Marlowe" "given": 1}}', "is no JSON (line 2, column 24)"],
    ["", "is empty"],
    ["Marlowe", "is no JSON"],
  ] as const) {
    const { code, out, err } = await updateRecord(["build", "-"], text);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
    expect(err).not.toContain("Marlowe");
  }
  const { code, err } = await updateRecord(["build", "-"], new Uint8Array([0x22, 0xff, 0x22]));
  expect([code, err]).toEqual([2, "update-record build: standard input is no UTF-8 text.\n"]);
});

test("UR-075: a number of the file is sent as it is written; a member that comes twice is refused", async () => {
  const text = await readFile(example, "utf8");
  const { code, out } = await updateRecord(
    ["build", "-"],
    text.replace(/"systolic": *"?[0-9.]+"?/, '"systolic": 128.50'),
  );
  expect([code, out.includes('<value value="128.50"/>')]).toEqual([0, true]);
  const twice = await updateRecord(
    ["build", "-"],
    text.replace('"patient":', '"clinicalSummary": "Marlowe",\n"patient":'),
  );
  expect([twice.code, twice.out]).toEqual([2, ""]);
  expect(twice.err).toMatch(/standard input has a member twice in one object \(line [0-9]+, column [0-9]+\)/);
  expect(twice.err).not.toContain("Marlowe");
});

test("files that are missing or cannot be written are explained: exit 2", async () => {
  const missing = await updateRecord(["build", join(folder, "nothing.json")]);
  expect(missing.code).toBe(2);
  expect(missing.err).toContain("there is no such file");
  const nowhere = await updateRecord(["build", example, "-o", join(folder, "no", "message.xml")]);
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toContain("the message cannot be written: there is no folder that it can be written into");
});

test("a wrong release, too many or too few consultations, or a malformed sender are refused", async () => {
  expect((await updateRecord(["build", example, "--release", "1.1.0"])).err).toContain(
    "--release must be 1.2.1 or 1.2.0",
  );
  expect((await updateRecord(["build"])).code).toBe(2);
  expect((await updateRecord(["build", example, example])).code).toBe(2);
  for (const [option, value] of [
    ["--mailbox", "no mailbox!"],
    ["--ods", "a b"],
  ] as const) {
    const sender = await updateRecord(["build", example, option, value]);
    expect([sender.code, sender.out]).toEqual([2, ""]);
    expect(sender.err).toContain(`update-record build: ${option}: must be `);
  }
});

test("-o writes to the target of a link, to a pipe or a device, and never replaces it with a file", async () => {
  const [link, behind, pipe] = [join(folder, "link.xml"), join(folder, "behind.xml"), join(folder, "pipe")];
  await writeFile(behind, "earlier");
  await symlink(behind, link);
  expect((await updateRecord(["build", example, "-o", link])).code).toBe(0);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(behind, "utf8")).toMatch(/^<Bundle .*<\/Bundle>\n$/s);

  execFileSync("mkfifo", [pipe]);
  const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "ignore"] });
  try {
    const read = ended(reader);
    expect((await updateRecord(["build", example, "-o", pipe])).code).toBe(0);
    expect((await stat(pipe)).isFIFO()).toBe(true);
    expect((await read).out).toMatch(/^<Bundle .*<\/Bundle>\n$/s);
  } finally {
    reader.kill();
  }
});

test.skipIf(!existsSync("/dev/full"))("a full standard output is explained: exit 2", async () => {
  const full = openSync("/dev/full", "w");
  try {
    const { code, err } = await ended(
      spawn(process.execPath, [commandLine, "build", example], { stdio: ["ignore", full, "pipe"] }),
    );
    expect([code, err]).toEqual([2, "update-record: the output cannot be written: there is no space left.\n"]);
  } finally {
    closeSync(full);
  }
});

test("an output that is the input is refused under any of its names, and the input is unchanged", async () => {
  const input = join(folder, "c.json");
  const text = await readFile(example, "utf8");
  await writeFile(input, text);
  await symlink(input, join(folder, "link.json"));
  await link(input, join(folder, "same.json"));
  for (const output of [input, join(folder, ".", "x", "..", "c.json"), "link.json", "same.json"]) {
    const { code, err } = await updateRecord(["build", input, "-o", resolve(folder, output)]);
    expect([code, err], output).toEqual([
      2,
      "update-record build: the output is the input: name another file, or the input would be lost.\n",
    ]);
  }
  expect(await readFile(input, "utf8")).toBe(text);
  for (const command of ["read", "render"])
    expect((await updateRecord([command, input, "-o", input])).err).toContain("the output is the input");
});

test.skipIf(process.platform === "win32")(
  "a standard output that was closed before the start is explained: exit 2; one that goes nowhere on purpose is not",
  async () => {
    const run = (redirection: string): ReturnType<typeof ended> =>
      ended(
        spawn("sh", ["-c", `"$0" "$1" build "$2" ${redirection}`, process.execPath, commandLine, example], {
          stdio: ["pipe", "pipe", "pipe"],
        }),
      );
    expect(await run(">&-")).toMatchObject({
      code: 2,
      err: "update-record build: the message cannot be written: standard output is closed.\n",
    });
    expect(await run(">/dev/null")).toMatchObject({ code: 0, err: "" });
    expect(await run("<>/dev/null 1<>/dev/null 2<>/dev/null")).toMatchObject({ code: 0 });
  },
);

test("names that would control a terminal are shown by the numbers of their characters", async () => {
  const file = join(folder, "escape.json");
  const names = ["\u001b[2J", "\u009b", "\u202e"];
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(example, "utf8")), [`a${names.join("")}`]: 1 }));
  const said = [
    await updateRecord(["build", file]),
    await updateRecord(["review", file]),
    await updateRecord(["review", file, "--format", "json"]),
    await updateRecord(["validate", file, "--format", "json"]),
    await updateRecord(["validate", join(folder, names.join("")), "--format", "json"]),
    await updateRecord(["build", `--${names.join("")}`]),
    await updateRecord(["build", join(folder, names.join(""))]),
    await updateRecord(["validate", join(folder, names.join(""))]),
    await updateRecord(["validate", file]),
    await updateRecord([names.join("")]),
  ];
  for (const { code, out, err } of said) {
    expect(code).not.toBe(0);
    for (const character of ["\u001b", "\u009b", "\u202e"]) expect(out + err).not.toContain(character);
  }
  expect(said[0]?.err).toContain("a[U+001B][2J[U+009B][U+202E]");
});
