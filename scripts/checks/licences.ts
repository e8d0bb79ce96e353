import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Checked } from "./checked.js";

/** Licences under which a supplier may use and pass on the package without asking anybody. */
const allowed: ReadonlySet<string> = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
]);

/** Packages whose manifest says it otherwise, and what their licence file holds. */
const inOtherWords: Readonly<Record<string, string>> = {
  "png-js": "MIT",
  // "SEE LICENSE IN LICENSE": Bitstream Vera's, which allows to embed, change and distribute the fonts.
  "dejavu-fonts-ttf": "Bitstream-Vera",
};

interface Manifest {
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * The licence of every package that an install brings, with what is optional, in the tree as it is installed. What
 * development alone needs is not passed on to anybody.
 */
export function checkLicences(root: string): Checked {
  const faults: string[] = [];
  const seen = new Map<string, Manifest>();
  const visit = (from: string, manifest: Manifest): void => {
    for (const name of namesIn(manifest)) {
      const place = placeOf(name, from, root);
      if (place === undefined || seen.has(place)) continue;
      const found = manifestIn(place);
      seen.set(place, found);
      if (!isAllowed(name, found.license)) faults.push(`${name}: ${JSON.stringify(found.license)} is not allowed`);
      visit(place, found);
    }
  };
  visit(root, manifestIn(root));
  return { looked: seen.size, faults };
}

function namesIn({ dependencies, optionalDependencies, peerDependencies }: Manifest): readonly string[] {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Where Node finds the package from that folder; undefined for an optional one that is not installed. */
function placeOf(name: string, from: string, root: string): string | undefined {
  for (let folder = from; folder.startsWith(root); folder = join(folder, "..")) {
    const place = join(folder, "node_modules", name);
    try {
      manifestIn(place);
      return place;
    } catch {
      if (folder === root) return undefined;
    }
  }
  return undefined;
}

/** A licence of the list, or a choice of which one is. */
function isAllowed(name: string, licence: unknown): boolean {
  if (Object.hasOwn(inOtherWords, name)) return true;
  if (typeof licence !== "string") return false;
  return licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => allowed.has(choice.trim()));
}
