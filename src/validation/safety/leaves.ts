import type { ConceptFact, Stated } from "./facts.js";
import { systems } from "../../terminology/systems.js";

/** Members that hold no sentences but codes, numbers or bytes, in which ten digits mean something else. */
const notFreeText = new Set(["code", "nhsNumber", "gphcNumber", "odsCode", "data", "telecom"]);

/** Every text of plain data, with its place, but for codes, identifiers and bytes. */
export function textsIn(value: unknown, path = ""): readonly Stated<string>[] {
  if (typeof value === "string") return [{ value, path }];
  return membersOf(value, path).flatMap(({ name, value: member, path: at }) => (notFreeText.has(name) ? [] : textsIn(member, at)));
}

/** Every SNOMED CT or dm+d concept of plain data: whatever has a code and a display. */
export function conceptsIn(value: unknown, path = ""): readonly ConceptFact[] {
  const members = membersOf(value, path);
  const [code, display] = ["code", "display"].map((wanted) => members.find(({ name }) => name === wanted));
  const own: readonly ConceptFact[] =
    typeof code?.value === "string" && typeof display?.value === "string"
      ? [{ system: systems.snomed, code: { value: code.value, path: code.path }, display: { value: display.value, path: display.path }, text: undefined }]
      : [];
  return [...own, ...members.flatMap(({ value: member, path: at }) => conceptsIn(member, at))];
}

interface Member {
  readonly name: string;
  readonly value: unknown;
  readonly path: string;
}

function membersOf(value: unknown, path: string): readonly Member[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.map((item: unknown, index) => ({ name: "", value: item, path: `${path}[${index}]` }));
  return Object.entries(value).map(([name, member]: [string, unknown]) => ({ name, value: member, path: path === "" ? name : `${path}.${name}` }));
}
