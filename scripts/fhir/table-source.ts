import type { TypeModel } from "./definitions.js";

/** The text of `src/fhir/tables.generated.ts`: one line for each type, read by `src/fhir/tables.ts`. */
export function tableSource(models: readonly TypeModel[]): string {
  const lines = models.map((model) => {
    const elements = model.elements.map(({ attribute, name, choice, repeats, types }) => {
      const label = `${attribute ? "@" : ""}${name}${choice ? "[x]" : ""}${repeats ? "*" : ""}`;
      return `${label}:${types.join("|")}`;
    });
    return (
      `  ${JSON.stringify(model.name)}: ` +
      `${JSON.stringify([`${model.isResource ? "!" : ""}${model.base ?? ""}`, ...elements].join(" "))},`
    );
  });
  return (
    '/** Type -> "base child:type child*:type choice[x]:type|type @attribute:type"; "!" marks a resource, "*" a ' +
    `repeating child. */\nexport const tables = {\n${lines.join("\n")}\n} as const;\n`
  );
}
