import { readdirSync, statSync, type Dirent, type Stats } from "node:fs";
import { extname, join, parse, sep } from "node:path";
import { codeOf, whyUnreadable } from "../read-source.js";
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
 * folders are passed over, and so are pipes and devices; links to folders are not followed. A folder that cannot be
 * read is named. `-` and a name that does not exist stay as they are.
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

/** `found`: the reason beside each name that cannot be read. */
function orMissing(name: string, missing: string, found: ReadonlyMap<string, string | undefined>): readonly Found[] {
  if (found.size === 0) return [{ name, missing }];
  return [...found.keys()].sort().map((path) => {
    const why = found.get(path);
    return why === undefined ? { name: path } : { name: path, missing: why };
  });
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
  /** Why the folder could not be read. */
  readonly unreadable?: string;
}

/** A pattern leads to folders that there may not be. */
const notThere: readonly string[] = ["ENOENT", "ENOTDIR"];

function listingOf(folder: string): Listing {
  try {
    const entries = readdirSync(folder === "" ? "." : folder, { withFileTypes: true });
    const named = entries.filter(({ name }) => !name.startsWith("."));
    return {
      files: named.filter((entry) => isRegular(entry, folder)).map(({ name }) => name),
      folders: named.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    };
  } catch (error) {
    const none = { files: [], folders: [] };
    return notThere.includes(codeOf(error)) ? none : { ...none, unreadable: whyUnreadable(error) };
  }
}

/** Reading a pipe would wait for ever. A link that leads nowhere counts: reading it says why. */
function isRegular(entry: Dirent, folder: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statOf(join(folder, entry.name))?.isFile() ?? true;
}

type Names = Map<string, string | undefined>;

function below(folder: string, kinds: readonly string[], found: Names = new Map()): Names {
  const { files, folders, unreadable } = listingOf(folder);
  if (unreadable !== undefined) found.set(folder, unreadable);
  for (const name of files) if (kinds.includes(extname(name).toLowerCase())) found.set(join(folder, name), undefined);
  for (const name of folders) below(join(folder, name), kinds, found);
  return found;
}

function filesFitting(pattern: string): Names {
  const { root } = parse(pattern);
  const parts = pattern.slice(root.length).split(sep === "/" ? "/" : /[\\/]/);
  const found: Names = new Map();
  const seen = new Set<string>();
  const walk = (folder: string, at: number): void => {
    const key = `${at} ${folder}`;
    // `**` leads to the same place in many ways: each is looked at once.
    if (seen.has(key)) return;
    seen.add(key);
    const isLast = at === parts.length - 1;
    const [part = "", { files, folders, unreadable }] = [parts[at], listingOf(folder)];
    if (unreadable !== undefined) found.set(folder === "" ? "." : folder, unreadable);
    if (part === "**") {
      if (isLast) for (const name of files) found.set(join(folder, name), undefined);
      else walk(folder, at + 1);
      for (const name of folders) walk(join(folder, name), at);
    } else if (isLast) {
      for (const name of files.filter((file) => fits(file, part))) found.set(join(folder, name), undefined);
    } else if (hasWildcards(part))
      for (const name of folders.filter((one) => fits(one, part))) walk(join(folder, name), at + 1);
    else walk(join(folder, part), at + 1);
  };
  walk(root, 0);
  return found;
}
