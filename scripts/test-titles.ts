import ts from "typescript";

/** The title of a test or describe, and the rules that it names. */
export interface TestTitle {
  readonly title: string;
  readonly rules: readonly string[];
}

const ruleId = /\b(?:UR|ME|CS)-[0-9]+\b/g;
const testFunctions = new Set(["test", "it", "describe"]);

/** The rule ids in a text, each once. */
export function ruleIdsIn(text: string): readonly string[] {
  return Array.from(new Set(text.match(ruleId)));
}

/**
 * The titles in a test file that name rules. A title that is put together at run time (`${rule}: ...`) counts for every
 * rule in a string of that file, because these are the rows of a table of cases. Comments do not count.
 */
export function testTitles(file: string, source: string): readonly TestTitle[] {
  if (ruleIdsIn(source).length === 0) return []; // most files, and parsing takes seconds of a test run
  const strings: string[] = [];
  const fixed: string[] = [];
  const computed: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) strings.push(node.text);
    const [first] = ts.isCallExpression(node) && testFunctions.has(rootName(node.expression)) ? node.arguments : [];
    const title = first === undefined ? undefined : titleOf(first);
    if (title !== undefined) (title.isComputed ? computed : fixed).push(title.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  const inStrings = ruleIdsIn(strings.join(" "));
  return [
    ...fixed.map((title) => ({ title, rules: ruleIdsIn(title) })),
    ...computed.map((title) => ({ title, rules: ruleIdsIn(title).length > 0 ? ruleIdsIn(title) : inStrings })),
  ].filter(({ rules }) => rules.length > 0);
}

interface Title {
  readonly text: string;
  /** A part of it is known only when the test runs. */
  readonly isComputed: boolean;
}

/** The title that an expression is, also where it is written in parts: `"..." + "..."`. */
function titleOf(expression: ts.Expression): Title | undefined {
  if (ts.isStringLiteralLike(expression)) return { text: expression.text, isComputed: false };
  if (ts.isTemplateExpression(expression)) return { text: expression.getText().slice(1, -1), isComputed: true };
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [titleOf(expression.left), titleOf(expression.right)];
  if (left === undefined || right === undefined) return undefined;
  return { text: left.text + right.text, isComputed: left.isComputed || right.isComputed };
}

/** `test` of `test(...)`, `test.skipIf(x)(...)` and `test.each([...])(...)`. */
function rootName(expression: ts.Expression): string {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return rootName(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return rootName(expression.tag);
  return ts.isIdentifier(expression) ? expression.text : "";
}
