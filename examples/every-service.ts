// Shows: One message of each service that the guide has, in each way in which it can go.
// Run it against a sandbox, with no setup:  npx tsx examples/every-service.ts
// against any MESH for tests:               npx tsx examples/every-service.ts --config FILE --patients FILE
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { checklist } from "./update-record.js";

await checklist(["--only", "services"], "checklist-report/every-service", process.argv.slice(2));
