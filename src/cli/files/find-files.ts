import { readdirSync, statSync, type Stats } from "node:fs";
import { extname, join, parse, sep } from "node:path";
import { fits, hasWildcards } from "./wildcards.js";

/** A file that the user named, in whatever way; or a name for which there is none, with the reason. */
export interface Found {
  readonly name: string;
  readonly missing?: string;
}

/** What a folder stands for, unless a command reads one of them alone. */
const messages = ["xml", "json"] as const;

/**
 * The files that names stand for: a file is itself, a folder all `.xml` and `.json` files at any depth in it, a
 * pattern with `*`, `?` and `**` (folders at any depth) whatever fits it. Sorted within each name; hidden files and
 * folders are passed over, and links to folders not followed. `-` and a name that does not exist stay as they are.
 */
export function findFiles(names: readonly string[], extensions: readonly string[] = messages): readonly Found[] {
  const kinds = extensions.map((extension) => `.${extension}`);
  return names.flatMap((name): readonly Found[] => {
    if (name === "-") return [{ name }];
    const there = statOf(name);
    if (there?.isDirectory() === true)
      return orMissing(name, `the folder holds no ${kinds.join(" or ")} file`, below(name, kinds));
    if (there !== undefined || !hasWildcards(name)) return [{ name }];
    return orMissing(name, "no file fits this pattern", filesFitting(name));
  });
}

function orMissing(name: string, missing: string, files: readonly string[]): readonly Found[] {
  return files.length === 0 ? [{ name, missing }] : [...files].sort().map((file) => ({ name: file }));
}

/** What cannot be looked at is as if it were not there: reading it says why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

function listingOf(folder: string): Listing {
  try {
    const entries = readdirSync(folder === "" ? "." : folder, { withFileTypes: true });
    const named = entries.filter(({ name }) => !name.startsWith("."));
    return {
      files: named.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
      folders: named.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    };
  } catch {
    return { files: [], folders: [] };
  }
}

function below(folder: string, kinds: readonly string[]): readonly string[] {
  const { files, folders } = listingOf(folder);
  const isKind = (name: string): boolean => kinds.includes(extname(name).toLowerCase());
  const fitting = files.filter(isKind).map((name) => join(folder, name));
  return [...fitting, ...folders.flatMap((name) => below(join(folder, name), kinds))];
}

function filesFitting(pattern: string): readonly string[] {
  const { root } = parse(pattern);
  const parts = pattern.slice(root.length).split(sep === "/" ? "/" : /[\\/]/);
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (folder: string, at: number): void => {
    const key = `${at} ${folder}`;
    // `**` leads to the same place in many ways: each is looked at once.
    if (seen.has(key)) return;
    seen.add(key);
    const isLast = at === parts.length - 1;
    const [part = "", { files, folders }] = [parts[at], listingOf(folder)];
    if (part === "**") {
      if (isLast) for (const name of files) found.add(join(folder, name));
      else walk(folder, at + 1);
      for (const name of folders) walk(join(folder, name), at);
    } else if (isLast) for (const name of files.filter((file) => fits(file, part))) found.add(join(folder, name));
    else if (hasWildcards(part))
      for (const name of folders.filter((one) => fits(one, part))) walk(join(folder, name), at + 1);
    else walk(join(folder, part), at + 1);
  };
  walk(root, 0);
  return [...found];
}
