import type { JsonNode } from "./json-tree.js";

/** Where something of a resource is in its JSON text. */
export interface JsonPlace {
  /** RFC 6901; empty for the whole text: `/entry/2/resource/_birthDate/extension/0`. */
  readonly pointer: string;
  /** Characters before it: before the name of a member, or before an item of a list. */
  readonly offset: number;
}

/** A step of the way down through a text, as FHIR's path and as the JSON pointer have it. */
export class Step implements JsonPlace {
  readonly offset: number;
  /** How many elements are around this one in XML, itself included. */
  readonly depth: number;
  readonly #outer: Step | undefined;
  readonly #name: string;
  readonly #token: string | undefined;

  /**
   * @param name As FHIR's path has it: `given[1]`.
   * @param token As the pointer has it: `_given/1`. Without it the pointer stays that of the step before.
   */
  constructor(outer: Step | undefined, name: string, token: string | undefined, offset: number, depth: number) {
    this.#outer = outer;
    this.#name = name;
    this.#token = token;
    this.offset = offset;
    this.depth = depth;
  }

  /** The same place, of the resource that the element holds: in XML that is an element of its own. */
  get inside(): Step {
    return new Step(this.#outer, this.#name, this.#token, this.offset, this.depth + 1);
  }

  get path(): string {
    return this.#outer === undefined ? this.#name : `${this.#outer.path}.${this.#name}`;
  }

  get pointer(): string {
    const before = this.#outer?.pointer ?? "";
    return this.#token === undefined ? before : `${before}/${this.#token}`;
  }
}

/** What a path has led to so far. */
interface Reached extends JsonPlace {
  readonly node: JsonNode;
  /** The id and extensions beside a primitive. */
  readonly beside: Reached | undefined;
}

/** The place of the element that a FHIR path names, or of the nearest around it that the text has. */
export function nearestPlace(root: JsonNode, path: string): JsonPlace & { readonly isExact: boolean } {
  let at: Reached = { node: root, pointer: "", offset: root.offset, beside: undefined };
  for (const step of path.split(".").slice(1)) {
    const next: Reached | undefined = childOf(at, step);
    if (next === undefined) return { ...at, isExact: false };
    at = next;
  }
  return { ...at, isExact: true };
}

function childOf({ node, pointer, beside }: Reached, step: string): Reached | undefined {
  const [, name = step, index] = /^(.*)\[([0-9]+)\]$/.exec(step) ?? [];
  // Where one value belongs and a list is there, its first item was read.
  const owner = node.kind === "list" ? node.items[0] : node;
  if (owner?.kind !== "object") return beside === undefined ? undefined : childOf(beside, step);
  const place = pointer + (node.kind === "list" ? "/0" : "");
  const shadow = memberOf(owner, `_${name}`, index, place);
  const own = memberOf(owner, name, index, place);
  return own === undefined || own.node.kind === "null" ? (shadow ?? own) : { ...own, beside: shadow };
}

function memberOf(owner: JsonNode, name: string, index: string | undefined, outer: string): Reached | undefined {
  const member = owner.kind === "object" ? owner.members.get(name) : undefined;
  if (member === undefined) return undefined;
  const { value, offset } = member;
  const pointer = `${outer}/${name}`;
  // Where a list belongs and one value is there, that was read as its only item.
  if (index === undefined || value.kind !== "list")
    return Number(index ?? 0) === 0 ? { node: value, pointer, offset, beside: undefined } : undefined;
  const item = value.items[Number(index)];
  return item === undefined
    ? undefined
    : { node: item, pointer: `${pointer}/${index}`, offset: item.offset, beside: undefined };
}
