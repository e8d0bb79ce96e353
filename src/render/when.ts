const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `17-Nov-2025`, `Nov-2025`, `2025`, or `17-Nov-2025 09:40 (+00:00)`: the time as it was written, never moved to another zone. */
export function writtenWhen(dateTime: string): string {
  const [date = "", time] = dateTime.split("T");
  const [year, month, day] = date.split("-");
  const words = [day, month === undefined ? undefined : months[Number(month) - 1], year].filter((part) => part !== undefined).join("-");
  if (time === undefined) return words;
  const [, clock = "", seconds = "", offset = ""] = /^(\d\d:\d\d)(:.*?)(Z|[+-].*)$/.exec(time) ?? [];
  return `${words} ${clock}${/^:00(?:\.0+)?$/.test(seconds) ? "" : seconds} (${offset === "Z" ? "+00:00" : offset})`;
}

/** Whole years from one date to another, both at least `yyyy-MM-dd`. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years;
}
