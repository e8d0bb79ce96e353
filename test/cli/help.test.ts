import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands/commands.js";
import { builtUpdateRecord, examplesFolder, updateRecord } from "./support/update-record.js";

test("--help lists every command", async () => {
  const { code, out, err } = await updateRecord(["--help"]);
  expect([code, err]).toEqual([0, ""]);
  for (const name of Object.keys(commands)) expect(out).toContain(`  ${name}`);
});

for (const name of Object.keys(commands)) {
  test(`${name} --help shows its use and exit codes, within 100 columns`, async () => {
    const { code, out, err } = await updateRecord([name, "--help"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`Usage: update-record ${name}`);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test(`${name} with an option that it does not have is wrong use`, async () => {
    const { code, out, err } = await updateRecord([name, "--nonsense"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("--nonsense");
    expect(err).not.toContain("    at ");
  });
}

test("no command, or an unknown one, is wrong use: exit 2, with help", async () => {
  for (const args of [[], ["frobnicate"], ["constructor"]]) {
    const { code, out, err } = await updateRecord(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("Usage: update-record");
  }
});

test("--version prints the version of package.json", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  expect(await updateRecord(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  expect((await updateRecord(["--help"])).out).toContain(`Version ${version}.`);
});

test("a mistyped command or option is answered with the one that was probably meant", async () => {
  for (const [args, meant] of [
    [["vaildate"], "Did you mean validate?"],
    [["biuld"], "Did you mean build?"],
    [["build", "--relaese", "1.2.1"], "there is no option --relaese. Did you mean --release?"],
    [["validate", "--formt=json"], "there is no option --formt. Did you mean --format?"],
  ] as const) {
    const { code, out, err } = await updateRecord(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(meant);
  }
  for (const args of [["frobnicate"], ["b"], ["build", "--xyz"], ["build", `--${"release".repeat(500)}`]])
    expect((await updateRecord(args)).err).not.toContain("Did you mean");
});

test("help with a command is that command's help", async () => {
  for (const words of [["build"], ["sandbox", "list"]])
    expect(await updateRecord(["help", ...words])).toEqual(await updateRecord([...words, "--help"]));
  expect(await updateRecord(["help"])).toEqual(await updateRecord(["--help"]));
  expect(await updateRecord(["help", "biuld"])).toEqual(await updateRecord(["biuld"]));
});

test("an option that is given twice, lacks its value or takes none, and an empty name, are wrong use", async () => {
  for (const [args, says] of [
    [["build", "x.json", "-o", "a.xml", "--output", "b.xml"], "--output is given twice: give it once."],
    [["validate", "m.xml", "--format"], "--format needs a value: text or json"],
    [["validate", "m.xml", "--baseline", "--watch"], "--baseline needs a value: FILE. One that begins with -"],
    [["build", "x.json", "--indent=2"], "--indent takes no value."],
    [["validate", ""], "a name is empty: is a variable of the shell without a value?"],
  ] as const) {
    const { code, out, err } = await updateRecord(args);
    expect([code, out], args.join(" ")).toEqual([2, ""]);
    expect(err).toContain(`update-record ${args[0]}: ${says}`);
  }
  expect((await updateRecord(["completion", "bash", "--quiet", "--quiet"])).code).toBe(0);
});

test("--quiet leaves out remarks, and no error", async () => {
  const message = (await updateRecord(["build", `${examplesFolder}sinusitis.json`])).out;
  expect((await updateRecord(["read", "-"], message)).err).toContain("sent by");
  const quiet = await updateRecord(["read", "-", "--quiet"], message);
  expect(quiet.err).not.toContain("sent by");
  expect(quiet.err).toContain("cannot be built yet");
});

test("the built command says the same, with the same exit codes", async () => {
  for (const args of [["--help"], ["--version"], ["build", "--help"], ["build", "--nonsense"]])
    expect(await builtUpdateRecord(args)).toEqual(await updateRecord(args));
});
