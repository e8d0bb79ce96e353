/** One value of a resource, with its place. */
export interface Leaf {
  readonly path: string;
  readonly what: string;
}

/** Every value in an object of FHIR, in the order of its members. */
export function leavesOf(value: unknown, path: string): readonly Leaf[] {
  const found: Leaf[] = [];
  collect(value, path, found);
  return found;
}

/** Into one list: a generator within a generator would hand each value up through every level. */
function collect(value: unknown, path: string, found: Leaf[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, `${path}[${index}]`, found);
  } else if (typeof value === "object" && value !== null) {
    // What stands beside a primitive, its id and extensions, has the primitive's own path.
    for (const [name, member] of Object.entries(value))
      if (name !== "resourceType") collect(member, `${path}.${name.replace(/^_/, "")}`, found);
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    found.push({ path, what: String(value) });
  }
}
