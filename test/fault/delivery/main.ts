// The fault tests of the delivery, in the sizes of CI: tsx test/fault/delivery/main.ts. Each may be run by itself, in
// other sizes: see the beginning of its main.ts. By hand, over both stores:
//   crash/main.ts --messages 10000 --kills 1000
//   points/main.ts (all points), points/main.ts --given 20010 (all of another way, and of the purge)
//   stale/main.ts --claims 100000 --stopped 500
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { postgresMissing } from "../../support/postgres/start-postgres.js";

const sizes = {
  stale: ["--claims", "10000", "--stopped", "30"],
  // There are more than 800 points where a person is told, and twice as many where it goes another way.
  points: ["--every", "12"],
  "points of another way": ["--given", "20010", "--every", "40"],
  crash: ["--messages", "1000", "--kills", "100"],
} as const;

const missing = postgresMissing();
const began = Date.now();
let failed = 0;
for (const store of ["sqlite", "postgres"]) {
  if (store === "postgres" && missing !== undefined) {
    console.log(`not run: ${missing}`);
    continue;
  }
  for (const [name, size] of Object.entries(sizes)) run(name, store, size);
}
if (failed > 0) process.exitCode = 1;

function run(name: string, store: string, size: readonly string[]): void {
  const file = fileURLToPath(new URL(`${name.split(" ")[0] ?? name}/main.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--import", "tsx", file, "--store", store, ...size], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) failed += 1;
  const seconds = Math.round((Date.now() - began) / 1_000);
  console.log(`${store} ${name} ${size.join(" ")}: ${status === 0 ? "clean" : "WRONG"}, ${seconds} s so far`);
}
