/** MESH takes tokens of at most two hours' difference (ME-02); the Date header and our token are a little apart. */
const toleratedMs = 115 * 60_000;

/** Words for a clock that is hours away from the server's Date header; undefined where it is not, or cannot be told. */
export function clockDifference(dateHeader: string | undefined, now: Date): string | undefined {
  const difference = now.getTime() - Date.parse(dateHeader ?? "");
  if (!(Math.abs(difference) > toleratedMs)) return undefined;
  const minutes = Math.round(Math.abs(difference) / 60_000);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min ${difference > 0 ? "ahead of" : "behind"}`;
}
