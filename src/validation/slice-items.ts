/** Where the items of a slice stand in their list: those that have this value at this path (`url`, `coding.system`). */
export function sliceItems(list: unknown, path: string, value: unknown): readonly number[] {
  return Array.isArray(list) ? list.flatMap((item: unknown, index) => (belongs(item, path, value) ? [index] : [])) : [];
}

function belongs(item: unknown, path: string, value: unknown): boolean {
  if (Array.isArray(item)) return item.some((one) => belongs(one, path, value));
  if (path === "" || typeof item !== "object" || item === null) return path === "" && item === value;
  const [name = "", ...rest] = path.split(".");
  return belongs((item as Readonly<Record<string, unknown>>)[name], rest.join("."), value);
}
