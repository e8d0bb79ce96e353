import type { OracleIssue } from "./oracle.js";

/** Complaints that count the entries of a bundle from 1. */
const countsFromOne = /^(?:The first entry in a |Can't find '|Found \d+ matches)/;

/**
 * An element that the words name below the place of the complaint: one that is missing, extra, unknown or, for STU3,
 * given another name.
 */
const childInWords: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /^[A-Za-z.[\]:]*?\.([A-Za-z]+)(?:\[x\])?(?::[A-Za-z-]+)?: (?:minimum required|max allowed)/,
    ([, name = ""]) => name,
  ],
  [/^Undefined element '([^']*)'/, ([, name = ""]) => name],
  [/^A document must have a date/, () => "meta.lastUpdated"],
  [/^Constraint failed: bdl-9: /, () => "identifier"],
];

function elementsMeant({ path, message }: OracleIssue): readonly string[] {
  const place = countsFromOne.test(message)
    ? asOwnPath(path).replace(
        /(.*\.entry\[)(\d+)(?=\]\.resource)/,
        (_found, before: string, index: string) => `${before}${String(Number(index) - 1)}`,
      )
    : asOwnPath(path);
  const children = childInWords.flatMap(([words, nameOf]) => {
    const found = words.exec(message);
    return found === null ? [] : [`${place}.${nameOf(found)}`];
  });
  return [place, ...children];
}

/** True where the oracle gives the place of an error. */
export function namesElement({ path }: OracleIssue): boolean {
  return asOwnPath(path) !== "";
}

/**
 * True where both name the same element, or one its parent: of an element that is missing or extra one may name the
 * parent. The oracle reports errors of a coding at its concept.
 */
export function isSameElement(own: string, issue: OracleIssue): boolean {
  const isOfCodes =
    /^(?:Terminology|Binding)_|Display|code/i.test(issue.messageId ?? "") ||
    /^(?:Unknown code|None of the codings|Concept Display)/.test(issue.message);
  return elementsMeant(issue).some((theirs) => {
    // For what it cannot parse, the oracle gives the names below the resource, without indices.
    if (isXPath(issue)) return isNear(belowResource(own.replaceAll(/\[\d+\]/g, "")), belowType(theirs));
    return isNear(own, theirs) || (isOfCodes && own.startsWith(`${theirs}.coding`));
  });
}

/** The same, or one the parent of the other; `contained[0]` is the same as `contained`. */
export function isNear(first: string, second: string): boolean {
  const [one, other] = [withoutLastIndex(first), withoutLastIndex(second)];
  return one === other || withoutLastIndex(parentOf(one)) === other || withoutLastIndex(parentOf(other)) === one;
}

function withoutLastIndex(path: string): string {
  return path.replace(/\[\d+\]$/, "");
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("."), 0));
}

function belowResource(path: string): string {
  return path.includes(".resource") ? path.slice(path.lastIndexOf(".resource") + ".resource.".length) : belowType(path);
}

function belowType(path: string): string {
  return path.includes(".") ? path.slice(path.indexOf(".") + 1) : "";
}

function isXPath({ path, message }: OracleIssue): boolean {
  const bare = withoutNotes(path);
  return bare.includes("/") || !bare.startsWith("Bundle") || message.startsWith("Undefined element ");
}

function asOwnPath(path: string | null): string {
  return withoutNotes(path)
    .replaceAll(
      /\.ofType\(([A-Za-z])([A-Za-z]*)\)/g,
      (_found, first: string, rest: string) => first.toUpperCase() + rest,
    )
    .replaceAll(/\/(?:[?A-Za-z]+:)?/g, ".")
    .replace(/^\./, "");
}

/** A path without what the oracle adds to it: type and id of a resource, the address of an extension. */
function withoutNotes(path: string | null): string {
  return (path ?? "").replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\[url='[^']*'\]/g, "");
}
