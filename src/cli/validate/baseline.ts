import * as v from "valibot";
import { pathOf } from "../../consultation/parse-consultation.js";
import { ruleDescriptions } from "../../validation/rule-table.js";
import type { Issue } from "../../validation/report/report.js";
import { fitsPath } from "../files/wildcards.js";
import { readJson } from "../read-json.js";
import type { Input } from "../read-source.js";
import { didYouMean } from "../suggest.js";
import { WrongUse } from "../wrong-use.js";
import type { Accepted } from "./accepted.js";
import type { BaselineEntry, BaselineFile } from "./baseline-file.js";
import { baseline } from "./baseline-schema.js";
import type { Checked } from "./checked.js";
import { whyNeverAccepted } from "./never-accepted.js";

/** The accepted issues of a baseline. */
export interface Baseline {
  /** The result without what the baseline accepts. */
  apply(checked: Checked): Checked;
  /** Why entries were refused that have met an error that is never accepted. */
  refusals(): readonly string[];
  /** What a person must do about the baseline itself: entries that have expired or that nothing fits. */
  remarks(): readonly string[];
}

/** Reads a baseline. `today` is the day as `2027-03-31`. @throws WrongUse with everything that is wrong in it */
export async function readBaseline(name: string, input: Input, today: string): Promise<Baseline> {
  const { entries } = checked(await readJson(name, input));
  const faults = entries.flatMap((entry, index) => faultsIn(entry).map((fault) => `  entries[${index}] ${fault}`));
  refuse(faults);
  const used = new Set<number>();
  /** The entries that have met an error that is never accepted, and why it is not. */
  const refused = new Map<number, string>();
  const isExpired = ({ expires }: BaselineEntry): boolean => expires < today;
  const acceptedBy = (file: string, issue: Issue): BaselineEntry | undefined => {
    const index = entries.findIndex((entry) => fitsIssue(entry, file, issue));
    const entry = entries[index];
    if (entry === undefined) return undefined;
    used.add(index);
    const why = issue.severity === "error" ? whyNeverAccepted(issue.rule) : undefined;
    if (why !== undefined) {
      refused.set(index, why);
      return undefined;
    }
    return isExpired(entry) ? undefined : entry;
  };
  const nameOf = ({ rule, code }: BaselineEntry, index: number): string =>
    `baseline entry ${index + 1} (${rule} ${code})`;
  return {
    apply(result) {
      const accepted: Accepted[] = [];
      const issues = result.report.issues.filter((issue) => {
        const entry = acceptedBy(result.file, issue);
        if (entry !== undefined) accepted.push({ issue, justification: justificationOf(entry) });
        return entry === undefined;
      });
      if (accepted.length === 0) return result;
      const valid = !issues.some(({ severity }) => severity === "error");
      return { ...result, report: { ...result.report, valid, issues }, accepted };
    },
    refusals: () =>
      entries.flatMap((entry, index) => {
        const why = refused.get(index);
        return why === undefined ? [] : [`${nameOf(entry, index)} is refused: ${why}. Correct the message.`];
      }),
    remarks: () =>
      entries.flatMap((entry, index) => {
        const named = nameOf(entry, index);
        if (!used.has(index)) return [`${named} fits nothing: take it out`];
        return isExpired(entry)
          ? [`${named} has expired on ${entry.expires}: its issues count again, ask ${entry.person}`]
          : [];
      }),
  };
}

function checked(json: unknown): BaselineFile {
  const result = v.safeParse(baseline, json);
  if (result.success) return result.output;
  refuse(result.issues.map(({ path = [], message }) => `  ${pathOf(path.map(({ key }) => key)) || "it"} ${message}`));
  return { entries: [] };
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new WrongUse(["the baseline cannot be used:", ...faults].join("\n"));
}

/** What an entry may not say. */
function faultsIn({ rule, file, path }: BaselineEntry): readonly string[] {
  const row = ruleDescriptions().find(({ id }) => id === rule);
  if (row === undefined) {
    const near = didYouMean(
      rule,
      ruleDescriptions().map(({ id }) => id),
    );
    return [`names no rule of the table: ${rule}.${near}`];
  }
  const why = whyNeverAccepted(rule);
  if (why !== undefined && !row.severities.includes("warning"))
    return [`${rule} cannot be in a baseline: ${why}. Correct the message.`];
  return file === undefined && path === undefined ? [`${rule} needs a file or a path: name what is accepted`] : [];
}

function fitsIssue({ rule, code, file, path }: BaselineEntry, name: string, issue: Issue): boolean {
  return (
    issue.rule === rule &&
    issue.code === code &&
    (file === undefined || fitsPath(name, file)) &&
    (path === undefined || fitsPath(issue.path, path))
  );
}

function justificationOf({ reason, person, expires }: BaselineEntry): string {
  return `${reason} (${person}, until ${expires})`;
}
