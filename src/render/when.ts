const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `17-Nov-2025`, or `17-Nov-2025 09:40 (+00:00)`: the time as it was written, never moved to another zone. */
export function writtenWhen(dateTime: string): string {
  const [date = "", time] = dateTime.split("T");
  const [year, month, day] = date.split("-");
  const words = `${day}-${months[Number(month) - 1]}-${year}`;
  if (time === undefined) return words;
  const [, clock = "", seconds = "", offset = ""] = /^(\d\d:\d\d)(:.*?)(Z|[+-].*)$/.exec(time) ?? [];
  return `${words} ${clock}${seconds === ":00" ? "" : seconds} (${offset === "Z" ? "+00:00" : offset})`;
}
