// Shows: No answer, an answer that cannot be read, and one of two answers: each is noticed, and a person is told.
// Run it against a sandbox, with no setup:  npx tsx examples/missing-answers.ts
// against any MESH for tests:               npx tsx examples/missing-answers.ts --config FILE --patients FILE
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { checklist } from "./update-record.js";

await checklist(
  ["--only", "missing", "--only", "response-20013"],
  "checklist-report/missing-answers",
  process.argv.slice(2),
);
