// England's clock for one spring, by hand: no code of the package takes part.
// https://www.gov.uk/when-do-the-clocks-change
const clocksGoForward = Date.parse("2026-03-29T01:00:00Z");
const hour = 3_600_000;
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr"];

/** The instant of a day (`Fri 27 Mar`) and a time (`10:30`) in England in the spring of 2026. */
export function instantIn2026(day: string, time: string): number {
  const [, dayOfMonth = "", month = ""] = day.split(" ");
  const asUtc = Date.parse(`2026-${two(months.indexOf(month) + 1)}-${dayOfMonth.padStart(2, "0")}T${time}:00Z`);
  const summer = asUtc - hour;
  const at = summer >= clocksGoForward ? summer : asUtc;
  if (!inEngland(at).startsWith(`${day} `)) throw new Error(`no such day: ${day}`);
  return at;
}

/** `Fri 27 Mar 10:30`, as a clock on the wall says. */
export function inEngland(at: number): string {
  const wall = new Date(at >= clocksGoForward ? at + hour : at);
  const day = `${weekdays[wall.getUTCDay()] ?? ""} ${wall.getUTCDate()} ${months[wall.getUTCMonth()] ?? ""}`;
  return `${day} ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
