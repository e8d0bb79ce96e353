/** Deeper than any consultation; anything below is refused by its shape anyway, so it need not be walked. */
const deepest = 8;

/**
 * A copy in which a member that is `undefined` is not there, as in JSON. Anything but plain objects and lists stays
 * itself.
 */
export function withoutUndefined(value: unknown, depth = 0): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => withoutUndefined(item, depth + 1));
  if (!isPlainObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present.map(([key, member]) => [key, withoutUndefined(member, depth + 1)]));
}

/** Names that JavaScript gives to every object: the schemas would not notice members with these names. */
const hidden: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The path of each own member of such a name, at any depth. */
export function hiddenMembers(value: unknown, depth = 0): readonly string[][] {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    hidden.has(key) ? [[key]] : hiddenMembers(member, depth + 1).map((below) => [key, ...below]),
  );
}

/** The same value, deeply frozen. */
export function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
