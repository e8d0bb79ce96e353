// Shows: One message of each service that the guide has, in each way in which it can go.
// Run it against a sandbox, with no setup:  npx tsx examples/every-service.ts
// against any MESH for tests:               npx tsx examples/every-service.ts --config FILE --patients FILE
// The exit code is 0 if all came as expected, and 1 if not. It takes every option of `update-record checklist`, which
// is made of these tests and says more with --help; nothing else may use the mailbox meanwhile.
import { updateRecord } from "./update-record.js";

const tests = ["--only", "services", "--out", "checklist-report/every-service"];
await updateRecord(["checklist", ...tests, ...process.argv.slice(2)]);
