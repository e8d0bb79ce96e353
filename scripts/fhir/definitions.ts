import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The resources of this message. Every data type that they use is added automatically. */
export const resourceNames = [
  "Binary",
  "Bundle",
  "ClinicalImpression",
  "Composition",
  "Condition",
  "Encounter",
  "MedicationDispense",
  "MessageHeader",
  "Observation",
  "OperationOutcome",
  "Organization",
  "Patient",
  "Practitioner",
  "PractitionerRole",
] as const;

/** One child of a type, in the order of the specification. */
export interface ElementModel {
  readonly path: string;
  readonly name: string;
  /** Type codes, or for a backbone element its path. */
  readonly types: readonly string[];
  readonly choice: boolean;
  readonly repeats: boolean;
  readonly attribute: boolean;
  readonly codesBound: boolean;
}

/** A resource, a data type or a backbone element, with the elements that it adds to its base. */
export interface TypeModel {
  readonly name: string;
  readonly base: string | undefined;
  readonly isResource: boolean;
  readonly elements: readonly ElementModel[];
}

interface Definition {
  readonly type: string;
  readonly kind: string;
  readonly baseDefinition?: string;
  readonly snapshot: { readonly element: readonly DefinitionElement[] };
}

interface DefinitionElement {
  readonly path: string;
  readonly max: string;
  readonly base?: { readonly path: string };
  readonly type?: readonly { readonly code?: string }[];
  readonly contentReference?: string;
  readonly representation?: readonly string[];
  readonly binding?: { readonly strength: string };
}

const roots = ["Element", "Resource"];

/** Every type that the resources of this message use, base types first, each type once. */
export function readModels(folder: string): readonly TypeModel[] {
  const models = new Map<string, TypeModel>();
  const visit = (name: string): void => {
    if (models.has(name)) return;
    const definition = JSON.parse(readFileSync(join(folder, "stu3-core", `${name}.json`), "utf8")) as Definition;
    if (definition.kind === "primitive-type") return;
    const base = definition.baseDefinition?.split("/").at(-1);
    if (base !== undefined) visit(base);
    const own = modelsOf(definition, base);
    for (const model of own) models.set(model.name, model);
    for (const model of own)
      for (const element of model.elements) element.types.filter((type) => !type.includes(".")).forEach(visit);
  };
  [...roots, "BackboneElement", ...resourceNames].forEach(visit);
  return [...models.values()];
}

function modelsOf(definition: Definition, base: string | undefined): TypeModel[] {
  const all = definition.snapshot.element;
  const isOwn = (element: DefinitionElement): boolean =>
    element.base === undefined || element.base.path === element.path;
  const parents = new Set(
    all
      .filter((element) => isOwn(element) && element.path.includes("."))
      .map((element) => element.path.slice(0, element.path.lastIndexOf("."))),
  );
  parents.add(definition.type);
  return [...parents].map((path) => ({
    name: path,
    base: path === definition.type ? base : all.find((element) => element.path === path)?.type?.[0]?.code,
    isResource: path === definition.type && definition.kind === "resource",
    elements: all
      .filter((element) => element.path.slice(0, element.path.lastIndexOf(".")) === path && isOwn(element))
      .map((element) => elementModel(element, parents)),
  }));
}

function elementModel(element: DefinitionElement, parents: ReadonlySet<string>): ElementModel {
  const last = element.path.slice(element.path.lastIndexOf(".") + 1);
  const codes = [...new Set((element.type ?? []).map((type) => type.code ?? "string"))];
  const reference = element.contentReference?.slice(1);
  return {
    path: element.path,
    name: last.replace("[x]", ""),
    types: reference !== undefined ? [reference] : parents.has(element.path) ? [element.path] : codes,
    choice: last.endsWith("[x]"),
    repeats: element.max === "*",
    attribute: element.representation?.includes("xmlAttr") ?? false,
    codesBound: element.binding?.strength === "required" && codes.length === 1 && codes[0] === "code",
  };
}
