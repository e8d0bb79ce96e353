// Shows: what comes of each answer that a practice or MESH can give, by the names that NHS England's test simulator
// obeys: every response code alone, IB001 to IB025, noresponse, invrep, and the reports of MESH.
// Run it against a sandbox, with no setup:  npx tsx examples/every-response.ts
// against any MESH for tests:               npx tsx examples/every-response.ts --config FILE [--consultation FILE]
// some of them:                             npx tsx examples/every-response.ts 20013 IB001 noresponse
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { allTests } from "../src/cli/checklist/all-tests.js";
import { runCommandLine } from "../src/cli/run-command-line.js";
import { processStreams } from "../src/cli/terminal.js";

const groups = ["responses", "routing", "missing"];
const args = process.argv.slice(2);
/** The test of an answer by its name alone, such as `IB001`. */
const testOf = (name: string): string | undefined =>
  allTests.find(({ id, group }) => groups.includes(group) && (id === name || id.endsWith(`-${name}`)))?.id;
const named = args.flatMap((name) => testOf(name) ?? []);
const tests = (named.length === 0 ? groups : named).flatMap((name) => ["--only", name]);
const others = args.filter((name) => testOf(name) === undefined);
process.exitCode = await runCommandLine(
  ["checklist", ...tests, "--out", "checklist-report/every-response", ...others],
  processStreams(),
);
