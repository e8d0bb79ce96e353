/** Which code keeps which rule and which tests prove it, from the rule ids in code and in titles of tests. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ruleIdsIn, testTitles } from "./test-titles.js";

/** Where one rule is kept and proven. `title` is undefined for an id that is not a rule. */
export interface Trace {
  readonly rule: string;
  readonly title: string | undefined;
  readonly code: readonly string[];
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

/** Files that name rules without keeping them: lists of all rules, the checklist's tests, and generated files. */
const machinery = new RegExp(
  [
    "^scripts/(rules|hazards|hazard-log|test-titles|traceability)\\.ts$",
    "^src/cli/(explain|checklist)/",
    "^src/cli/commands/(explain|validate)\\.ts$", // their help names rules as examples
    "\\.generated\\.",
  ].join("|"),
);

/** Every rule of the list, then every other id in the project; `code` are files of src/ and scripts/. */
export function traceRules(root: string, rules: Readonly<Record<string, string>>): readonly Trace[] {
  const code = [...typeScriptIn(root, "src"), ...typeScriptIn(root, "scripts")]
    .filter((file) => !machinery.test(file))
    .map((file) => ({ file, named: ruleIdsIn(readFileSync(join(root, file), "utf8")) }));
  const tests = typeScriptIn(root, "test").flatMap((file) =>
    testTitles(file, readFileSync(join(root, file), "utf8")).map(({ title, rules: named }) => ({ file, title, named })),
  );
  const unlisted = [...code, ...tests].flatMap(({ named }) => named).filter((rule) => !Object.hasOwn(rules, rule));
  return [...Object.keys(rules), ...new Set(unlisted)].map((rule) => ({
    rule,
    title: rules[rule],
    code: code.filter(({ named }) => named.includes(rule)).map(({ file }) => file),
    tests: tests.filter(({ named }) => named.includes(rule)).map(({ file, title }) => ({ file, title })),
  }));
}

/**
 * What is wrong: an id that is not a rule, a rule that code keeps without a test, a test of a rule that no code names.
 */
export function faultsIn(traces: readonly Trace[]): readonly string[] {
  return traces.flatMap(({ rule, title, code, tests }) => {
    const files = [...code, ...new Set(tests.map(({ file }) => file))].join(", ");
    if (title === undefined) return [`${rule}: no rule has this id (${files})`];
    if (code.length > 0 && tests.length === 0) return [`${rule}: no test names it (${files})`];
    if (code.length === 0 && tests.length > 0) return [`${rule}: tested, but no code names it (${files})`];
    return [];
  });
}

/** docs/traceability.md */
export function traceabilityPage(traces: readonly Trace[]): string {
  const reached = traces.filter(({ code }) => code.length > 0).length;
  return [
    "# Which code keeps which rule, and what proves it",
    "",
    "Written by `npm run generate:sources` from the rule ids in the code and in the titles of the tests; `npm " +
      "run check:generated` fails",
    "if it is out of date, or if a rule that the code names has no test.",
    "UR: Update Record. ME: MESH. CS: clinical safety.",
    "",
    `${reached} of ${traces.length} rules are kept by code.`,
    "",
    "| rule | what it requires | kept in | proven by |",
    "| --- | --- | --- | --- |",
    ...traces.map(
      (trace) => `| ${trace.rule} | ${cell(trace.title ?? "")} | ${codeCell(trace)} | ${testCell(trace)} |`,
    ),
    "",
  ].join("\n");
}

function codeCell({ code, tests }: Trace): string {
  if (code.length === 0 && tests.length === 0) return "not yet";
  return code.map((file) => `[${file.replace(/^src\//, "")}](../${file})`).join("<br>");
}

function testCell({ tests }: Trace): string {
  const files = Array.from(new Set(tests.map(({ file }) => file)));
  return files
    .map(
      (file) =>
        `[${file.replace(/^test\//, "")}](../${file}): ${tests
          .filter((one) => one.file === file)
          .map(({ title }) => cell(title))
          .join("; ")}`,
    )
    .join("<br>");
}

function cell(text: string): string {
  return text.replace(/[|<>`]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, " ");
}

function typeScriptIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}
