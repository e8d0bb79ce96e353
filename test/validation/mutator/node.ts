import { typeTables, type ElementTable } from "../../../src/fhir/tables.js";

/** An element of a message, free to be changed into anything, also into what is not FHIR. */
export interface Node {
  name: string;
  readonly attributes: Map<string, string>;
  children: (Node | string)[];
  parent: Node | undefined;
  /** The FHIR type that the element tables give it: `Patient`, `HumanName`, `date`; empty where they know none. */
  readonly type: string;
}

export function node(
  name: string,
  type = "",
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): Node {
  const made: Node = { name, type, attributes: new Map(Object.entries(attributes)), children: [], parent: undefined };
  for (const child of children) append(made, child);
  return made;
}

/** A copy that stands nowhere. */
export function copyOf(original: Node): Node {
  return node(
    original.name,
    original.type,
    Object.fromEntries(original.attributes),
    original.children.map((child) => (typeof child === "string" ? child : copyOf(child))),
  );
}

export function elementsOf({ children }: Node, name?: string): readonly Node[] {
  return children.filter(
    (child): child is Node => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

export function elementOf(parent: Node, name: string): Node | undefined {
  return elementsOf(parent, name)[0];
}

/** The element and all below it, in the order of the text. */
export function* within(top: Node): Generator<Node> {
  yield top;
  for (const child of elementsOf(top)) yield* within(child);
}

export function rootOf(of: Node): Node {
  return of.parent === undefined ? of : rootOf(of.parent);
}

export function append(parent: Node, child: Node | string, at: number = parent.children.length): void {
  parent.children.splice(at, 0, child);
  if (typeof child !== "string") child.parent = parent;
}

export function remove(gone: Node): void {
  const { parent } = gone;
  if (parent !== undefined) parent.children = parent.children.filter((child) => child !== gone);
  gone.parent = undefined;
}

export function insertAfter(known: Node, added: Node): Node {
  if (known.parent !== undefined) append(known.parent, added, known.parent.children.indexOf(known) + 1);
  return added;
}

export function insertBefore(known: Node, added: Node): Node {
  if (known.parent !== undefined) append(known.parent, added, known.parent.children.indexOf(known));
  return added;
}

/** How the tables describe an element in its parent. */
export function tableOf({ name, parent }: Node): ElementTable | undefined {
  return parent === undefined ? undefined : typeTables().get(parent.type)?.elements.get(name);
}

export function isResource({ type }: Node): boolean {
  return typeTables().get(type)?.isResource === true;
}

/** The resource that an element stands in, or is. */
export function resourceOf(of: Node): Node {
  return isResource(of) || of.parent === undefined ? of : resourceOf(of.parent);
}

/** A data type or backbone element: no resource, no primitive. */
export function isComplex(of: Node): boolean {
  return tableOf(of)?.kind === "complex";
}

export function isPrimitive(of: Node): boolean {
  return of.attributes.has("value") && of.type !== "" && !isComplex(of);
}

export function valueOf(of: Node | undefined): string {
  return of?.attributes.get("value") ?? "";
}
