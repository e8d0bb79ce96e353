import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Megabytes in use on this thread after garbage collection. */
export function heapInUse(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1_000_000;
}
