import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands/commands.js";
import { builtUpdateRecord, updateRecord } from "./support/update-record.js";

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

test("the built command says the same, with the same exit codes", async () => {
  for (const args of [["--help"], ["build", "--help"], ["build", "--nonsense"]])
    expect(await builtUpdateRecord(args)).toEqual(await updateRecord(args));
});
