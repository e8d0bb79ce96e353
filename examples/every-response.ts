// Shows: what comes of each answer that a practice or MESH can give, by the names that NHS England's test simulator
// obeys: every response code alone, IB001 to IB025, noresponse, invrep, and the reports of MESH.
// Run it against a sandbox, with no setup:  npx tsx examples/every-response.ts
// against any MESH for tests:               npx tsx examples/every-response.ts --config FILE [--consultation FILE]
// some of them:                             npx tsx examples/every-response.ts 20013 IB001 noresponse
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { checklist } from "./update-record.js";

const args = process.argv.slice(2);
/** The test of an answer by its name alone, such as `IB001`. */
function testOf(name: string, at: number): string | undefined {
  if (args[at - 1]?.startsWith("--") === true) return undefined; // what follows an option is its own
  if (/^(?:response|routing|missing)-/.test(name)) return name;
  if (/^(?:\d{5}|IB\d{3})$/.test(name)) return `response-${name}`;
  if (/^(?:EPL-\d{3}|14)$/.test(name)) return `routing-${name}`;
  return name === "noresponse" || name === "invrep" ? `missing-${name}` : undefined;
}
const named = args.flatMap((name, at) => testOf(name, at) ?? []);
const groups = ["responses", "routing", "missing"];
const tests = (named.length === 0 ? groups : named).flatMap((name) => ["--only", name]);
const others = args.filter((name, at) => testOf(name, at) === undefined);
await checklist(tests, "checklist-report/every-response", others);
