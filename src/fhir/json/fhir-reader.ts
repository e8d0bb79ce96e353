import { typeTables, type ElementTable, type TypeTable } from "../tables.js";
import { JsonFault, type JsonMember, type JsonNode, type JsonObject } from "./json-tree.js";
import { Step } from "./places.js";
import { readNarrative, readPrimitive, readText, type Report } from "./primitives.js";

type Members = Record<string, unknown>;

/** Any other name of a member could be a person's data and is never repeated. */
const nameForm = /^_?[A-Za-z][A-Za-z0-9]{0,63}$/;

/** Reads a tree of JSON values into the objects that the XML reader gives, by the tables. */
export class FhirJsonReader {
  readonly #types: ReadonlyMap<string, TypeTable> = typeTables();
  readonly #report: Report;
  readonly #deepest: number;

  /** @param deepest Elements inside each other, counted as in XML. */
  constructor(deepest: number, report: Report) {
    this.#deepest = deepest;
    this.#report = report;
  }

  /** The resource of the whole text; undefined where it is JSON of another kind. */
  read(root: JsonNode): Members | undefined {
    const name = nameOf(root);
    return name === undefined ? undefined : this.#resource(root, new Step(undefined, name, undefined, root.offset, 1));
  }

  #child(outer: Step, name: string, token: string | undefined, offset: number): Step {
    return this.#notTooDeep(new Step(outer, name, token, offset, outer.depth + 1));
  }

  #notTooDeep(step: Step): Step {
    if (step.depth > this.#deepest) throw new JsonFault("too-deep", step.offset);
    return step;
  }

  #resource(node: JsonNode, step: Step): Members | undefined {
    const name = nameOf(node);
    const type = name === undefined ? undefined : this.#types.get(name);
    if (node.kind !== "object") this.#report("wrong-kind", "an object, a resource, belongs here", step);
    else if (name === undefined)
      this.#report("unknown-resource-type", "the object has no resourceType that names a resource", step);
    else if (type === undefined || !type.isResource) {
      this.#report("unknown-resource-type", "the resourceType is not one of this message", step);
      return { resourceType: name };
    } else return { resourceType: name, ...this.#members(type, node, step) };
    return undefined;
  }

  #members(type: TypeTable, node: JsonObject, around: Step): Members {
    const target: Members = {};
    const chosen = new Map<number, ElementTable>();
    for (const { name, offset } of node.repeated)
      this.#report("repeated", "the object has this member twice", this.#named(around, name, offset));
    if (node.members.size === 0) this.#report("empty", "an object must not be empty", around);
    for (const member of node.members.values()) {
      const element = type.members.get(member.name);
      if (element === undefined) {
        this.#attribute(type, member, target, around);
        continue;
      }
      const own = node.members.get(element.name);
      const shadow = hasShadow(element) ? node.members.get(element.shadow) : undefined;
      // A primitive is read once, with what is beside it.
      if (member === shadow && own !== undefined) continue;
      const other = chosen.get(element.order);
      if (other !== undefined)
        this.#report(
          "repeated",
          "only one alternative of a choice may be there",
          this.#named(around, member.name, member.offset),
        );
      chosen.set(element.order, element);
      if (element.repeats) this.#list(element, own, shadow, target, around);
      else this.#single(element, own, shadow, target, around);
    }
    if (type.hasUrl && !node.members.has("url"))
      this.#report("missing-attribute", "an extension must have the member url", around);
    return target;
  }

  /** A member that no element is: what XML has as an attribute, or nothing that FHIR knows. */
  #attribute(type: TypeTable, { name, offset, value }: JsonMember, target: Members, around: Step): void {
    if (name === "resourceType" && type.isResource) return;
    const step = this.#named(around, name, offset);
    if ((name === "id" && !type.isResource) || (name === "url" && type.hasUrl)) {
      if (value.kind === "text") target[name] = readText(value, step, this.#report);
      else this.#report("wrong-kind", "a text belongs here", step);
    } else this.#report("unknown-element", `${type.name} has no such member`, step);
  }

  #named(around: Step, name: string, offset: number): Step {
    return nameForm.test(name) ? this.#child(around, name, name, offset) : this.#child(around, "?", undefined, offset);
  }

  #single(
    element: ElementTable,
    own: JsonMember | undefined,
    shadow: JsonMember | undefined,
    target: Members,
    around: Step,
  ): void {
    const first = (member: JsonMember | undefined): [JsonNode, Step] | undefined => {
      if (member === undefined) return undefined;
      const step = this.#child(around, element.name, member.name, member.offset);
      if (member.value.kind === "list") this.#report("wrong-cardinality", "one value belongs here, and no list", step);
      const value = member.value.kind === "list" ? member.value.items[0] : member.value;
      if (value?.kind !== "null") return value === undefined ? undefined : [value, step];
      this.#report("empty", "null is not a value", step);
      return undefined;
    };
    const [value, beside] = this.#one(element, first(own), first(shadow));
    if (value !== undefined) target[element.name] = value;
    if (beside !== undefined) target[element.shadow] = beside;
  }

  #list(
    element: ElementTable,
    own: JsonMember | undefined,
    shadow: JsonMember | undefined,
    target: Members,
    around: Step,
  ): void {
    const values = this.#items(element, own, around);
    const besides = this.#items(element, shadow, around);
    const read = Array.from({ length: Math.max(values.length, besides.length) }, (_, index) =>
      this.#one(element, values[index], besides[index]),
    );
    if (read.length === 0) return;
    // What cannot be read keeps its place, so that the paths of what follows lead to it.
    target[element.name] = read.map(([value]) => value ?? (element.kind === "resource" ? { resourceType: "" } : null));
    if (read.some(([, beside]) => beside !== undefined))
      target[element.shadow] = read.map(([, beside]) => beside ?? null);
  }

  #items(element: ElementTable, member: JsonMember | undefined, around: Step): [JsonNode, Step][] {
    if (member === undefined) return [];
    const { name, offset, value } = member;
    const whole = this.#child(around, element.name, name, offset);
    if (value.kind !== "list") {
      this.#report("wrong-cardinality", "a list belongs here, in square brackets", whole);
      return [[value, this.#child(around, `${element.name}[0]`, name, offset)]];
    }
    if (value.items.length === 0) this.#report("empty", "a list must not be empty", whole);
    return value.items.map((item, index) => [
      item,
      this.#child(around, `${element.name}[${index}]`, `${name}/${index}`, item.offset),
    ]);
  }

  /** An element: its value, and beside a primitive its id and extensions. */
  #one(
    element: ElementTable,
    own: [JsonNode, Step] | undefined,
    shadow: [JsonNode, Step] | undefined,
  ): [unknown, Members | undefined] {
    const [value, step] = own ?? [];
    const beside =
      shadow === undefined || shadow[0].kind === "null" ? undefined : this.#object(element.type, ...shadow);
    if (value === undefined || step === undefined || value.kind === "null") {
      // In a list, null is in the place of a value that has only extensions.
      if (step !== undefined && beside === undefined) this.#report("empty", "null is not a value", step);
      return [element.kind === "complex" ? {} : undefined, beside];
    }
    switch (element.kind) {
      case "complex":
        return [this.#object(element.type, value, step), undefined];
      case "resource":
        return [this.#resource(value, this.#notTooDeep(step.inside)), undefined];
      case "xhtml":
        return [readNarrative(value, step, this.#deepest, this.#report), undefined];
      case "text":
      case "boolean":
      case "integer":
      case "decimal":
        return [readPrimitive(element, value, step, this.#report), beside];
    }
  }

  #object(type: TypeTable, node: JsonNode, step: Step): Members {
    if (node.kind === "object") return this.#members(type, node, step);
    this.#report("wrong-kind", "an object belongs here", step);
    return {};
  }
}

/** The name of the resource that an object is; undefined where none is given, or what is given cannot be one. */
function nameOf(node: JsonNode): string | undefined {
  const named = node.kind === "object" ? node.members.get("resourceType")?.value : undefined;
  return named?.kind === "text" && nameForm.test(named.text) ? named.text : undefined;
}

/** Only primitives have their id and extensions in a member of their own. */
function hasShadow({ kind }: ElementTable): boolean {
  return kind !== "complex" && kind !== "resource" && kind !== "xhtml";
}
