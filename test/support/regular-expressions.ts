import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A regular expression of the sources. */
export interface Found {
  /** `src/values/dates.ts:12` */
  readonly at: string;
  /** Undefined where it is put together from what only the running program knows. */
  readonly source: string | undefined;
  readonly flags: string;
}

/** A constant's value, and the file whose names it uses. */
interface Constant {
  readonly value: ts.Expression;
  readonly of: SourceFile;
}

interface SourceFile {
  readonly file: ts.SourceFile;
  readonly constants: Map<string, Constant>;
  /** The name here, the file it comes from, and the name there. */
  readonly imports: Map<string, readonly [string, string]>;
}

type SourceFiles = ReadonlyMap<string, SourceFile>;

/** Every regular expression of a folder's TypeScript and JavaScript, as a literal or as `new RegExp`. */
export function regularExpressionsOf(folder: string): readonly Found[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return regularExpressionsIn(
    Object.fromEntries(
      names
        .filter((name) => /\.[tj]s$/.test(name))
        .sort()
        .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
    ),
  );
}

/** Those of some texts, by the names of their files. */
export function regularExpressionsIn(texts: Readonly<Record<string, string>>): readonly Found[] {
  const files = new Map(Object.entries(texts).map(([name, text]) => [name, read(name, text)]));
  return [...files.values()].flatMap((from) => expressionsIn(from, files));
}

function read(name: string, text: string): SourceFile {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const source: SourceFile = { file, constants: new Map(), imports: new Map() };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined)
      source.constants.set(node.name.text, { value: node.initializer, of: source });
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const from = join(dirname(name), node.moduleSpecifier.text).replace(/\.js$/, ".ts");
      const names = node.importClause?.namedBindings;
      if (names !== undefined && ts.isNamedImports(names))
        for (const { name: here, propertyName: there } of names.elements)
          source.imports.set(here.text, [from, (there ?? here).text]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}

function expressionsIn(from: SourceFile, files: SourceFiles): readonly Found[] {
  const { file } = from;
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const at = (): string => `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ at: at(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if (ts.isNewExpression(node) && node.expression.getText() === "RegExp") {
      const [source, flags] = node.arguments ?? [];
      found.push({
        at: at(),
        source: source === undefined ? undefined : textOf(source, from, files),
        flags: flags === undefined ? "" : (textOf(flags, from, files) ?? ""),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What an expression of strings says; undefined where only the running program knows. */
function textOf(node: ts.Expression, from: SourceFile, files: SourceFiles): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression, from, files);
  if (ts.isIdentifier(node)) {
    const constant = constantOf(node.text, from, files);
    return constant === undefined ? undefined : textOf(constant.value, constant.of, files);
  }
  if (ts.isBinaryExpression(node)) return joined([textOf(node.left, from, files), textOf(node.right, from, files)]);
  if (ts.isTemplateExpression(node))
    return joined([
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [textOf(expression, from, files), literal.text]),
    ]);
  return undefined;
}

/** What a name stands for, in its own file or in the one that it is imported from. */
function constantOf(name: string, from: SourceFile, files: SourceFiles): Constant | undefined {
  const imported = from.imports.get(name);
  return imported === undefined ? from.constants.get(name) : files.get(imported[0])?.constants.get(imported[1]);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("");
}
