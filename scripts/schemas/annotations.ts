import type { SchemaFile } from "./shallow.js";
import { codesFile, typesFile } from "./types.js";
import { membersOf } from "./schema.js";

/** The types that references may point at, according to the schemas: by schema, then by path without indices. */
export function referenceTargets(files: readonly SchemaFile[]): Record<string, Record<string, readonly string[]>> {
  const found: Record<string, Record<string, readonly string[]>> = {};
  for (const { name, schema } of files) {
    if (name === codesFile || name === typesFile) continue;
    const targets: Record<string, readonly string[]> = {};
    collect(schema, "", targets);
    if (Object.keys(targets).length > 0) found[name.replace(".schema.json", "")] = targets;
  }
  return found;
}

/** The same for the references inside FHIR's data types: by type and element, `Identifier.assigner`. */
export function targetsOfTypes(files: readonly SchemaFile[]): Record<string, readonly string[]> {
  const targets: Record<string, readonly string[]> = {};
  const types = files.find(({ name }) => name === typesFile)?.schema;
  for (const [type, schema] of Object.entries(membersOf(types?.["$defs"]))) collect(schema, type, targets);
  return targets;
}

/**
 * Where NHS England's extensions are allowed (types and elements), by address. The extension for SNOMED CT descriptions
 * is left out: its definition names resources, but the profiles use it on codings.
 */
export function contextsOfExtensions(files: readonly SchemaFile[]): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const { name, schema } of files) {
    const contexts = schema["x-contexts"];
    if (Array.isArray(contexts) && name !== "Extension-coding-sctdescid.schema.json")
      found[String(schema["description"])] = contexts;
  }
  return found;
}

function collect(schema: unknown, path: string, into: Record<string, readonly string[]>): void {
  const parts: Record<string, unknown> = membersOf(schema);
  const targets = parts["x-targets"];
  if (Array.isArray(targets)) into[path] = targets;
  for (const [name, part] of Object.entries(membersOf(parts["properties"])))
    collect(part, path === "" ? name : `${path}.${name}`, into);
  for (const keyword of ["items", "then"]) if (typeof parts[keyword] === "object") collect(parts[keyword], path, into);
  for (const part of Array.isArray(parts["allOf"]) ? parts["allOf"] : []) collect(part, path, into);
}
