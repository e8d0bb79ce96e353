import { join } from "node:path";
import ts from "typescript";
import type { Entry } from "../entries.js";

/**
 * What an entry exports, as the declarations that a compiler emits say it, each with its doc comment. A name that an
 * earlier entry had is named alone.
 */
export function signaturesOf(root: string, entries: readonly Entry[]): readonly string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.build.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  if (config === undefined) throw new Error("tsconfig.build.json cannot be read");
  const program = ts.createProgram(
    entries.map(({ source }) => join(root, source)),
    config.options,
  );
  const checker = program.getTypeChecker();
  const written = new Set<ts.Symbol>();
  return entries.map(({ name, source }) => {
    const file = program.getSourceFile(join(root, source));
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${source} cannot be read`);
    const lines = checker.getExportsOfModule(module).flatMap((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      if (written.has(symbol)) return [];
      written.add(symbol);
      const [declaration] = symbol.declarations ?? [];
      return declaration === undefined ? [] : [signature(declaration)];
    });
    return [`## import ... from "${name}"`, "", "```ts", ...lines, "```", ""].join("\n");
  });
}

/** Data that is longer says nothing about how to call something. */
const longest = 4_000;

/** A declaration with its doc comment, without bodies. */
function signature(declaration: ts.Declaration): string {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const file = statement.getSourceFile();
  const comments = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
  const comment = comments
    .map((one) => one.getText(file).replace(/\n\s*\* @example[^]*?(?=\n\s*\* @|\n\s*\*\/)/, ""))
    .at(-1);
  return [...(comment === undefined ? [] : [comment]), withoutBody(statement, declaration)].join("\n");
}

function withoutBody(statement: ts.Node, declaration: ts.Declaration): string {
  const text = statement.getText();
  const start = statement.getStart();
  if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined)
    return `${text.slice(0, declaration.body.getStart() - start).trimEnd()};`;
  if (ts.isVariableDeclaration(declaration) && declaration.type !== undefined)
    return `export const ${declaration.name.getText()}: ${declaration.type.getText()};`;
  if (ts.isVariableDeclaration(declaration) && text.length > longest)
    return `export const ${declaration.name.getText()} = { /* ${text.split("\n").length} lines of data */ };`;
  if (ts.isTypeAliasDeclaration(declaration) && ts.isUnionTypeNode(declaration.type) && text.length > longest)
    return `export type ${declaration.name.getText()} = /* ${declaration.type.types.length} values */;`;
  if (ts.isClassDeclaration(declaration)) return classText(declaration);
  return text;
}

function classText({ name, heritageClauses, members }: ts.ClassDeclaration): string {
  const lines = members.flatMap((member) => {
    const isPublic = !ts.isPrivateIdentifier(member.name ?? member) && !ts.isConstructorDeclaration(member);
    if (!isPublic || !(ts.isPropertyDeclaration(member) || ts.isMethodDeclaration(member))) return [];
    const body = ts.isMethodDeclaration(member) ? member.body : undefined;
    const text = member.getText();
    return [`  ${body === undefined ? text : `${text.slice(0, body.getStart() - member.getStart()).trimEnd()};`}`];
  });
  const bases = (heritageClauses ?? []).map((clause) => ` ${clause.getText()}`).join("");
  return [`export class ${name?.text ?? ""}${bases} {`, ...lines, "}"].join("\n");
}
