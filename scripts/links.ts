import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** A link that leads nowhere: the page, its line, and why. */
export interface BrokenLink {
  readonly page: string;
  readonly line: number;
  readonly link: string;
  readonly why: string;
}

/** What a package holds, besides package.json, README.md and the licence, as `files` of package.json names it. */
export interface Shipped {
  readonly page: string;
  readonly files: readonly string[];
}

/**
 * The relative links of Markdown pages that name no file, or no heading or anchor of it. Links to the web are not
 * tried. Of a page that is shipped, links must lead to what is shipped too, or be absolute.
 */
export function brokenLinks(root: string, pages: readonly string[], shipped?: Shipped): readonly BrokenLink[] {
  return pages.flatMap((page) => {
    const text = withoutCode(readFileSync(join(root, page), "utf8"));
    return linksOf(text).flatMap(({ link, line }) => {
      const why = fault(root, page, link, shipped);
      return why === undefined ? [] : [{ page, line, link, why }];
    });
  });
}

function fault(root: string, page: string, link: string, shipped: Shipped | undefined): string | undefined {
  if (/^(?:https?|mailto):/.test(link)) return undefined;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : posix.normalize(posix.join(posix.dirname(page), decodeURI(path)));
  if (target.startsWith("..")) return "leads out of the project";
  if (!existsSync(join(root, target))) return "there is no such file";
  if (shipped?.page === page && target !== page && !isShipped(target, shipped))
    return "the package does not hold it: ship it, or write an absolute link";
  if (anchor === undefined || !target.endsWith(".md")) return undefined;
  return anchorsOf(readFileSync(join(root, target), "utf8")).has(anchor) ? undefined : "the page has no such heading";
}

const alwaysShipped: readonly string[] = ["package.json", "README.md", "LICENSE"];

/** Whether the package holds it. */
export function isShipped(target: string, { files }: Shipped): boolean {
  const names = (pattern: string): boolean =>
    new RegExp(`^${pattern.replace(/[.+()]/g, "\\$&").replaceAll("*", "[^/]*")}(?:/|$)`).test(target);
  const left = files.filter((file) => file.startsWith("!")).map((file) => file.slice(1));
  return [...alwaysShipped, ...files].some(names) && !left.some(names);
}

/** Code may hold anything in brackets: its lines stay, empty, so that the numbers of lines do. */
function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```/gm, (block) => block.replace(/[^\n]/g, "")).replace(/`[^`\n]*`/g, "");
}

function linksOf(text: string): readonly { readonly link: string; readonly line: number }[] {
  return text.split("\n").flatMap((words, at) =>
    [...words.matchAll(/\]\(([^()\s]+)\)|(?:src|href)="([^"]+)"/g)].map(([, link, other = ""]) => ({
      link: link ?? other,
      line: at + 1,
    })),
  );
}

/** Headings as GitHub and typedoc name them, and anchors that a page sets itself. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.replace(/^```[^]*?^```/gm, "").matchAll(/^#{1,6} (.+)$/gm)].map(([, words = ""]) =>
    words
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
  const own = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
  return new Set([...headings, ...own]);
}
