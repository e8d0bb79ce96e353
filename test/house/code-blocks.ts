import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "./rooms.js";

/** A piece of TypeScript that stands in a page or in a doc comment. */
export interface CodeBlock {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

/** The ```ts blocks of a Markdown page. */
export const blocksOfPage = (file: string): readonly CodeBlock[] => blocksIn(file, readFileSync(join(root, file), "utf8"));

/** The ```ts blocks of all doc comments of a source file. */
export const blocksOfSource = (file: string): readonly CodeBlock[] =>
  blocksIn(file, readFileSync(join(root, file), "utf8").replace(/^[ \t]*\*(?!\/) ?/gm, ""));

const blocksIn = (file: string, text: string): readonly CodeBlock[] =>
  [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(({ index, 1: code = "" }) => ({
    file,
    line: text.slice(0, index).split("\n").length + 1,
    code,
  }));

/**
 * A doc comment may use what its own file exports, and what the package's root exports, without importing it.
 * An import is written only for names that the block uses and does not import or declare itself.
 */
const withImports = (block: CodeBlock, file: string, program: ts.Program): string => {
  const checker = program.getTypeChecker();
  const declared = new Set([...block.code.matchAll(/\b(?:const|let|function|class|type|interface)\s+(\w+)/g)].map(([, name]) => name));
  const imported = new Set([...block.code.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}/g)].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())));
  const lines: string[] = [];
  for (const path of [file, "src/index.ts"]) {
    const source = program.getSourceFile(join(root, path));
    const symbol = source && checker.getSymbolAtLocation(source);
    const names = (symbol ? checker.getExportsOfModule(symbol) : [])
      .map(({ name }) => name)
      .filter((name) => new RegExp(`\\b${name}\\b`).test(block.code) && !declared.has(name) && !imported.has(name));
    for (const name of names) imported.add(name);
    if (names.length > 0) lines.push(`import { ${names.join(", ")} } from ${JSON.stringify(join(root, path).replace(/\.ts$/, ".js"))};`);
  }
  return `${lines.join(" ")}\n${block.code}export {};\n`;
};

/** What the compiler, with the project's own flags, says about the blocks: "file:line: message". Files are left in `folder`. */
export const problemsOf = (blocks: readonly CodeBlock[], folder: string): readonly string[] => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    { noUnusedLocals: false, isolatedDeclarations: false, declaration: false, verbatimModuleSyntax: false, skipLibCheck: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => { throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n")); } },
  );
  if (config === undefined) throw new Error("tsconfig.json cannot be read");
  rmSync(join(root, folder), { recursive: true, force: true });
  const own = ts.createProgram([...new Set([...blocks.map(({ file }) => file).filter((file) => file.endsWith(".ts")), "src/index.ts"])].map((file) => join(root, file)), config.options);
  const places = new Map<string, CodeBlock>();
  for (const [number, block] of blocks.entries()) {
    const path = join(root, folder, `${number}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, block.file.endsWith(".ts") ? withImports(block, block.file, own) : `\n${block.code}export {};\n`);
    places.set(path, block);
  }
  const program = ts.createProgram([...places.keys()], config.options, undefined, own);
  return [...places].flatMap(([path, block]) => {
    const source = program.getSourceFile(path);
    return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, messageText }) => {
      const line = source === undefined ? 0 : source.getLineAndCharacterOfPosition(start).line;
      return `${block.file}:${block.line + line - 1}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
};
