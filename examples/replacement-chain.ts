// Shows: A message is replaced, and its replacement too; and a replacement that the practice refuses makes both void.
// Run it against a sandbox, with no setup:  npx tsx examples/replacement-chain.ts
// against any MESH for tests:               npx tsx examples/replacement-chain.ts --config FILE --patients FILE
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { checklist } from "./update-record.js";

await checklist(["--only", "replacement"], "checklist-report/replacement-chain", process.argv.slice(2));
