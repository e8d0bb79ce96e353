import { elementsOf, isResource, tableOf, type Node } from "./node.js";

/** The FHIRPath-like place of an element, as reports write it: `Bundle.entry[2].resource.focus[0]`. */
export function pathOf(of: Node): string {
  const { parent, name } = of;
  if (parent === undefined) return name;
  if (isResource(of)) return pathOf(parent);
  const index = tableOf(of)?.repeats === true ? `[${String(elementsOf(parent, name).indexOf(of))}]` : "";
  return `${pathOf(parent)}.${name}${index}`;
}

/** Where an element stands, whichever of many: `Observation.code.coding.display`. */
export function kindOfPlace(of: Node): string {
  return of.parent === undefined || isResource(of) ? of.type : `${kindOfPlace(of.parent)}.${of.name}`;
}
