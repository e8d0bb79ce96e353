const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * `17-Nov-2025`, `Nov-2025`, `2025`, or `17-Nov-2025 09:40 (+00:00)`: the time as it was written, never converted to
 * another time zone.
 */
export function writtenWhen(dateTime: string): string {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:T(\d\d:\d\d)(:.*?)(Z|[+-].*))?)?)?$/.exec(dateTime);
  if (found === null) return dateTime;
  const [, year, month, day, clock, seconds = "", offset = ""] = found;
  const words = [day, month === undefined ? undefined : months[Number(month) - 1], year]
    .filter((part) => part !== undefined)
    .join("-");
  if (clock === undefined) return words;
  return `${words} ${clock}${/^:00(?:\.0+)?$/.test(seconds) ? "" : seconds} (${offset === "Z" ? "+00:00" : offset})`;
}

/** `21-May-1990 (aged 35)`: the age in whole years on the day of the consultation, if both days are known. */
export function writtenBirth(birthDate: string, startedAt = ""): string {
  const [from, to] = [birthDate.slice(0, 10), startedAt.slice(0, 10)];
  if (from.length < 10 || to.length < 10 || to < from) return writtenWhen(birthDate);
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
  return `${writtenWhen(birthDate)} (aged ${years})`;
}
