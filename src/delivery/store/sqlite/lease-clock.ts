import { readFileSync } from "node:fs";
import { hrtime } from "node:process";

/** A moment of the clock by which leases go. */
export interface LeaseMoment {
  /** The run of the machine, from its start to its stop. */
  readonly boot: string;
  /** Milliseconds of it, the same for all processes, whatever is done to the time of day. */
  readonly ms: number;
}

let bootId: string | undefined;

/** Linux names each run. Elsewhere it has no name: there, a lease that begins later than now is of an earlier run. */
function readBootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  } catch {
    return "unnamed";
  }
}

export function leaseMoment(): LeaseMoment {
  bootId ??= readBootId();
  return { boot: bootId, ms: Number(hrtime.bigint() / 1_000_000n) };
}

/** SQL that is true of a row whose lease still lasts. Bind the moment with {@link leaseValues}. */
export const leaseHolds = "(lease_boot is ? and lease_from <= ? and lease_until > ?)";

/** The same of the lease of the other way to the practice. */
export const fallbackLeaseHolds =
  "(fallback_lease_boot is ? and fallback_lease_from <= ? and fallback_lease_until > ?)";

export function leaseValues({ boot, ms }: LeaseMoment): readonly [string, number, number] {
  return [boot, ms, ms];
}
