import { checkFault } from "./check-fault.js";
import type { Fault, FaultEffect, SandboxFaults, SandboxOperation } from "./fault.js";

/** The faults of a running sandbox, as its server asks for them. */
export interface FaultPlan extends SandboxFaults {
  /** What happens to this request. Each call counts as one request. */
  next(operation: SandboxOperation, mailboxId: string): readonly FaultEffect[];
}

/** A fault, and how far it is. */
interface Planned {
  readonly fault: Fault;
  /** Requests that it matched. */
  seen: number;
  /** The next number from 0 up to 1. */
  readonly chance: () => number;
}

/** A plan without faults. */
export function faultPlan(): FaultPlan {
  const planned = new Set<Planned>();
  return {
    add: (fault) => {
      checkFault(fault);
      const one: Planned = { fault, seen: 0, chance: chances(fault.seed ?? 1) };
      planned.add(one);
      return () => {
        planned.delete(one);
      };
    },
    clear: () => {
      planned.clear();
    },
    next(operation, mailboxId) {
      const effects: FaultEffect[] = [];
      for (const one of planned) {
        if (!matches(one.fault, operation, mailboxId)) continue;
        if (strikes(one)) effects.push(one.fault.does);
        if (one.seen >= lastOf(one.fault)) planned.delete(one);
      }
      return effects;
    },
  };
}

function matches(
  { operation: wanted, mailboxId: owner }: Fault,
  operation: SandboxOperation,
  mailboxId: string,
): boolean {
  if (owner !== undefined && owner.toUpperCase() !== mailboxId) return false;
  return wanted === undefined || (typeof wanted === "string" ? wanted === operation : wanted.includes(operation));
}

/** Counts the request, and tells whether the fault applies to it. */
function strikes(one: Planned): boolean {
  const { at = 1, probability = 1 } = one.fault;
  one.seen += 1;
  return one.seen >= at && one.chance() < probability;
}

/** The last matching request that a fault can apply to. */
function lastOf({ at = 1, times, probability }: Fault): number {
  return at - 1 + (times ?? (probability === undefined ? 1 : Infinity));
}

/** Numbers from 0 up to 1 that are the same for the same seed (the generator "mulberry32"). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
