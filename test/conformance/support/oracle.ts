import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const command = join(import.meta.dirname, "../../../../shared/oracle/validate");
const works = (tool: string): boolean => spawnSync(tool, ["--version"]).error === undefined;

/** True where HL7's validator can run: it needs ../shared, Java and Maven. */
export const oracleIsHere: boolean = existsSync(command) && works("java") && works("mvn");

export interface OracleIssue {
  readonly severity: "fatal" | "error" | "warning" | "information";
  readonly message: string;
  /** Empty or null where it names no element. */
  readonly path: string | null;
  readonly line?: number;
  readonly messageId?: string;
  readonly noise?: boolean;
}

export interface Verdict {
  readonly valid: boolean;
  readonly issues: readonly OracleIssue[];
}

/** Its errors, without those that the published material causes; having no answer counts as an error. */
export function oracleErrors(verdict: Verdict | undefined): readonly OracleIssue[] {
  return (verdict ?? brokeDown).issues.filter(
    ({ severity, noise }) => noise !== true && (severity === "error" || severity === "fatal"),
  );
}

/**
 * Recorded as the answer to a text that crashes the oracle: it does so where an element is repeated that it expects
 * once.
 */
const brokeDown: Verdict = {
  valid: false,
  issues: [{ severity: "fatal", message: "The oracle broke down", path: "", messageId: "broke-down" }],
};

/** True where the oracle has no answer. */
export function hasBrokenDown({ issues }: Verdict): boolean {
  return issues[0]?.messageId === "broke-down";
}

/**
 * What HL7's validator says of each text, by one JVM, without blocking the test runner. Where ORACLE_CACHE
 * names a folder, answers are kept there by the hash of the text and reused.
 */
export async function askOracle(texts: readonly string[], program: string = command): Promise<readonly Verdict[]> {
  const kept = keptAnswers();
  const known = new Map<string, Verdict>();
  for (const text of new Set(texts)) {
    const answer = kept.find(text);
    if (answer !== undefined) known.set(text, answer);
  }
  const asked = [...new Set(texts)].filter((text) => !known.has(text));
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    const files = asked.map((_text, index) => join(folder, `${String(index)}.xml`));
    for (const [index, text] of asked.entries()) writeFileSync(files[index] ?? "", text);
    let answered = 0;
    const keep = (verdict: Verdict): void => {
      const text = asked[answered] ?? "";
      known.set(text, verdict);
      kept.keep(text, verdict);
      answered += 1;
    };
    while (answered < asked.length) {
      const before = answered;
      for await (const { valid, issues } of verdictsOn(files.slice(answered), program)) keep({ valid, issues });
      if (answered === before && before === 0) throw new Error("the oracle does not answer");
      if (answered < asked.length) keep(brokeDown);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return texts.map((text) => known.get(text) ?? brokeDown);
}

async function* verdictsOn(files: readonly string[], program: string): AsyncGenerator<Verdict> {
  const oracle = spawn("nice", ["-n", "10", program, "--stdin"], { stdio: ["pipe", "pipe", "ignore"] });
  // It may crash before it has read all names.
  oracle.stdin.on("error", () => undefined);
  oracle.stdin.end(`${files.join("\n")}\n`);
  for await (const line of createInterface({ input: oracle.stdout })) yield JSON.parse(line) as Verdict;
}

interface KeptAnswers {
  find(text: string): Verdict | undefined;
  keep(text: string, verdict: Verdict): void;
}

function keptAnswers(): KeptAnswers {
  const folder = process.env["ORACLE_CACHE"];
  if (folder === undefined) return { find: () => undefined, keep: () => undefined };
  mkdirSync(folder, { recursive: true });
  const fileOf = (text: string): string => join(folder, `${createHash("sha256").update(text).digest("hex")}.json`);
  return {
    find: (text) =>
      existsSync(fileOf(text)) ? (JSON.parse(readFileSync(fileOf(text), "utf8")) as Verdict) : undefined,
    keep: (text, verdict) => {
      writeFileSync(fileOf(text), JSON.stringify(verdict));
    },
  };
}
