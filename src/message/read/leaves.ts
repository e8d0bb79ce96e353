/** One value of a resource, with its place. */
export interface Leaf {
  readonly path: string;
  readonly what: string;
}

/** Every value in an object of FHIR, in the order of its members. */
export function* leavesOf(value: unknown, path: string): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(item, `${path}[${index}]`);
  } else if (typeof value === "object" && value !== null) {
    // What stands beside a primitive, its id and extensions, has the primitive's own path.
    for (const [name, member] of Object.entries(value)) if (name !== "resourceType") yield* leavesOf(member, `${path}.${name.replace(/^_/, "")}`);
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    yield { path, what: String(value) };
  }
}
