import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import type ts from "typescript";
import { root } from "../project/layers.js";
import { edits } from "./edits.js";

/** Loaded when it is needed: vitest's configuration has this file in it, and each run would pay for the compiler. */
const compiler = (): typeof ts => createRequire(import.meta.url)("typescript") as typeof ts;

/** A source file with its text. */
export interface Source {
  /** From the project's folder: `src/...`. */
  readonly file: string;
  readonly text: string;
}

/** The text without one control: its rules find nothing, and its other code is changed as the table of edits says. */
export function withoutControl(control: string, source: Source): string {
  return edits
    .filter((edit) => edit.control === control && edit.file === source.file)
    .reduce((text, { find, put }) => replacedOnce(text, find, put), withoutChecks(control, source));
}

/** Every object with this `id` and a `check` is a rule: its check then finds nothing. */
function withoutChecks(control: string, { file, text }: Source): string {
  if (!text.includes(`id: "${control}"`)) return text;
  const { createSourceFile, ScriptTarget, isObjectLiteralExpression, forEachChild } = compiler();
  const parsed = createSourceFile(file, text, ScriptTarget.Latest, true);
  const bodies: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isObjectLiteralExpression(node) && named(node, "id")?.getText() === `"${control}"`) {
      const check = node.properties.find((one) => one.name?.getText() === "check");
      if (check !== undefined) bodies.push(bodyOf(check));
    }
    forEachChild(node, visit);
  };
  visit(parsed);
  return bodies.reduceRight(
    (out, body) => `${out.slice(0, body.getStart())}{ return []; }${out.slice(body.end)}`,
    text,
  );
}

function named(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = node.properties.find((one) => one.name?.getText() === name);
  return found !== undefined && compiler().isPropertyAssignment(found) ? found.initializer : undefined;
}

function bodyOf(check: ts.ObjectLiteralElementLike): ts.Node {
  const { isMethodDeclaration, isPropertyAssignment, isArrowFunction } = compiler();
  if (isMethodDeclaration(check) && check.body !== undefined) return check.body;
  if (isPropertyAssignment(check) && isArrowFunction(check.initializer)) return check.initializer.body;
  throw new Error(`the check is no function: ${check.getText().slice(0, 80)}`);
}

function replacedOnce(text: string, find: string, put: string): string {
  if (text.split(find).length !== 2) throw new Error(`not there exactly once: ${find}`);
  return text.replace(find, () => put);
}

/** True where the control's code can be taken out of one of these sources. */
export function canBreak(control: string, sources: readonly Source[]): boolean {
  return sources.some((source) => withoutControl(control, source) !== source.text);
}

/** For vitest: the sources as they would be without the control. */
export function breaking(control: string): {
  readonly name: string;
  readonly enforce: "pre";
  readonly load: (id: string) => string | undefined;
} {
  return {
    name: "breaking",
    enforce: "pre",
    load(id) {
      const file = relative(root, id);
      if (!file.startsWith("src/") || !file.endsWith(".ts")) return undefined;
      const text = readFileSync(id, "utf8");
      const broken = withoutControl(control, { file, text });
      return broken === text ? undefined : broken;
    },
  };
}
