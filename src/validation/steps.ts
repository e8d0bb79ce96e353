import type { ElementTable, TypeTable } from "../fhir/tables.js";
import { formOf, type Form } from "./forms.js";

/** One member that objects of a type may have, with all that is asked of a value there. */
export class Step {
  /** Of the member: of an element or its shadow. */
  readonly name: string;
  /** Undefined for what XML has as an attribute, and no table as an element. */
  readonly element: ElementTable | undefined;
  /** The type of a primitive. */
  readonly code: string;
  /** True where one text belongs: almost everywhere. */
  readonly isText: boolean;
  readonly isShadow: boolean;
  readonly isChoice: boolean;
  /** True for the primitives that rules ask for. */
  readonly isKept: boolean;
  readonly form: Form;
  /** The member that came after this one when it was last met: most often it does again, and need not be looked up. */
  next: Step | undefined = undefined;
  #inside: Steps | undefined = undefined;

  constructor(name: string, element: ElementTable | undefined, code: string) {
    this.name = name;
    this.element = element;
    this.code = code;
    this.isShadow = element !== undefined && name !== element.name;
    this.isText = element === undefined || (element.isSingleText && !this.isShadow);
    this.isChoice = element?.isChoice === true;
    this.isKept = element !== undefined && isKept(element);
    this.form = formOf(code);
  }

  /** What may stand in a value of this element. */
  inside(element: ElementTable): Steps {
    return (this.#inside ??= stepsOf(element.type));
  }
}

/** The members of a type. */
export interface Steps {
  readonly byName: ReadonlyMap<string, Step>;
  /** The member that was the first when an object of the type was last met. */
  first: Step | undefined;
}

const known = new Map<TypeTable, Steps>();

export function stepsOf(table: TypeTable): Steps {
  const before = known.get(table);
  if (before !== undefined) return before;
  const byName = new Map([...table.members].map(([name, element]) => [name, new Step(name, element, element.code)]));
  for (const [name, code] of attributesOf(table)) if (!byName.has(name)) byName.set(name, new Step(name, undefined, code));
  const steps = { byName, first: undefined };
  known.set(table, steps);
  return steps;
}

/** What is no element. The type of a resource may be any: it was looked up already. */
function attributesOf({ isResource, hasUrl }: TypeTable): readonly (readonly [name: string, code: string])[] {
  const type = ["resourceType", "?"] as const;
  return isResource ? [type] : [type, ["id", "string"], ...(hasUrl ? [["url", "uri"] as const] : [])];
}

/** The members in which people write sentences (CS-16). */
const prose: ReadonlySet<string> = new Set(["summary", "description", "text", "comment", "patientInstruction", "valueString", "valueMarkdown", "title"]);

function isKept({ code, name }: ElementTable): boolean {
  return code === "string" || code === "markdown" ? prose.has(name) : name === "language";
}
