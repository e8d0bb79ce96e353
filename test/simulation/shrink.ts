import type { Outcome } from "./simulation.js";
import type { Item, Script } from "./script.js";

/** Runs a script again. */
export type Run = (script: Script) => Promise<Pick<Outcome, "faults">>;

/** The same script with as few items as still show the same fault. */
export async function shrink(script: Script, run: Run): Promise<Script> {
  const wanted = new Set((await run(script)).faults.map(kindOf));
  const isShown = async (items: readonly Item[]): Promise<boolean> =>
    (await run({ ...script, items })).faults.some((fault) => wanted.has(kindOf(fault)));
  let items = script.items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < items.length;) {
      const fewer = [...items.slice(0, from), ...items.slice(from + size)];
      if (await isShown(fewer)) items = fewer;
      else from += size;
    }
  }
  return { ...script, items };
}

/** A fault without what differs from run to run. */
export function kindOf(fault: string): string {
  return fault.replace(/ \(.*$/s, "").replace(/[0-9]+/g, "#");
}
