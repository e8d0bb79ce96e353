import type { Definition } from "./definitions.js";
import { fileOf, type Facts } from "./facts.js";
import { primitives } from "./primitives.js";
import { itemsOf, membersOf, type Schema } from "./schema.js";
import { codesFile, typesFile } from "./types.js";
import { wholeSchema } from "./whole.js";

const draft = "https://json-schema.org/draft/2020-12/schema";

/** Types that a message cannot contain, because they describe definitions. */
const definitional = [
  "ElementDefinition",
  "Contributor",
  "DataRequirement",
  "ParameterDefinition",
  "RelatedArtifact",
  "TriggerDefinition",
  "UsageContext",
  "ContactDetail",
];

/** FHIR's data types, as this library represents them. */
export function typesSchema(facts: Facts): Schema {
  const types = [...facts.core.values()]
    .filter(
      (type) => type.kind === "complex-type" && type.name !== "BackboneElement" && !definitional.includes(type.name),
    )
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return {
    $schema: draft,
    $id: typesFile,
    title: "FHIR STU3 data types",
    description: "JSON as in FHIR, but for decimals: they are strings, so that no digit is lost.",
    $defs: { ...primitives, ...Object.assign({}, ...types.map((type) => definitionsOf(type, facts))) },
  };
}

function definitionsOf(type: Definition, facts: Facts): Record<string, Schema> {
  const { body, parts } = wholeSchema(type, facts, typesFile);
  return { [type.name]: body, ...parts };
}

/** The NHS value sets that a message is bound to: each as the codings that belong to it. */
export function codesSchema(facts: Facts): Schema {
  const used = new Set(
    facts.profiles.flatMap((profile) =>
      profile.elements.flatMap((rule) => (rule.valueSet?.strength === "required" ? [rule.valueSet.url] : [])),
    ),
  );
  const sets = [...facts.valueSets].filter(([url]) => used.has(url)).sort(([a], [b]) => a.localeCompare(b, "en"));
  return {
    $schema: draft,
    $id: codesFile,
    title: "NHS value sets that a profile requires",
    $defs: Object.fromEntries(
      sets.map(([url, list]) => {
        const options = [...list].map(([system, codes]) => ({
          required: ["system", "code"],
          properties: { system: { const: system }, code: { enum: codes } },
        }));
        return [url.slice(url.lastIndexOf("/") + 1), options.length === 1 ? options[0] : { anyOf: options }];
      }),
    ),
  };
}

/** A profile of NHS England. */
export function profileSchema(profile: Definition, facts: Facts): Schema {
  const file = fileOf(profile);
  const { body, parts } = wholeSchema(profile, facts, file);
  const properties = body["properties"];
  const isResource = profile.kind === "resource";
  return {
    $schema: draft,
    $id: file,
    title: `${profile.type}, profile ${profile.name}`,
    description: profile.url,
    ...(profile.contexts !== undefined && { "x-contexts": profile.contexts }),
    ...body,
    ...(isResource && { required: ["resourceType", ...itemsOf(body["required"])] }),
    properties: { ...(isResource && { resourceType: { const: profile.type } }), ...membersOf(properties) },
    ...(Object.keys(parts).length > 0 && { $defs: parts }),
  };
}
