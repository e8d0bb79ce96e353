import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { entries } from "../../scripts/entries.js";
import { root } from "./layers.js";

/** A piece of TypeScript in a page or in a doc comment. */
export interface CodeBlock {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** True for a program that must run as it is printed: no name is given to it. */
  readonly isWhole?: true;
}

/** The ```ts blocks of a Markdown page. */
export const blocksOfPage = (file: string): readonly CodeBlock[] =>
  blocksIn(file, readFileSync(join(root, file), "utf8"));

/** All ```ts blocks of a page as one program, each line where the page has it: they alone say what a name is. */
export const programOfPage = (file: string): CodeBlock => {
  const shown: string[] = [];
  for (const { line, code } of blocksOfPage(file)) {
    while (shown.length < line - 1) shown.push("");
    shown.push(...code.trimEnd().split("\n"));
  }
  return { file, line: 1, code: shown.join("\n") + "\n", isWhole: true };
};

/**
 * The examples of all doc comments of a source file: what follows `@example` up to the next tag, with or without a
 * fence.
 */
export const blocksOfSource = (file: string): readonly CodeBlock[] => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^[ \t]*\/\*\*[^]*?\*\//gm)].flatMap(({ index, 0: comment }) => {
    const first = lineAt(text, index);
    const plain = comment.replace(/\*\/$/, "").replace(/^[ \t]*\/?\*+ ?/gm, "");
    return [...plain.matchAll(/^@example\b[ ]*([^]*?)(?=^@\w|$(?![^]))/gm)].map(({ index: at, 1: code = "" }) => ({
      file,
      line: first + lineAt(plain, at) - 1,
      code: code.replace(/^```(?:ts)?$/gm, "").trimEnd() + "\n",
    }));
  });
};

const lineAt = (text: string, index: number): number => text.slice(0, index).split("\n").length;

const blocksIn = (file: string, text: string): readonly CodeBlock[] =>
  [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(({ index, 1: code = "" }) => ({
    file,
    line: lineAt(text, index) + 1,
    code,
  }));

/**
 * Where names come from that an example uses but does not import: its own file, the package's entries, and values that
 * its reader already has.
 */
const surroundings = "test/project/surroundings.ts";
const within = [...entries.map(({ source }) => source), "src/fhir/index.ts", surroundings];

/** A page shows every import of the package: only values that its reader already has are given to its blocks. */
const placesOf = ({ file, isWhole }: CodeBlock): readonly string[] => {
  if (isWhole === true) return [];
  return file.endsWith(".ts") ? [file, ...within] : [surroundings];
};

/** The block as a module: with an import for each name that it uses and neither imports nor declares itself. */
const withImports = (block: CodeBlock, program: ts.Program): string => {
  const checker = program.getTypeChecker();
  const declared = /\b(?:const|let|using|function|class|type|interface)\s+(?:(\w+)|\{([^}]*)\})/g;
  const imported = /\bimport\s+(?:type\s+)?\{([^}]*)\}/g;
  const known = new Set(
    [
      ...[...block.code.matchAll(declared)].flatMap(([, name = "", names = ""]) => [name, ...names.split(/[,:]/)]),
      ...[...block.code.matchAll(imported)].flatMap(([, names = ""]) => names.split(",")),
    ].map((word) => word.trim()),
  );
  const lines: string[] = [];
  for (const path of placesOf(block)) {
    const source = program.getSourceFile(join(root, path));
    const symbol = source && checker.getSymbolAtLocation(source);
    const names = (symbol ? checker.getExportsOfModule(symbol) : [])
      .map(({ name }) => name)
      .filter(
        (name) => new RegExp(`(?<![\\w"'-]|(?<!\\.\\.)\\.)${name}\\b(?!["'-])`).test(block.code) && !known.has(name),
      );
    for (const name of names) known.add(name);
    if (names.length > 0)
      lines.push(`import { ${names.join(", ")} } from ${JSON.stringify(join(root, path).replace(/\.ts$/, ".js"))};`);
  }
  return `${lines.join(" ")}\n${block.code}export {};\n`;
};

/**
 * What the compiler, with the project's own flags, says about the blocks: "file:line: message". Files are left in
 * `folder`.
 */
export const problemsOf = (blocks: readonly CodeBlock[], folder: string): readonly string[] => {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    {
      noUnusedLocals: false,
      isolatedDeclarations: false,
      declaration: false,
      verbatimModuleSyntax: false,
      skipLibCheck: true,
    },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
      },
    },
  );
  if (config === undefined) throw new Error("tsconfig.json cannot be read");
  rmSync(join(root, folder), { recursive: true, force: true });
  const sources = [...new Set([...blocks.map(({ file }) => file).filter((file) => file.endsWith(".ts")), ...within])];
  const own = ts.createProgram(
    sources.map((file) => join(root, file)),
    config.options,
  );
  const places = new Map<string, CodeBlock>();
  for (const [number, block] of blocks.entries()) {
    const path = join(root, folder, `${number}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withImports(block, own));
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
