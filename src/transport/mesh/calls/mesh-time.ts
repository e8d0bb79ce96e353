/** `yyyyMMddHHmmss`, or ISO 8601 with or without fraction and zone: MESH's answers have both (ME-04, ME-11). */
const form = /^(\d{4})-?(\d\d)-?(\d\d)[T ]?(\d\d):?(\d\d):?(\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/** A time as MESH writes it; without a zone it is UTC. Undefined where it is none. */
export function meshTime(text: string | undefined): Date | undefined {
  const parts = form.exec(text ?? "");
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = parts;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // JavaScript takes 30 February for 1 March: a date that does not exist is not a time.
  const asUtc = new Date(`${wall}Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(wall)) return undefined;
  const found = new Date(`${wall}${fraction}${zone}`);
  return Number.isNaN(found.getTime()) ? undefined : found;
}
