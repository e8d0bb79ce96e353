import type { ElementKind, ElementTable } from "../../fhir/tables.js";
import { hasForm } from "./forms.js";
import { stepsOfResource, typeOfResource, type Step, type Steps } from "./steps.js";
import type { Place } from "./place.js";

/** A value inside a resource, with the FHIR type that the element tables give it. */
export class Met {
  /**
   * `date`, `CodeableConcept`, `Observation.component`; for what is not a value of its type: `?` a member that FHIR
   * does not have, `[]` a list that must not be one or the other way round, `!` a value of another kind, `|` a second
   * type of a choice, `{}` nothing.
   */
  readonly type: string;
  /** The element: the last part of the path, without its index. */
  readonly name: string;
  readonly value: unknown;
  readonly place: Place;
  /** The value that holds it; undefined for a member of the resource itself. */
  readonly within: Met | undefined;
  /** Its place in the list of its element; -1 where it is not in a list. */
  readonly index: number;

  constructor(type: string, name: string, value: unknown, place: Place, within: Met | undefined, index: number) {
    this.type = type;
    this.name = name;
    this.value = value;
    this.place = place;
    this.within = within;
    this.index = index;
  }

  /** Composed only when it is read: a valid message needs hardly any path. */
  get path(): string {
    const path = `${(this.within ?? this.place).path}.${this.name}`;
    return this.index < 0 ? path : `${path}[${this.index}]`;
  }
}

/** What was met of each type, from the outside in and in the order of the members. */
export type MetByType = ReadonlyMap<string, readonly Met[]>;

/** What a walk returns: for most primitives only those that are wrong. */
export interface Walked {
  readonly values: MetByType;
  readonly malformed: readonly Met[];
}

/** Goes through these resources, but not through those of a bundle's entries, which are places of their own. */
export function walk(places: readonly Place[]): Walked {
  const found = new Collection();
  for (const place of places) {
    const steps = stepsOfResource(place.type);
    if (steps !== undefined) members(place.resource, steps, place, undefined, found);
  }
  return found;
}

/** Values by type, without looking the type up for each of them. */
class Collection implements Walked {
  readonly values = new Map<string, Met[]>();
  readonly malformed: Met[] = [];
  readonly ofElement: (Met[] | undefined)[] = [];

  add(met: Met): void {
    this.listOf(met.type).push(met);
  }

  addPrimitive(value: unknown, step: Step, place: Place, within: Met | undefined, index: number): void {
    if (!hasForm(value, step)) this.malformed.push(new Met(step.code, step.label, value, place, within, index));
    if (step.isKept) this.addValue(new Met(step.code, step.label, value, place, within, index), step);
  }

  addValue(met: Met, { typeNumber }: Step): void {
    const alike = this.ofElement[typeNumber] ?? (this.ofElement[typeNumber] = this.listOf(met.type));
    alike.push(met);
  }

  listOf(type: string): Met[] {
    const known = this.values.get(type);
    if (known !== undefined) return known;
    const alike: Met[] = [];
    this.values.set(type, alike);
    return alike;
  }
}

function members(value: object, steps: Steps, place: Place, within: Met | undefined, found: Collection): void {
  let chosen: Step | undefined;
  let before: Step | undefined;
  let isEmpty = true;
  // The fastest way through an object: written like this, engines know that the names are its own and skip the check.
  for (const name in value) {
    if (!Object.prototype.hasOwnProperty.call(value, name)) continue;
    isEmpty = false;
    const member = (value as Readonly<Record<string, unknown>>)[name];
    const step = stepTo(name, before, steps);
    if (step === undefined) {
      found.add(new Met("?", name, undefined, place, within, -1));
      continue;
    }
    before = step;
    if (step.isText && typeof member === "string" && !step.isChoice)
      found.addPrimitive(member, step, place, within, -1);
    else if (step.element === undefined) attribute(member, step, place, within, found);
    else if (member !== undefined) {
      if (step.isChoice) {
        if (chosen !== undefined && isSecondOfChoice(step.element, Object.keys(value), value, steps))
          found.add(new Met("|", step.label, undefined, place, within, -1));
        chosen = step;
      }
      items(member, step, value, place, within, found);
    }
  }
  if (isEmpty && within !== undefined)
    found.add(new Met("{}", within.name, undefined, place, within.within, within.index));
}

