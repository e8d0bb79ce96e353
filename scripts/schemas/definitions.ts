import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { childOf, childrenOf, parseXml, valueOf, type XmlNode } from "./xml-tree.js";

/** One element of a StructureDefinition's snapshot, as far as a schema can express it. */
export interface ElementRule {
  readonly id: string;
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly types: readonly ElementType[];
  readonly fixed?: string;
  readonly maxLength?: number;
  readonly valueSet?: { readonly strength: string; readonly url: string };
  readonly contentReference?: string;
}

export interface ElementType {
  readonly code: string;
  readonly profile?: string;
  readonly target?: string;
}

export interface Definition {
  readonly name: string;
  readonly url: string;
  readonly type: string;
  readonly kind: string;
  readonly elements: readonly ElementRule[];
  /** For an extension: the types and elements at which it is allowed. */
  readonly contexts?: readonly string[];
}

/** FHIR's own types and resources, by name. */
export function readCore(folder: string): Map<string, Definition> {
  const core = new Map<string, Definition>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const json = JSON.parse(readFileSync(join(folder, file), "utf8")) as CoreDefinition;
    const elements = json.snapshot.element.map(fromJson);
    core.set(json.id, { name: json.id, url: json.url, type: json.type, kind: json.kind, elements });
  }
  return core;
}

/** One of NHS England's profiles. */
export function readProfile(file: string): Definition {
  const root = parseXml(readFileSync(file, "utf8"));
  const url = valueOf(root, "url") ?? "";
  const elements = childrenOf(childOf(root, "snapshot"), "element").map(fromXml);
  return {
    name: url.slice(url.lastIndexOf("/") + 1),
    url,
    type: valueOf(root, "type") ?? "",
    kind: valueOf(root, "kind") ?? "",
    elements,
    ...(valueOf(root, "type") === "Extension" && {
      contexts: childrenOf(root, "context").map((node) => node.attributes["value"] ?? ""),
    }),
  };
}

interface CoreDefinition {
  readonly id: string;
  readonly url: string;
  readonly type: string;
  readonly kind: string;
  readonly snapshot: { readonly element: readonly CoreElement[] };
}

interface CoreElement {
  readonly id: string;
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly type?: readonly { readonly code?: string; readonly profile?: string; readonly targetProfile?: string }[];
  readonly binding?: {
    readonly strength: string;
    readonly valueSetReference?: { readonly reference: string };
    readonly valueSetUri?: string;
  };
  readonly contentReference?: string;
}

function fromJson(element: CoreElement): ElementRule {
  const url = element.binding?.valueSetReference?.reference ?? element.binding?.valueSetUri;
  return {
    id: element.id,
    path: element.path,
    min: element.min,
    max: element.max,
    types: (element.type ?? []).map((type) => typeOf(type.code, type.profile, type.targetProfile)),
    ...(element.binding !== undefined &&
      url !== undefined && { valueSet: { strength: element.binding.strength, url } }),
    ...(element.contentReference !== undefined && { contentReference: element.contentReference }),
  };
}

function fromXml(node: XmlNode): ElementRule {
  const binding = childOf(node, "binding");
  const url = valueOf(childOf(binding, "valueSetReference"), "reference") ?? valueOf(binding, "valueSetUri");
  const fixed = node.children.find((child) => child.name.startsWith("fixed"))?.attributes["value"];
  const maxLength = valueOf(node, "maxLength");
  const contentReference = valueOf(node, "contentReference");
  const path = valueOf(node, "path") ?? "";
  return {
    id: node.attributes["id"] ?? path,
    path,
    min: Number(valueOf(node, "min") ?? 0),
    max: valueOf(node, "max") ?? "*",
    types: childrenOf(node, "type").map((type) =>
      typeOf(valueOf(type, "code"), valueOf(type, "profile"), valueOf(type, "targetProfile")),
    ),
    ...(fixed !== undefined && { fixed }),
    ...(maxLength !== undefined && { maxLength: Number(maxLength) }),
    ...(url !== undefined && { valueSet: { strength: valueOf(binding, "strength") ?? "", url: url.trim() } }),
    ...(contentReference !== undefined && { contentReference }),
  };
}

function typeOf(code = "", profile?: string, target?: string): ElementType {
  return { code, ...(profile !== undefined && { profile }), ...(target !== undefined && { target }) };
}
