import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands/commands.js";
import { updateRecord } from "./support/update-record.js";

const scriptOf = async (shell: string): Promise<string> => {
  const { code, out, err } = await updateRecord(["completion", shell]);
  expect([code, err]).toEqual([0, ""]);
  return out;
};

/** Whether a shell is there. */
function isThere(shell: string): boolean {
  try {
    execFileSync(shell, ["-c", "true"]);
    return true;
  } catch {
    console.log(`completion of ${shell}, by ${shell} itself: not run: it is not installed`);
    return false;
  }
}

/** What bash suggests for the last word of each of these lines, all asked of one bash. */
function suggested(script: string, ...lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const asked = lines.map((words) => {
    const line = words.map((word) => `'${word}'`).join(" ");
    const ask = `COMP_WORDS=(update-record ${line}); COMP_CWORD=${words.length}; COMPREPLY=(); _update_record`;
    return `${ask}; printf '%s\\n' "\${COMPREPLY[@]}"; printf '\\0'`;
  });
  const out = execFileSync("bash", ["-c", [script, ...asked].join("\n")]).toString();
  return out
    .split("\0")
    .slice(0, lines.length)
    .map((said) => said.trim().split("\n").filter(Boolean));
}

test.runIf(isThere("bash"))("bash completes commands, options, and the values of an option", async () => {
  const names = Object.keys(commands).filter((name) => !name.includes(" "));
  const expected: readonly (readonly [line: readonly string[], suggested: readonly string[]])[] = [
    [[""], [...names, "--help", "--version"]],
    [
      ["sandbox", ""],
      ["list", "show"],
    ],
    [["sandbox", "list", "--st"], ["--state"]],
    [["sandbox", "show", "--format", "x"], ["xml"]],
    [["va"], ["validate"]],
    [["validate", "--ba"], ["--baseline"]],
    [["validate", "--format", "s"], ["sarif"]],
    [["validate", "--baseline", ""], []],
    [["validate", "a"], []],
    [["completion", "z"], ["zsh"]],
  ];
  const lines = expected.map(([line]) => line);
  const found = suggested(await scriptOf("bash"), ...lines, ["build", "-"]);
  expect(found.slice(0, lines.length)).toEqual(expected.map(([, suggestions]) => suggestions));
  expect(found.at(-1)).toEqual(expect.arrayContaining(["--output", "-o", "--indent", "--quiet"]));
});

test("every command and option is in each script, and a quotation mark in a text ends nothing", async () => {
  const [bash, zsh, fish] = await Promise.all(["bash", "zsh", "fish"].map(scriptOf));
  for (const [name, row] of Object.entries(commands)) {
    for (const script of [bash, zsh, fish]) expect(script).toContain(name.replace(/.* /, ""));
    for (const { name: option } of (await row.load()).options) {
      expect(bash).toContain(`--${option}`);
      expect(zsh).toContain(`--${option}[`);
      expect(fish).toContain(`-l ${option} `);
    }
  }
  // One quotation mark of a text is four characters in zsh.
  for (const line of zsh?.split("\n") ?? []) expect(line.replaceAll("'\\''", "").split("'").length % 2, line).toBe(1);
});

test.runIf(isThere("zsh"))("zsh reads its script", async () => {
  execFileSync("zsh", ["-n"], { input: await scriptOf("zsh") });
});

test.runIf(isThere("fish"))("fish reads its script", async () => {
  execFileSync("fish", ["--no-execute"], { input: await scriptOf("fish") });
});

test("another shell is wrong use, with what may have been meant", async () => {
  const { code, out, err } = await updateRecord(["completion", "bahs"]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("Did you mean bash?");
  expect((await updateRecord(["completion"])).code).toBe(2);
});

test("version is a command too, and a mistyped one is asked about", async () => {
  expect((await updateRecord(["version"])).out).toBe((await updateRecord(["--version"])).out);
  expect((await updateRecord(["verison"])).err).toContain("Did you mean version?");
  expect((await updateRecord(["vaildate"])).err).toContain("Did you mean validate?");
  expect((await updateRecord(["validate", "a.xml", "--foramt", "json"])).err).toContain("Did you mean --format?");
});
