/** Deeper than any consultation; what lies below is refused by its shape, so it need not be walked. */
const deepest = 8;

/** A copy in which a member that is `undefined` is not there, as in JSON. Anything but plain objects and lists stays itself. */
export function withoutUndefined(value: unknown, depth = 0): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => withoutUndefined(item, depth + 1));
  if (!isPlainObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present.map(([key, member]) => [key, withoutUndefined(member, depth + 1)]));
}

/** The same value, which nobody can change any more. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
