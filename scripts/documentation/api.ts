import { join, relative } from "node:path";
import ts from "typescript";

/** Something that the package exports, or a member of what a caller gives to it, and whether an editor explains it. */
export interface ApiItem {
  /** `PatientInput.gender (src/consultation/people/patient.ts:33)`. */
  readonly name: string;
  readonly kind: "export" | "input" | "member";
  readonly documented: boolean;
}

/** Not ours to explain: FHIR's own types, and what a store of somebody else's would have to do. */
const elsewhere = /^src\/(?:fhir\/types\.generated|values\/brand|delivery\/store\/)/;

/** Interfaces whose methods take inputs too. */
const offered: ReadonlySet<string> = new Set([
  "Delivery",
  "MeshTransport",
  "Sandbox",
  "SandboxFaults",
  "SandboxMessages",
  "SandboxPractices",
  "SandboxTime",
]);

/** Everything that the entries export, and every member of what a caller gives to it. */
export function apiItems(root: string, sources: readonly string[], tsconfig: string): readonly ApiItem[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, tsconfig),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => fail(messageText) },
  );
  if (config === undefined) throw new Error(`${tsconfig} cannot be read`);
  const program = ts.createProgram(
    sources.map((source) => join(root, source)),
    config.options,
  );
  return itemsOf(program, root, sources);
}

function fail(messageText: string | ts.DiagnosticMessageChain): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, " "));
}

function itemsOf(program: ts.Program, root: string, sources: readonly string[]): readonly ApiItem[] {
  const checker = program.getTypeChecker();
  const items = new Map<ts.Declaration, ApiItem>();
  const seen = new Set<ts.Type>();
  const fileOf = (node: ts.Node): string => relative(root, node.getSourceFile().fileName);
  const isOurs = (node: ts.Node): boolean => {
    const file = fileOf(node);
    return !file.includes("node_modules/") && !file.startsWith("..") && !elsewhere.test(file);
  };

  const add = (symbol: ts.Symbol, kind: ApiItem["kind"]): void => {
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined || !isOurs(declaration)) return;
    const known = items.get(declaration);
    if (known !== undefined && (known.kind !== "member" || kind === "member")) return;
    const line = declaration.getSourceFile().getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
    const owner = ownerOf(declaration);
    items.set(declaration, {
      name: `${owner === "" ? "" : `${owner}.`}${symbol.name} (${fileOf(declaration)}:${line})`,
      kind,
      documented: isDocumented(symbol, checker),
    });
  };

  const visitInput = (type: ts.Type): void => {
    if (seen.has(type)) return;
    seen.add(type);
    for (const part of partsOf(type, checker)) visitInput(part);
    if (partsOf(type, checker).length > 0 || type.getCallSignatures().length > 0) return;
    for (const member of type.getProperties()) {
      const [declaration] = member.declarations ?? [];
      const memberType = checker.getTypeOfSymbol(member);
      if (declaration === undefined || !isOurs(declaration) || isNever(memberType)) continue;
      add(member, "input");
      visitInput(memberType);
    }
  };

  const visitCallable = (type: ts.Type, deep: boolean): void => {
    for (const { parameters } of type.getCallSignatures())
      for (const parameter of parameters) visitInput(checker.getTypeOfSymbol(parameter));
    if (!deep) return;
    for (const member of type.getProperties()) {
      const [declaration] = member.declarations ?? [];
      if (declaration === undefined || !isOurs(declaration)) continue;
      if (checker.getTypeOfSymbol(member).getCallSignatures().length > 0) add(member, "input");
      visitCallable(checker.getTypeOfSymbol(member), false);
    }
  };

  for (const source of sources) {
    const file = program.getSourceFile(join(root, source));
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${source} cannot be read, or exports nothing`);
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      add(symbol, "export");
      if (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable))
        visitCallable(checker.getTypeOfSymbol(symbol), true);
      else if (offered.has(symbol.name)) visitCallable(checker.getDeclaredTypeOfSymbol(symbol), true);
      if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class))
        for (const member of checker.getDeclaredTypeOfSymbol(symbol).getProperties()) add(member, "member");
    }
  }
  return [...items.values()];
}

/** The members of a union or intersection, or what a list holds. */
function partsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (type.isUnionOrIntersection()) return type.types;
  const isList = checker.isArrayType(type) || checker.isTupleType(type);
  return isList ? checker.getTypeArguments(type as ts.TypeReference) : [];
}

/** As an editor shows it when the pointer rests on the name: its own comment, or that of the interface it extends. */
function isDocumented(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  return (
    symbol.getDocumentationComment(checker).length > 0 ||
    symbol.getJsDocTags(checker).some(({ name }) => name === "remarks")
  );
}

/** A member that must be left out. */
function isNever(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0;
}

function ownerOf(declaration: ts.Declaration): string {
  const owner = ts.findAncestor(
    declaration.parent,
    (node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.VariableDeclaration =>
      ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isVariableDeclaration(node),
  );
  return owner === undefined || owner === declaration ? "" : owner.name.getText();
}