function stepTo(name: string, before: Step | undefined, steps: Steps): Step | undefined {
  const expected = before === undefined ? steps.first : before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const step = steps.named(name);
  if (before === undefined) steps.first = step;
  else before.next = step;
  return step;
}

/** True where an alternative of the same choice comes before this one. */
function isSecondOfChoice(element: ElementTable, names: readonly string[], value: object, steps: Steps): boolean {
  for (const name of names) {
    const other = steps.named(name)?.element;
    if (other === element) return false;
    if (
      other?.isChoice === true &&
      other.order === element.order &&
      (value as Readonly<Record<string, unknown>>)[name] !== undefined
    )
      return true;
  }
  return false;
}

function attribute(value: unknown, step: Step, place: Place, within: Met | undefined, found: Collection): void {
  if (step.name !== typeOfResource) found.addPrimitive(value, step, place, within, -1);
}

function items(
  value: unknown,
  step: Step,
  owner: object,
  place: Place,
  within: Met | undefined,
  found: Collection,
): void {
  if (Array.isArray(value) !== step.repeats) {
    found.add(new Met(value === null ? "!" : "[]", step.label, undefined, place, within, -1));
    return;
  }
  if (!Array.isArray(value)) item(value, step, place, within, -1, found);
  else {
    if (value.length === 0) found.add(new Met("{}", step.label, undefined, place, within, -1));
    for (let index = 0; index < value.length; index += 1) {
      if (value[index] !== null && value[index] !== undefined) item(value[index], step, place, within, index, found);
      else if (!step.isShadow && !hasShadow(owner, step, index))
        found.add(
          new Met(
            step.kind === "complex" || step.kind === "resource" ? "!" : "{}",
            step.label,
            undefined,
            place,
            within,
            index,
          ),
        );
    }
  }
}

/** True where an item of a list of primitives has an extension instead of a value. */
function hasShadow(owner: object, { element }: Step, index: number): boolean {
  const shadows = element === undefined ? undefined : (owner as Readonly<Record<string, unknown>>)[element.shadow];
  return Array.isArray(shadows) && typeof shadows[index] === "object" && shadows[index] !== null;
}

function item(
  value: unknown,
  step: Step,
  place: Place,
  within: Met | undefined,
  index: number,
  found: Collection,
): void {
  const { kind } = step;
  if (!isOfKind(value, kind)) found.add(new Met("!", step.label, undefined, place, within, index));
  else if (kind === "complex") {
    const met = new Met(step.code, step.label, value, place, within, index);
    if (!step.isShadow) found.addValue(met, step);
    members(value as object, step.inside, place, met, found);
  } else if (kind !== "resource") found.addPrimitive(value, step, place, within, index);
  else if (step.name !== "resource")
    contained(value as Readonly<Record<string, unknown>>, step.name, place, within, index, found);
}

/** What a contained resource holds. */
function contained(
  value: Readonly<Record<string, unknown>>,
  name: string,
  place: Place,
  within: Met | undefined,
  index: number,
  found: Collection,
): void {
  const type = value["resourceType"];
  const steps = typeof type === "string" ? stepsOfResource(type) : undefined;
  if (steps !== undefined)
    members(value, steps, place, new Met(String(type), name, value, place, within, index), found);
}

/** A text, an object, or (since reading keeps the text of a wrong number) anything except an object. */
function isOfKind(value: unknown, kind: ElementKind): boolean {
  if (kind === "boolean" || kind === "integer") return typeof value !== "object";
  return kind === "complex" || kind === "resource"
    ? typeof value === "object" && value !== null && !Array.isArray(value)
    : typeof value === "string";
}
