import type { SandboxRelease } from "../messages/messages.js";
import type { Sandbox } from "../sandbox.js";
import type { HoldJson } from "./shapes.js";

/** The answers that the page holds back, until somebody lets them go: in order, or in the reversed one. */
export interface Holds {
  list(): readonly HoldJson[];
  add(filter: Omit<HoldJson, "id">): HoldJson;
  /** False where there is no such hold. */
  release(id: string, order: "as-written" | "reversed"): Promise<boolean>;
}

export function holdsOf(sandbox: Sandbox): Holds {
  const holds = new Map<string, { readonly hold: HoldJson; readonly release: SandboxRelease }>();
  let added = 0;
  return {
    list: () => [...holds.values()].map(({ hold }) => hold),
    add(filter) {
      const hold = { id: String((added += 1)), ...filter };
      holds.set(hold.id, { hold, release: sandbox.messages.hold(filter) });
      return hold;
    },
    async release(id, order) {
      const found = holds.get(id);
      holds.delete(id);
      await found?.release(order);
      return found !== undefined;
    },
  };
}
