import { readdirSync, readFileSync } from "node:fs";

/** Of `/proc/PID/stat`, counted after the name: the parent, and clock ticks of itself and of children that ended. */
const fields = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 } as const;
/** Linux has so many in a second on every machine that Node runs on. */
const ticksInASecond = 100;

/** The CPU seconds of a process and of its children, also of those that have ended. */
export function serverCpu(pid: number): number {
  const family = readdirSync("/proc")
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(name);
      return stat !== undefined && (Number(name) === pid || stat[fields.parent] === String(pid)) ? [stat] : [];
    });
  const { user, system, childrenUser, childrenSystem } = fields;
  const ticks = family.flatMap((stat) => [user, system, childrenUser, childrenSystem].map((at) => Number(stat[at])));
  return ticks.reduce((sum, one) => sum + one, 0) / ticksInASecond;
}

function statOf(pid: string): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined; // It has just ended.
  }
}
