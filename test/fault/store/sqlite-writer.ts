// Stores deliveries in FILE, and prints each once it is acknowledged: sqlite-writer.ts FILE SYNCHRONOUS COUNT
// It runs under strace; each line is one write, so its place among the writes to the file is known.
import { writeSync } from "node:fs";
import { storeIn } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import { ask, completion, prepared } from "../../delivery/store/contract/rows.js";
import { bodyOf } from "./written-body.js";

const [file = "", synchronous = "full", count = "0"] = process.argv.slice(2);
const store = storeIn(file, undefined, undefined, { synchronous, patienceMs: 10_000, use: "make" });
await store.open();
for (let number = 0; number < Number(count); number++) {
  const callerId = `written-${number}`;
  await store.add(prepared({ row: { callerId }, body: bodyOf(callerId) }));
  writeSync(1, `stored ${callerId}\n`);
  if (number % 5 > 0) continue;
  const claimed = await store.claimSends(ask({ limit: 1 }));
  await store.completeSends(claimed.map((each) => completion(each)));
  for (const { row } of claimed) writeSync(1, `sent ${row.callerId}\n`);
}
await store.close();
