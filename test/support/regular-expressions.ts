import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A regular expression of the sources. */
export interface Found {
  /** `src/values/dates.ts:12` */
  readonly at: string;
  /** Undefined where it is put together from what only the running program knows. */
  readonly source: string | undefined;
  readonly flags: string;
}

/** Every regular expression of a folder's TypeScript and JavaScript, as a literal or as `new RegExp`. */
export function regularExpressionsOf(folder: string): readonly Found[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[tj]s$/.test(name))
    .sort()
    .flatMap((name) => regularExpressionsIn(readFileSync(join(folder, name), "utf8"), name));
}

/** Those of one text. */
export function regularExpressionsIn(text: string, name: string): readonly Found[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, ts.Expression>();
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      constants.set(node.name.text, node.initializer);
    const at = (): string => `${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ at: at(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") {
      const [source, flags] = node.arguments ?? [];
      found.push({
        at: at(),
        source: source === undefined ? undefined : textOf(source, constants),
        flags: flags === undefined ? "" : (textOf(flags, constants) ?? ""),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What an expression of strings says; undefined where only the running program knows. */
function textOf(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression, constants);
  if (ts.isIdentifier(node)) {
    const value = constants.get(node.text);
    return value === undefined ? undefined : textOf(value, constants);
  }
  if (ts.isBinaryExpression(node)) return joined([textOf(node.left, constants), textOf(node.right, constants)]);
  if (ts.isTemplateExpression(node))
    return joined([
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [textOf(expression, constants), literal.text]),
    ]);
  return undefined;
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("");
}
