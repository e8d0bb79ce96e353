import { relative } from "node:path";
import ts from "typescript";

/** An entry by the name that importers write, and the file of its declarations. */
export interface Declarations {
  readonly name: string;
  readonly file: string;
}

const printer = ts.createPrinter({ removeComments: true });

/**
 * The public declarations of each entry as plain text, sorted by name, without comments: everything that it exports,
 * and what these use of the package without any entry exporting it. Whatever changes here changes what callers see.
 */
export function apiReports(entries: readonly Declarations[], folder: string): ReadonlyMap<string, string> {
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: [],
      noEmit: true,
    },
  );
  const checker = program.getTypeChecker();
  const exportsOf = new Map(entries.map((entry) => [entry.name, exportsIn(program, checker, entry)]));
  const exported = new Set(Array.from(exportsOf.values()).flatMap((symbols) => Array.from(symbols.values())));
  return new Map(
    Array.from(exportsOf, ([name, symbols]) => {
      const inside = insideOf(symbols.values(), { checker, exported, folder });
      const own = sorted(symbols, folder);
      const others = sorted(new Map(Array.from(inside, (symbol) => [symbol.getName(), symbol])), folder);
      return [name, others === "" ? own : `${own}\n// Used above, and exported by no entry.\n\n${others}`];
    }),
  );
}

/** What an import of the entry gives, by its name. */
function exportsIn(
  program: ts.Program,
  checker: ts.TypeChecker,
  { file }: Declarations,
): ReadonlyMap<string, ts.Symbol> {
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is not there, or exports nothing: build first`);
  return new Map(checker.getExportsOfModule(module).map((one) => [one.getName(), resolved(checker, one)]));
}

function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

interface Known {
  readonly checker: ts.TypeChecker;
  readonly exported: ReadonlySet<ts.Symbol>;
  readonly folder: string;
}

/** What declarations use of the package that no entry exports. */
function insideOf(symbols: Iterable<ts.Symbol>, { checker, exported, folder }: Known): ReadonlySet<ts.Symbol> {
  const inside = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const target = symbol === undefined ? undefined : resolved(checker, symbol);
    if (target !== undefined && !exported.has(target) && !inside.has(target)) {
      const whole = declarationsOf(target, folder).filter(isWhole);
      if (whole.length > 0) inside.add(target);
      whole.forEach(visit);
    }
    ts.forEachChild(node, visit);
  };
  for (const symbol of symbols) declarationsOf(symbol, folder).forEach(visit);
  return inside;
}

function declarationsOf(symbol: ts.Symbol, folder: string): readonly ts.Declaration[] {
  return (symbol.declarations ?? []).filter((one) => !relative(folder, one.getSourceFile().fileName).startsWith(".."));
}

/** A declaration of a file: no member or parameter, which are printed with what they belong to. */
function isWhole(node: ts.Declaration): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent))
  );
}

function sorted(symbols: ReadonlyMap<string, ts.Symbol>, folder: string): string {
  return Array.from(symbols, ([name, symbol]) => textOf(name, declarationsOf(symbol, folder)))
    .sort()
    .join("\n");
}

function textOf(name: string, declarations: readonly ts.Declaration[]): string {
  if (declarations.length === 0) return `${name}: of another package\n`;
  return declarations
    .map((one) => printer.printNode(ts.EmitHint.Unspecified, statementOf(one), one.getSourceFile()))
    .map((text) => `${name}: ${text.replace(/^export (?:declare )?|^declare /, "")}\n`)
    .join("");
}

function statementOf(node: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}
