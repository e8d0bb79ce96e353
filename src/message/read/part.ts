import { isFhirDateTime, type FhirDateTime } from "../../values/dates.js";
import { isObject } from "../../values/object.js";

type Name<T> = keyof T & string;
type Item<V> = NonNullable<V> extends readonly (infer I)[] ? NonNullable<I> : never;
type Inner<V> = Extract<NonNullable<V>, object>;

/**
 * One element of a message that is being read. What a reader takes is ticked off by its path; whatever no reader takes
 * is the remainder. So nothing can be dropped because somebody forgot it.
 */
export class Part<T extends object> {
  /** `Bundle.entry[2].resource.type` */
  readonly path: string;
  readonly #value: T;
  readonly #taken: Set<string>;

  constructor(value: T, path: string, taken: Set<string>) {
    this.#value = value;
    this.path = path;
    this.#taken = taken;
  }

  /** All of it as received, without taking it. */
  get bare(): T {
    return this.#value;
  }

  /** A member as received, without taking it. */
  see<K extends Name<T>>(name: K): T[K] | undefined {
    return this.#value[name];
  }

  /** Takes a text. */
  text(name: Name<T>): string | undefined {
    const value: unknown = this.#value[name];
    if (typeof value !== "string") return undefined;
    this.#tick(name);
    return value;
  }

  /** Takes a date or a time, and leaves anything else. */
  time(name: Name<T>): FhirDateTime | undefined {
    const value: unknown = this.#value[name];
    if (!isFhirDateTime(value)) return undefined;
    this.#tick(name);
    return value;
  }

  /** Takes a whole number. */
  number(name: Name<T>): number | undefined {
    const value: unknown = this.#value[name];
    if (typeof value !== "number") return undefined;
    this.#tick(name);
    return value;
  }

  /** Takes what `known` recognises, ignoring spaces around it, and leaves anything else. */
  oneOf<Known extends string>(name: Name<T>, known: (text: string) => text is Known): Known | undefined {
    const value: unknown = this.#value[name];
    const text = typeof value === "string" ? value.trim() : "";
    if (!known(text)) return undefined;
    this.#tick(name);
    return text;
  }

  /** Takes a member if it is one of these, ignoring spaces around it. */
  is(name: Name<T>, ...wanted: readonly (string | boolean | number | undefined)[]): boolean {
    const value: unknown = this.#value[name];
    if (
      !wanted.some((one) => one !== undefined && (one === value || (typeof value === "string" && one === value.trim())))
    )
      return false;
    this.#tick(name);
    return true;
  }

  /** The texts of a repeated primitive, all taken. */
  texts(name: Name<T>): readonly string[] {
    const value: unknown = this.#value[name];
    return (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((text, index) => {
      if (typeof text !== "string") return [];
      this.#tick(`${name}[${index}]`);
      return [text];
    });
  }

  /** Takes those of a repeated primitive that are one of these, ignoring spaces around them. */
  has(name: Name<T>, ...wanted: readonly string[]): boolean {
    const value: unknown = this.#value[name];
    const found = (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((text, index) =>
      typeof text === "string" && wanted.includes(text.trim()) ? [index] : [],
    );
    for (const index of found) this.#tick(`${name}[${index}]`);
    return found.length > 0;
  }

  /** Takes all of it, as received. */
  whole(): T {
    for (const { path } of leavesOf(this.#value, this.path)) this.#taken.add(path);
    return this.#value;
  }

  /** The element of this name. */
  part<K extends Name<T>>(name: K): Part<Inner<T[K]>> | undefined {
    const value: unknown = this.#value[name];
    return isObject(value) ? new Part(value as Inner<T[K]>, `${this.path}.${name}`, this.#taken) : undefined;
  }

  /** The elements of this name, if it may repeat. */
  parts<K extends Name<T>>(name: K): readonly Part<Extract<Item<T[K]>, object>>[] {
    const value: unknown = this.#value[name];
    return (Array.isArray(value) ? (value as readonly unknown[]) : []).flatMap((item, index) =>
      isObject(item)
        ? [new Part(item as Extract<Item<T[K]>, object>, `${this.path}.${name}[${index}]`, this.#taken)]
        : [],
    );
  }

  #tick(name: string): void {
    this.#taken.add(`${this.path}.${name}`);
  }
}

/** One value of a resource, with its place. */
interface Leaf {
  readonly path: string;
  readonly what: string;
}

/** Every value in an object of FHIR, in the order of its members. */
export function leavesOf(value: unknown, path: string): readonly Leaf[] {
  const found: Leaf[] = [];
  collect(value, path, found);
  return found;
}

/** Into one list: nested generators would hand each value up through every level. */
function collect(value: unknown, path: string, found: Leaf[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, `${path}[${index}]`, found);
  } else if (typeof value === "object" && value !== null) {
    // The id and extensions of a primitive have the primitive's own path.
    for (const [name, member] of Object.entries(value))
      if (name !== "resourceType") collect(member, `${path}.${name.replace(/^_/, "")}`, found);
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    found.push({ path, what: String(value) });
  }
}
