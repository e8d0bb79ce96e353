// MESH writes times in UTC: `yyyyMMddHHmm` in a token, `yyyyMMddHHmmss` in a header, ISO without a zone in tracking.

const token = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Milliseconds since 1970 of a token's `yyyyMMddHHmm`. Undefined where the text is not such a time. */
export function millisecondsOfTokenTime(text: string): number | undefined {
  const parts = token.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return compactTime(time).slice(0, 12) === text ? time.getTime() : undefined;
}

/** `yyyyMMddHHmmss`, UTC. */
export function compactTime(time: Date): string {
  return time.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
}

/** `yyyy-MM-ddTHH:mm:ss`, UTC though it does not say so. */
export function isoTime(time: Date): string {
  return time.toISOString().slice(0, 19);
}
