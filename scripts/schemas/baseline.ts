import { baseline, baselineParts } from "../../src/cli/validate/baseline-schema.js";
import { docCommentsOf } from "./doc-comments.js";
import { definitionsOf, type Definition } from "./from-valibot.js";
import { ownSchemas } from "./own-schemas.js";
import type { Schema } from "./schema.js";

/** The JSON Schema of a baseline of `validate`, with the words of the doc comments in this source. */
export function baselineSchema(source: string): Schema {
  const commentsOf = docCommentsOf([source]);
  const definitionOf = (name: string): Definition => {
    const { text, members } = commentsOf(name);
    return { name, description: text, members };
  };
  const parts = new Map(Object.entries(baselineParts).map(([name, schema]) => [schema, definitionOf(name)]));
  const { BaselineFile, ...others } = definitionsOf(new Map([[baseline, definitionOf("BaselineFile")], ...parts]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: ownSchemas.baseline,
    title: "A baseline of update-record validate",
    ...(BaselineFile as object),
    $defs: others,
  };
}
