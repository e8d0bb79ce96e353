import type { CodeLookup } from "./codes.js";
import { resourceNames, type ElementModel, type TypeModel } from "./definitions.js";

const primitives: Readonly<Record<string, string>> = {
  boolean: "boolean",
  decimal: "Decimal",
  integer: "number",
  positiveInt: "number",
  unsignedInt: "number",
};
const stringPrimitives = [
  "base64Binary",
  "code",
  "date",
  "dateTime",
  "id",
  "instant",
  "markdown",
  "oid",
  "string",
  "time",
  "uri",
  "uuid",
  "xhtml",
];

/** The text of `src/fhir/types.generated.ts`. */
export function typeSource(models: readonly TypeModel[], codesOf: CodeLookup): string {
  const abstract = new Set(["Resource", "DomainResource"]);
  return (
    [
      `import type { Decimal } from "../values/decimal.js";`,
      ...models.map((model) => {
        const name =
          model.name === "Resource"
            ? "ResourceElements"
            : model.name === "DomainResource"
              ? "DomainResourceElements"
              : typeName(model.name);
        const base =
          model.base === undefined ? "" : ` extends ${abstract.has(model.base) ? `${model.base}Elements` : model.base}`;
        const literal = (resourceNames as readonly string[]).includes(model.name)
          ? [`  readonly resourceType: "${model.name}";`]
          : [];
        const members = [...literal, ...model.elements.flatMap((element) => membersOf(element, codesOf))];
        const title = `/** FHIR STU3 ${model.isResource ? `resource ${model.name}` : model.name}. */`;
        return members.length === 0 && model.base !== undefined
          ? `${title}\nexport type ${name} = ${model.base};\n`
          : [title, `export interface ${name}${base} {`, ...members, "}\n"].join("\n");
      }),
      "/** Any resource of this message. */\nexport type Resource " +
        `=\n${resourceNames.map((name) => `  | ${name}`).join("\n")};\n`,
      `/** The name of a resource of this message. */\nexport type ResourceType = Resource["resourceType"];`,
    ]
      .join("\n")
      .replace("\n", "\n\n") + "\n"
  );
}

function typeName(path: string): string {
  return path
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

function membersOf(element: ElementModel, codesOf: CodeLookup): string[] {
  return element.types.flatMap((type) => {
    const name = element.choice ? element.name + type.charAt(0).toUpperCase() + type.slice(1) : element.name;
    const primitive = primitives[type] ?? (stringPrimitives.includes(type) ? "string" : undefined);
    const codes = element.codesBound ? codesOf(element.path)?.map((code) => JSON.stringify(code)) : undefined;
    const value = codes?.join(" | ") ?? primitive ?? typeName(type);
    // An attribute (Element.id, Extension.url) cannot have an extension, and a url is required.
    if (element.attribute || type === "xhtml") return [`  readonly ${name}${name === "url" ? "" : "?"}: ${value};`];
    const member = (
      `  readonly ${name}?: ` +
      `${element.repeats ? `readonly (${value}${primitive === undefined ? "" : " | null"})[]` : value};`
    ).replace(/\((\w+)\)\[\]/, "$1[]");
    return primitive === undefined
      ? [member]
      : [member, `  readonly _${name}?: ${element.repeats ? "readonly (Element | null)[]" : "Element"};`];
  });
}
