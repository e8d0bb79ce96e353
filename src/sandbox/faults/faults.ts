import { checkFault } from "./check-fault.js";
import type { Fault, FaultEffect, PlannedFault, SandboxFaults, SandboxOperation } from "./fault.js";

/** A request, as faults look at it. */
export interface FaultyRequest {
  readonly operation: SandboxOperation;
  /** Upper case; empty where the request names none. */
  readonly mailboxId: string;
  /** Empty where the request belongs to none. */
  readonly run: string;
}

/** The faults of a running sandbox, as its server asks for them. */
export interface FaultPlan extends SandboxFaults {
  /** What happens to this request. Each call counts as one request. */
  next(request: FaultyRequest): readonly FaultEffect[];
}

/** A fault, and how far it is. */
interface Planned extends PlannedFault {
  matched: number;
  struck: number;
  /** The next number from 0 up to 1. */
  readonly chance: () => number;
}

/** A plan without faults. */
export function faultPlan(): FaultPlan {
  const planned = new Map<string, Planned>();
  let added = 0;
  return {
    add: (fault) => {
      checkFault(fault);
      const id = String((added += 1));
      planned.set(id, { id, fault, matched: 0, struck: 0, chance: chances(fault.seed ?? 1) });
      return Object.assign(() => void planned.delete(id), { id });
    },
    list: () => [...planned.values()].map(({ id, fault, matched, struck }) => ({ id, fault, matched, struck })),
    remove: (id) => planned.delete(id),
    clear: ({ run } = {}) => {
      for (const { id, fault } of planned.values()) if (run === undefined || fault.run === run) planned.delete(id);
    },
    next(request) {
      if (planned.size === 0) return none;
      const effects: FaultEffect[] = [];
      for (const one of planned.values()) {
        if (!matches(one.fault, request)) continue;
        if (strikes(one)) effects.push(one.fault.does);
        if (one.matched >= lastOf(one.fault)) planned.delete(one.id);
      }
      return effects;
    },
  };
}

const none: readonly FaultEffect[] = [];

function matches(fault: Fault, { operation, mailboxId, run }: FaultyRequest): boolean {
  const { operation: wanted = operation, mailboxId: owner = mailboxId } = fault;
  if (owner.toUpperCase() !== mailboxId || (fault.run ?? run) !== run) return false;
  return typeof wanted === "string" ? wanted === operation : wanted.includes(operation);
}

/** Counts the request, and tells whether the fault applies to it. */
function strikes(one: Planned): boolean {
  const { at = 1, probability = 1 } = one.fault;
  one.matched += 1;
  const does = one.matched >= at && one.chance() < probability;
  if (does) one.struck += 1;
  return does;
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
