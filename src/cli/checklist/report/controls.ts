import { createHash } from "node:crypto";
import { packageFile } from "../../package-file.js";
import type { TestResult } from "../run-tests.js";

/** A control of the hazard log, and what proves it. */
export interface ProvenControl {
  readonly rule: string;
  readonly text: string;
  /** The hazards that it controls. */
  readonly hazards: readonly string[];
  /** Tests of this run that prove it, with their results. */
  readonly inThisRun: readonly { readonly id: string; readonly result: TestResult["result"] }[];
  /** Tests of the library that prove it: they run before each release, not here. */
  readonly inTheLibrary: readonly LibraryTests[];
}
/** Tests of the library in one file, by their titles. */
export interface LibraryTests {
  readonly file: string;
  readonly titles: readonly string[];
}

/** Titles by file, by rule: docs/clinical-safety/proofs.json. */
type Proofs = Readonly<Record<string, Readonly<Record<string, readonly string[]>> | undefined>>;

/** What this reads of docs/clinical-safety/hazards.json. */
interface HazardData {
  readonly hazards: readonly {
    readonly id: string;
    readonly controls: readonly { readonly rule: string; readonly text: string }[];
  }[];
}

/** The controls, and the SHA-256 of the data that they come from. */
export interface Controls {
  readonly sha256: string;
  readonly controls: readonly ProvenControl[];
}

/** Every control of the hazard log, each once, with what proves it. */
export function controlsProvenBy(results: readonly TestResult[]): Controls {
  const bytes = packageFile("docs/clinical-safety/hazards.json");
  const { hazards } = jsonOf(bytes) as HazardData;
  const proofs = jsonOf(packageFile("docs/clinical-safety/proofs.json")) as Proofs;
  const texts = new Map(hazards.flatMap(({ controls }) => controls.map(({ rule, text }) => [rule, text] as const)));
  const controls = [...texts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([rule, text]) => ({
      rule,
      text,
      hazards: hazards.filter((hazard) => hazard.controls.some((control) => control.rule === rule)).map(({ id }) => id),
      inThisRun: results
        .filter(({ test, result }) => test.rules.includes(rule) && result !== "not-run")
        .map(({ test: { id }, result }) => ({ id, result })),
      inTheLibrary: Object.entries(proofs[rule] ?? {}).map(([file, titles]) => ({ file, titles })),
    }));
  return { sha256: createHash("sha256").update(bytes).digest("hex"), controls };
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
