// Shows: whether messages and consultations of your own are valid, all at once, and with --send that they arrive.
// Run it: npx tsx examples/your-own-files.ts PATH...                    (files, folders, patterns; default: examples)
// sent:   npx tsx examples/your-own-files.ts PATH... --send [--config FILE]
// The exit code is 0 if all are valid (and have arrived), and 1 if not. It takes every option of `update-record
// checklist`, which is made of these tests and says more with --help.
import { fileURLToPath } from "node:url";
import { checklist } from "./update-record.js";

const [first, ...others] = process.argv.slice(2);
const files =
  first === undefined || first.startsWith("--") ? fileURLToPath(new URL("consultations", import.meta.url)) : first;
const rest = files === first ? others : process.argv.slice(2);
await checklist(["--files", files], "checklist-report/your-own-files", rest);
