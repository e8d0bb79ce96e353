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
  const strings: string[] = [];
  const fixed: string[] = [];
  const computed: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) strings.push(node.text);
    const [title] = ts.isCallExpression(node) && testFunctions.has(rootName(node.expression)) ? node.arguments : [];
    if (title !== undefined && ts.isStringLiteralLike(title)) fixed.push(title.text);
    if (title !== undefined && ts.isTemplateExpression(title)) computed.push(title.getText().slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  const inStrings = ruleIdsIn(strings.join(" "));
  return [
    ...fixed.map((title) => ({ title, rules: ruleIdsIn(title) })),
    ...computed.map((title) => ({ title, rules: ruleIdsIn(title).length > 0 ? ruleIdsIn(title) : inStrings })),
  ].filter(({ rules }) => rules.length > 0);
}

/** `test` of `test(...)`, `test.skipIf(x)(...)` and `test.each([...])(...)`. */
function rootName(expression: ts.Expression): string {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return rootName(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return rootName(expression.tag);
  return ts.isIdentifier(expression) ? expression.text : "";
}
