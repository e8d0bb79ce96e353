import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../..");

/** Both readings of a snippet: `‹right|wrong›` stands for the one thing in which they differ. */
export function readingsOf(snippet: string): { readonly right: string; readonly wrong: string } {
  const [before = "", slot = "", after = ""] = snippet.split(/[‹›]/);
  const [right = "", wrong = ""] = slot.split("|");
  return { right: before + right + after, wrong: before + wrong + after };
}

const imports = `import { bloodPressure, bloodPressureCheck, bodyMassIndex, buildMessage, contraception, height, parseConsultation, pharmacyFirst, pulse, temperature, urgentSupply, weight, type Consultation, type ConsultationInput } from "../../src/index.js";
import { clock, common, confirmed, consultation, patient, practitioner, product, report, sender, supplied } from "../../test/types/given.js";
const parse = (input: ConsultationInput): Consultation => parseConsultation(input);
const built = (checked: Consultation): unknown => buildMessage(checked, { sender, clock });
`;

/** Writes each piece of code as a module of its own, which can also be run. */
export function writeModules(folder: string, codes: readonly string[]): readonly string[] {
  const path = join(root, ".cache", folder);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return codes.map((code, at) => {
    const file = join(path, `${String(at)}.ts`);
    writeFileSync(file, `${imports}export const run = (): unknown => ${code};\n`);
    return file;
  });
}

/** What the compiler says against a module, and the code at which it says it. */
export interface Said {
  readonly code: number;
  readonly at: string;
  readonly message: string;
}

/** Compiles the modules as the project is compiled; only what nobody uses may stay unused. */
export function compile(files: readonly string[]): readonly (readonly Said[])[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (file) => ts.sys.readFile(file)) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, noUnusedLocals: false, isolatedDeclarations: false, declaration: false },
    root,
  );
  const program = ts.createProgram([...files], options);
  return files.map((file) => {
    const source = program.getSourceFile(file);
    const problems =
      source === undefined
        ? []
        : [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return problems.map(({ code, start = 0, length = 0, messageText }) => ({
      code,
      at: source?.text.slice(start, start + length) ?? "",
      message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    }));
  });
}
