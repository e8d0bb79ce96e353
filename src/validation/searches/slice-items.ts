/** The indices of a slice's items in their list: those that have this value at this path (`url`, `coding.system`). */
export function sliceItems(list: unknown, path: string, value: unknown): readonly number[] {
  const steps = path.split(".");
  return Array.isArray(list)
    ? list.flatMap((item: unknown, index) => (belongs(item, steps, value) ? [index] : []))
    : [];
}

function belongs(item: unknown, steps: readonly string[], value: unknown): boolean {
  if (Array.isArray(item)) return item.some((one) => belongs(one, steps, value));
  const [name, ...rest] = steps;
  if (name === undefined) return item === value;
  return (
    typeof item === "object" && item !== null && belongs((item as Readonly<Record<string, unknown>>)[name], rest, value)
  );
}
