/** What is changed in a consultation: values by their places, such as `observations.0.systolic`. Undefined: removed. */
export type Change = Readonly<Record<string, unknown>>;

/** The same data with a change. What it was stays as it was. */
export function withChange(data: unknown, change: Change): unknown {
  return Object.entries(change).reduce((before, [place, value]) => put(before, place.split("."), value), data);
}

function put(within: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(within)) {
    const items: readonly unknown[] = within;
    return Object.assign([...items], { [name]: put(items[Number(name)], rest, value) });
  }
  const members = Object.entries({ ...(within as object) });
  const changed = put(members.find(([member]) => member === name)?.[1], rest, value);
  const others = members.filter(([member]) => member !== name);
  return Object.fromEntries(changed === undefined ? others : [...others, [name, changed]]);
}
