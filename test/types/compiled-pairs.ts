import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../..");

/** Both readings of a snippet: `‹right|wrong›` marks the one thing in which they differ. */
export function readingsOf(snippet: string): { readonly right: string; readonly wrong: string } {
  const [before = "", slot = "", after = ""] = snippet.split(/[‹›]/);
  const [right = "", wrong = ""] = slot.split("|");
  return { right: before + right + after, wrong: before + wrong + after };
}

const head = `import {
  bloodPressure, bloodPressureCheck, bodyMassIndex, buildMessage, contraception, height, parseConsultation,
  pharmacyFirst, pulse, temperature, urgentSupply, weight, type Consultation, type ConsultationInput,
} from "../../src/index.js";
import {
  clock, common, confirmed, consultation, onPathway, patient, practitioner, product, report, sender, supplied,
} from "../../test/types/given.js";
const parse = (input: ConsultationInput): Consultation => parseConsultation(input);
const built = (checked: Consultation): unknown => buildMessage(checked, { sender, clock });
export const runs: readonly (() => unknown)[] = [
`;

/** A module with a function of each piece of code, in order; and where in it each of them is. */
export interface Module {
  readonly file: string;
  readonly ends: readonly number[];
}

/** Writes the pieces of code into one module, which is compiled as a whole and can be run piece by piece. */
export function writeModule(name: string, codes: readonly string[]): Module {
  const folder = join(root, ".cache/types");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.ts`);
  const ends: number[] = [];
  let text = head;
  for (const code of codes) {
    text += `() => ${code},\n`;
    ends.push(text.length);
  }
  writeFileSync(file, `${text}];\n`);
  return { file, ends };
}

/** An error of the compiler in a piece of code, and the code that it marks. */
export interface Said {
  readonly code: number;
  readonly at: string;
  readonly message: string;
}

/**
 * Compiles the modules as the project is compiled, except that unused names are allowed. Gives the errors in each
 * piece of code of each module.
 */
export function compile(modules: readonly Module[]): readonly (readonly (readonly Said[])[])[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file)) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noUnusedLocals: false, isolatedDeclarations: false, declaration: false },
    root,
  );
  const files = modules.map(({ file }) => file);
  const program = ts.createProgram(files, options);
  return modules.map(({ file, ends }) => {
    const said: Said[][] = ends.map(() => []);
    const source = program.getSourceFile(file);
    for (const { code, start = 0, length = 0, messageText } of [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]) {
      const at = source?.text.slice(start, start + length) ?? "";
      const place = Math.max(
        0,
        ends.findIndex((end) => start < end),
      );
      said[place]?.push({ code, at, message: ts.flattenDiagnosticMessageText(messageText, "\n") });
    }
    return said;
  });
}
