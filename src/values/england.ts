/** The clocks of England (Europe/London): an hour ahead of UTC in summer. */
const hour = 3_600_000;

/**
 * When British Summer Time begins and ends in a year, in milliseconds: 01:00 UTC on the last Sunday of March and of
 * October. Source: The Summer Time Order 2002; the same rule holds from 1996 on. Intl gives the same, much more slowly.
 */
function summerOf(year: number): readonly [from: number, to: number] {
  return [lastSunday(year, 2) + hour, lastSunday(year, 9) + hour];
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return last.getTime() - last.getUTCDay() * 24 * hour;
}

/** The year that was asked for last, since most moments of a message are of one. */
let known: { readonly from: number; readonly to: number; readonly summer: ReturnType<typeof summerOf> } | undefined;

/** How far England's clocks are ahead of UTC at a moment, in milliseconds. */
export function englandAheadAt(milliseconds: number): number {
  if (known === undefined || !(milliseconds >= known.from && milliseconds < known.to)) {
    const year = new Date(milliseconds).getUTCFullYear();
    known = { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0), summer: summerOf(year) };
  }
  const [from, to] = known.summer;
  return milliseconds >= from && milliseconds < to ? hour : 0;
}

/** The moment at which a day begins in England, given the moment at which it begins in UTC. */
export function englandMidnightOf(inUtc: number): number {
  return inUtc - englandAheadAt(inUtc - hour);
}

/** A moment as England's clocks show it: `2026-07-01T10:05:00`. */
export function englandTimeOf(milliseconds: number): string {
  return new Date(milliseconds + englandAheadAt(milliseconds)).toISOString().slice(0, 19);
}

/**
 * The day in England (`yyyy-mm-dd`) of a dateTime of FHIR, whatever offset it is written with. A date without a time is
 * returned as it is written; a year before 1 keeps its own day.
 */
export function englandDayOf(dateTime: string): string {
  if (!dateTime.includes("T")) return dateTime;
  const milliseconds = Date.parse(dateTime);
  const isCounted = !Number.isNaN(milliseconds) && !dateTime.startsWith("-");
  return isCounted ? englandTimeOf(milliseconds).slice(0, 10) : dateTime.slice(0, dateTime.indexOf("T"));
}
