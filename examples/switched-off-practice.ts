// Shows: A practice that does not take Update Record gets the consultation another way, as a PDF.
// Run it against a sandbox, with no setup:  npx tsx examples/switched-off-practice.ts
// against any MESH for tests:               npx tsx examples/switched-off-practice.ts --config FILE --patients FILE
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { checklist } from "./update-record.js";

await checklist(["--only", "fallback"], "checklist-report/switched-off-practice", process.argv.slice(2));
