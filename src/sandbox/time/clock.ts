import { InvalidValueError } from "../../errors.js";
import { nextWorkingDay, workingDaysOf } from "../../delivery/working-days.js";
import { englandDayOf, englandMidnightOf } from "../../values/england.js";
import { givenFunction, givenObject } from "../../values/given.js";
import { callOwner } from "../callbacks.js";
import type { SandboxAdvance, SandboxTime } from "./time.js";

/** A clock that can be moved, as the sandbox itself uses it. */
export interface MovableClock {
  readonly now: () => Date;
  /** The clocks that a client's token may be of: while this one is moved, the system's too. */
  readonly clientClocks: readonly (() => Date)[];
  /** How far it is ahead of the system's. Milliseconds. */
  readonly ahead: () => number;
  readonly time: SandboxTime;
}

/** What happens when the clock is moved. */
export interface ClockMoves {
  /** How far the clock is ahead at the start, in milliseconds. */
  readonly ahead?: number;
  /** Called with the milliseconds of each move on, before listeners are; with 0 where the clock was set back. */
  readonly moved: (milliseconds: number) => void;
}

const hourMs = 3_600_000;

/** Most days of one move. */
const mostDays = 3_650;

/** The clock of a sandbox. One that the owner gave cannot be moved. */
export function movableClock(given: (() => Date) | undefined, { ahead: first = 0, moved }: ClockMoves): MovableClock {
  let ahead = first;
  const listeners = new Set<(now: Date) => void>();
  const system = (): Date => new Date();
  const now = given ?? ((): Date => new Date(Date.now() + ahead));
  const move = (milliseconds: number, to: number): void => {
    if (given !== undefined)
      throw new InvalidValueError("time", "cannot be moved in a sandbox that was given a clock: move that one");
    ahead = to;
    moved(milliseconds);
    for (const listener of listeners) callOwner(listener, now());
  };
  return {
    now,
    clientClocks: given === undefined ? [now, system] : [given],
    ahead: () => ahead,
    time: {
      now,
      advance(by) {
        const before = now().getTime();
        const milliseconds = targetOf(by, before) - before;
        move(milliseconds, ahead + milliseconds);
        return now();
      },
      reset() {
        move(0, 0);
      },
      onChange(listener) {
        givenFunction(listener, "listener");
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}

/** Members of a move. A misspelt one would move nothing. */
const members: Readonly<Record<keyof SandboxAdvance, true>> = { hours: true, days: true, toNextWorkingDay: true };

/** The moment that a move leads to. @throws InvalidValueError */
function targetOf(by: SandboxAdvance, from: number): number {
  givenObject(by, "by");
  const unknown = Object.keys(by).some((name) => !Object.hasOwn(members, name));
  if (unknown) throw new InvalidValueError("by", "may have hours, days and toNextWorkingDay");
  const { hours = 0, days = 0, toNextWorkingDay } = by;
  checkAmount(hours, "by.hours", mostDays * 24);
  checkAmount(days, "by.days", mostDays);
  if (toNextWorkingDay !== undefined && (toNextWorkingDay as unknown) !== true)
    throw new InvalidValueError("by.toNextWorkingDay", "must be true or left out");
  const later = from + Math.round((days * 24 + hours) * hourMs);
  return toNextWorkingDay === undefined ? later : morningAfter(later);
}

function checkAmount(value: unknown, what: string, most: number): void {
  if (typeof value !== "number" || !(value >= 0 && value <= most))
    throw new InvalidValueError(what, `must be a number from 0 to ${most}`);
}

const isWorkingDay = workingDaysOf();

/** 09:00 in England on the next working day after a moment. */
function morningAfter(moment: number): number {
  const day = nextWorkingDay(englandDayOf(new Date(moment).toISOString()), isWorkingDay);
  return englandMidnightOf(Date.parse(day)) + 9 * hourMs;
}
