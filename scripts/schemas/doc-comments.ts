import ts from "typescript";

/**
 * The doc comments of an interface or type: its own, and those of its members, including members from its bases.
 */
export interface Documented {
  readonly text: string | undefined;
  readonly members: ReadonlyMap<string, string>;
}

interface Declared extends Documented {
  readonly bases: readonly string[];
}

/** Reads the doc comments of all interfaces and types of these sources, by name. */
export function docCommentsOf(sources: readonly string[]): (name: string) => Documented {
  const declared = new Map<string, Declared>();
  for (const source of sources) {
    const file = ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) {
      if (ts.isInterfaceDeclaration(statement)) {
        const bases = (statement.heritageClauses ?? []).flatMap(({ types }) =>
          types.map(({ expression }) => expression.getText()),
        );
        const members = statement.members.flatMap((member) => {
          const text = textOf(member);
          return text === undefined || member.name === undefined ? [] : [[member.name.getText(), text] as const];
        });
        declared.set(statement.name.text, { text: textOf(statement), members: new Map(members), bases });
      }
      if (ts.isTypeAliasDeclaration(statement)) {
        const bases = ts.isTypeReferenceNode(statement.type) ? [statement.type.typeName.getText()] : [];
        declared.set(statement.name.text, { text: textOf(statement), members: new Map(), bases });
      }
    }
  }
  const membersOf = (name: string): readonly (readonly [string, string])[] => {
    const own = declared.get(name);
    return own === undefined ? [] : [...own.bases.flatMap(membersOf), ...own.members];
  };
  return (name) => ({ text: declared.get(name)?.text, members: new Map(membersOf(name)) });
}

/** The text of a doc comment before its tags, with the names of links instead of the links. */
function textOf(node: ts.Node): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comment?.comment);
  return text
    ?.replaceAll(/\{@link (\w+)\}/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
