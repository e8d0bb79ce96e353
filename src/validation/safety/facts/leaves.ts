import type { ConceptFact, Stated } from "./facts.js";
import { systems } from "../../../terminology/systems.js";

/** Members that hold no sentences but codes, numbers or bytes, in which ten digits mean something else. */
const notFreeText = new Set(["code", "nhsNumber", "gphcNumber", "odsCode", "data", "telecom"]);

/** Every text of plain data, with its place, but for codes, identifiers and bytes. */
export function textsIn(value: unknown): readonly Stated<string>[] {
  const found: Stated<string>[] = [];
  const visit = (part: unknown, path: string, name: string): void => {
    if (notFreeText.has(name)) return;
    if (typeof part === "string") found.push({ value: part, path });
    else eachMember(part, path, visit);
  };
  eachMember(value, "", visit);
  return found;
}

/** Every SNOMED CT or dm+d concept of plain data: whatever has a code and a display. */
export function conceptsIn(value: unknown): readonly ConceptFact[] {
  const found: ConceptFact[] = [];
  const visit = (part: unknown, path: string): void => {
    if (typeof part !== "object" || part === null) return;
    const { code, display } = part as { readonly code?: unknown; readonly display?: unknown };
    if (typeof code === "string" && typeof display === "string") {
      found.push({
        system: systems.snomed,
        code: { value: code, path: `${path}.code` },
        display: { value: display, path: `${path}.display` },
        text: undefined,
      });
    }
    eachMember(part, path, visit);
  };
  eachMember(value, "", visit);
  return found;
}

function eachMember(value: unknown, path: string, visit: (member: unknown, path: string, name: string) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value))
    value.forEach((item: unknown, index) => {
      visit(item, `${path}[${index}]`, "");
    });
  else
    for (const name of Object.keys(value))
      visit((value as Readonly<Record<string, unknown>>)[name], path === "" ? name : `${path}.${name}`, name);
}
