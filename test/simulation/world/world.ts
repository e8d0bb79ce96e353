import type { Random } from "../../fault/random.js";
import type {
  Item,
  LookUpEffect,
  MailEffect,
  MeshCall,
  MeshEffect,
  Script,
  StoreEffect,
  StoreMethod,
} from "../script.js";
import type { Life, Scheduler } from "./scheduler.js";

/** What everything in a schedule shares. */
export interface World {
  readonly script: Script;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly plan: FaultPlan;
  /** The true time of day. */
  nowMs(): number;
  /** The time of day as a process sees it. */
  clockOf(life: Life): number;
  /** Ends a process at once. */
  die(life: Life): void;
  /** A line of what happened: equal runs have equal lines. */
  trace(line: string): void;
  /** Something is wrong. */
  fault(text: string): void;
}

/** The faults of a script that still wait for their call. */
export interface FaultPlan {
  ofStore(worker: number, method: StoreMethod): StoreEffect | undefined;
  /** Whether a process hangs once it has claimed something: the calls that claim nothing do not count. */
  hangsWithClaim(worker: number): boolean;
  ofMesh(call: MeshCall, mailbox: number, now: number): MeshEffect | undefined;
  ofTelling(): "throws" | "hangs" | undefined;
  /** `afterMs`: how long after it was taken a message comes back. */
  ofMail(): { readonly effect: MailEffect; readonly afterMs?: number } | undefined;
  ofLookUp(): LookUpEffect | undefined;
  ofDocument(): "throws" | "hangs" | undefined;
  /** From now on everything works. */
  heal(): void;
}

export function faultPlanOf({ items }: Script): FaultPlan {
  const counts = new Map<string, number>();
  const planned = new Map<string, Item>();
  const outages: Extract<Item, { what: "outage" }>[] = [];
  let isHealed = false;
  for (const item of items) {
    if (item.what === "store" && item.method === "claimSends" && item.effect === "hangs")
      planned.set(`${item.worker} claimed ${item.nth}`, item);
    else if (item.what === "store") planned.set(`${item.worker} ${item.method} ${item.nth}`, item);
    else if (item.what === "mesh") planned.set(`${item.call} ${item.nth}`, item);
    else if (["tell", "mail", "look-up", "document"].includes(item.what) && "nth" in item)
      planned.set(`${item.what} ${item.nth}`, item);
    else if (item.what === "outage") outages.push(item);
  }
  const keys = new Set([...planned.keys()].map((key) => key.slice(0, key.lastIndexOf(" "))));
  function next(key: string): Item | undefined {
    // Calls of which none is to fail need no counting.
    if (!keys.has(key)) return undefined;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return isHealed ? undefined : planned.get(`${key} ${count}`);
  }
  return {
    ofStore(worker, method) {
      const item = next(`${worker} ${method}`);
      return item?.what === "store" ? item.effect : undefined;
    },
    hangsWithClaim: (worker) => next(`${worker} claimed`) !== undefined,
    ofMesh(call, mailbox, now) {
      const item = next(call);
      if (item?.what === "mesh") return item.effect;
      const outage = outages.find((one) => one.mailbox === mailbox && now >= one.at && now < one.at + one.forMs);
      return isHealed ? undefined : outage?.effect;
    },
    ofTelling() {
      const item = next("tell");
      return item?.what === "tell" ? item.effect : undefined;
    },
    ofMail() {
      const item = next("mail");
      return item?.what === "mail" ? item : undefined;
    },
    ofLookUp() {
      const item = next("look-up");
      return item?.what === "look-up" ? item.effect : undefined;
    },
    ofDocument() {
      const item = next("document");
      return item?.what === "document" ? item.effect : undefined;
    },
    heal() {
      isHealed = true;
    },
  };
}
