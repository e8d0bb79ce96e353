import { isObject } from "../../values/object.js";

/** Whether an item belongs to a slice: whether it has this value at this path (`url`, `coding.system`). */
export function belongsTo(path: string, value: string): (item: unknown) => boolean {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return (item) => isObject(item) && item[name] === value;
  const further = belongsTo(rest.join("."), value);
  return (item) => {
    if (!isObject(item)) return false;
    const part = item[name];
    return Array.isArray(part) ? part.some(further) : further(part);
  };
}

/** The indices of a slice's items in their list. */
export function sliceItems(list: unknown, path: string, value: string): readonly number[] {
  const isIn = belongsTo(path, value);
  return Array.isArray(list) ? list.flatMap((item: unknown, index) => (isIn(item) ? [index] : [])) : [];
}
