import { config, configParts } from "../../src/cli/config/schema.js";
import { docCommentsOf } from "./doc-comments.js";
import { definitionsOf, type Definition } from "./from-valibot.js";
import { ownSchemas } from "./own-schemas.js";
import type { Schema } from "./schema.js";

/** The JSON Schema of the command line's configuration, with the words of the doc comments in this source. */
export function configurationSchema(source: string): Schema {
  const commentsOf = docCommentsOf([source]);
  const definitionOf = (name: string): Definition => {
    const { text, members } = commentsOf(name);
    return { name, description: text, members };
  };
  const parts = new Map(Object.entries(configParts).map(([name, schema]) => [schema, definitionOf(name)]));
  const { ConfigFile, ...others } = definitionsOf(new Map([[config, definitionOf("ConfigFile")], ...parts]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: ownSchemas.configuration,
    title: "The configuration of the update-record command line",
    ...(ConfigFile as object),
    $defs: others,
  };
}
