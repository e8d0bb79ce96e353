import { once, onceEach } from "../../values/once.js";
import { checkOf, type Check } from "./schema-faults.js";
import type { Schema, SchemaSet } from "./schema.js";
import { schemaSet } from "./schema-set.generated.js";

/** Read when the first value is checked: every start would parse it otherwise, and it is long. */
const set = once(() => JSON.parse(schemaSet) as SchemaSet);

const named: (name: string) => Check = onceEach((name) => checkOf(definition(name), named));

function definition(name: string): Schema {
  const schema = set().definitions[name];
  if (schema === undefined) throw new Error(`there is no schema ${name}`);
  return schema;
}

/** By the name of the profile: `CareConnect-GPC-Patient-1`. What the types inside ask for is in {@link typeSchema}. */
export function profileSchema(name: string): Check | undefined {
  return set().resources.includes(name) ? named(name) : undefined;
}

/** The data types that ask for something of their own. */
export function typesWithSchema(): readonly string[] {
  return set().types;
}

/** By the name of such a data type. */
export const typeSchema: (type: string) => Check = named;
