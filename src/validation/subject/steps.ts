import { typeTables, type ElementKind, type ElementTable, type TypeTable } from "../../fhir/tables.js";
import { formOf, type Form } from "./forms.js";

/**
 * One member that objects of a type may have, with everything that is checked of its value: in one object, since it is
 * read for every value.
 */
export class Step implements Form {
  /** Of the member: of an element or its shadow. */
  readonly name: string;
  /** The member that came after this one when it was last met: usually it does again, and need not be looked up. */
  next: Step | undefined = undefined;
  /** True where one text belongs and only its form is checked: almost everywhere. */
  readonly isText: boolean;
  readonly isChoice: boolean;
  /** True for the primitives that rules use. */
  readonly isKept: boolean;
  readonly known: ReadonlySet<string> | undefined;
  readonly pattern: RegExp | undefined;
  readonly beyond: ((text: string) => boolean) | undefined;
  readonly longest: number;
  readonly isOther: (value: unknown) => boolean;
  /** The type. */
  readonly code: string;
  /** The name in a path: without the mark of a shadow. */
  readonly label: string;
  readonly kind: ElementKind;
  readonly repeats: boolean;
  readonly isShadow: boolean;
  readonly typeNumber: number;
  /** Undefined for what XML has as an attribute, and no table as an element. */
  readonly element: ElementTable | undefined;
  private readonly type: TypeTable;
  private steps: Steps | undefined = undefined;

  constructor(name: string, element: ElementTable | undefined, code: string, owner: TypeTable) {
    const { pattern, beyond, known, longest, isOther } = formOf(code);
    this.name = name;
    this.isShadow = element !== undefined && name !== element.name;
    this.isText = element === undefined ? name !== typeOfResource : element.isSingleText && !this.isShadow;
    this.isChoice = element?.isChoice === true;
    this.isKept = element !== undefined && isKept(element);
    this.known = known;
    this.pattern = pattern;
    this.beyond = beyond;
    this.longest = longest;
    this.isOther = isOther;
    this.code = code;
    this.label = element?.name ?? name;
    this.kind = this.isShadow ? "complex" : (element?.kind ?? "text");
    this.repeats = element?.repeats === true;
    this.typeNumber = element?.typeNumber ?? -1;
    this.element = element;
    this.type = element?.type ?? owner;
  }

  /** The members of a value there. */
  get inside(): Steps {
    return (this.steps ??= stepsOf(this.type));
  }
}

/** The members of a type: each is made when it is first met, since a message has few of those that FHIR knows. */
export class Steps {
  /** The member that was the first when an object of the type was last met. */
  first: Step | undefined = undefined;
  readonly #table: TypeTable;
  readonly #known = new Map<string, Step>();

  constructor(table: TypeTable) {
    this.#table = table;
  }

  /** Undefined for a member that FHIR does not have there. */
  named(name: string): Step | undefined {
    const before = this.#known.get(name);
    if (before !== undefined) return before;
    const element = this.#table.members.get(name);
    const code = element?.code ?? attributeCode(name, this.#table);
    if (code === undefined) return undefined;
    const step = new Step(name, element, code, this.#table);
    this.#known.set(name, step);
    return step;
  }
}

/** By the name of the type. */
const known = new Map<string, Steps>();

/** The members of a resource by its type; undefined where FHIR has none of that name here. */
export function stepsOfResource(type: string): Steps | undefined {
  const before = known.get(type);
  if (before !== undefined) return before;
  const table = typeTables().get(type);
  return table === undefined ? undefined : stepsOf(table);
}

function stepsOf(table: TypeTable): Steps {
  const before = known.get(table.name);
  if (before !== undefined) return before;
  const steps = new Steps(table);
  known.set(table.name, steps);
  return steps;
}

/** The one member that is neither: it may have any value, since it was looked up already. */
export const typeOfResource = "resourceType";

/** The type of an attribute; undefined where there is no such member. */
function attributeCode(name: string, { isResource, hasUrl }: TypeTable): string | undefined {
  if (name === typeOfResource) return "?";
  if (isResource) return undefined;
  return name === "id" ? "string" : name === "url" && hasUrl ? "uri" : undefined;
}

/** The members in which people write sentences (CS-16). */
const prose: ReadonlySet<string> = new Set([
  "summary",
  "description",
  "text",
  "comment",
  "patientInstruction",
  "valueString",
  "valueMarkdown",
  "title",
  "line",
]);

function isKept({ code, name }: ElementTable): boolean {
  return code === "string" || code === "markdown" ? prose.has(name) : name === "language";
}
