// Shows: Many messages in a row: none is lost, what is sent again has the same bytes, and how many a second.
// Run it against a sandbox, with no setup:  npx tsx examples/many-messages.ts
// against any MESH for tests:               npx tsx examples/many-messages.ts --config FILE --patients FILE
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { checklist } from "./update-record.js";

await checklist(["--only", "volume"], "checklist-report/many-messages", process.argv.slice(2));
