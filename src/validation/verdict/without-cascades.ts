import type { ResourceType } from "../../fhir/types.js";
import { withoutEchoes } from "./echoes.js";
import type { Finding } from "../report/finding.js";
import type { IssueCode } from "../report/issue-codes.js";
import { isMisspelt } from "../report/misspelt.js";
import { withThoseAround } from "../subject/path.js";
import { typeOfProfile } from "../subject/profile-of.js";
import type { Place } from "../subject/place.js";
import type { Subject } from "../subject/subject.js";

/** One cause, one issue: the findings, without those that only follow from another finding. */
export function withoutCascades(
  subject: Subject,
  found: readonly Finding[],
  problems: readonly Finding[],
): readonly Finding[] {
  let left = withoutRepeats(subject, found);
  left = besideProblems(subject, left, problems);
  for (const step of steps) left = step(subject, left);
  return left;
}

const steps: readonly ((subject: Subject, found: readonly Finding[]) => readonly Finding[])[] = [
  withoutEchoes,
  withoutEmptied,
  withoutMisspelt,
  withoutMistyped,
  withoutCopies,
  withoutOtherReferences,
  withoutUnnamed,
];

/**
 * The same fault at the same place, found by profile and rule, is reported once. Missing entries of a bundle differ by
 * which entry is missing.
 */
function withoutRepeats(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  const byPath = new Map<string, Finding[]>();
  for (const finding of found) {
    const beside = byPath.get(finding.path);
    if (beside === undefined) byPath.set(finding.path, [finding]);
    else addUnlessSaid(finding, beside, isBundle(subject, finding.path));
  }
  if (byPath.size === found.length) return found;
  const said = new Set(
    [...byPath.values()].flatMap((beside) =>
      beside.filter(({ code }) => !beside.some((other) => other.code === betterSaid[code])),
    ),
  );
  return found.filter((finding) => said.has(finding));
}

function addUnlessSaid(finding: Finding, beside: Finding[], isOfBundle: boolean): void {
  const at = beside.findIndex(
    ({ code, expected }) => code === finding.code && (!isOfBundle || expected === finding.expected),
  );
  if (at < 0) beside.push(finding);
  // A warning never replaces an error.
  else if (beside[at]?.severity !== "error" && finding.severity === "error") beside[at] = finding;
}

function isBundle(subject: Subject, wanted: string): boolean {
  return subject.of("Bundle").some(({ path }) => path === wanted);
}

/** A fault that breaks two rules is reported by the one that says more. */
const betterSaid: Partial<Record<IssueCode, IssueCode>> = {
  // Spaces around the address of a profile break the form of a uri as well.
  "wrong-form": "spaces-around-profile",
  // A code that FHIR does not have is not in the guide either.
  "code-unknown": "fixed-value",
};

/** The reader still reads a resource in which it meets one of these. */
const readOn: ReadonlySet<IssueCode> = new Set(["stray-text", "unknown-attribute"]);

/**
 * What the reader skipped is not also missing or wrong. The guide's own finding for a misplaced resource stays: it
 * takes precedence over the reader's (see `withoutEchoes`).
 */
function besideProblems(subject: Subject, found: readonly Finding[], problems: readonly Finding[]): readonly Finding[] {
  if (problems.length === 0) return found;
  const resources = new Set(subject.places.map(({ path }) => path));
  const hidden = new Set(
    problems.flatMap(({ path, code }) =>
      code === "wrong-order" || (readOn.has(code) && resources.has(path)) ? [] : [path],
    ),
  );
  const kept = found.filter(
    ({ path, code }) => code === "resource-not-allowed" || !withThoseAround(path).some((at) => hidden.has(at)),
  );
  return [...kept, ...problems];
}

/** For a bundle without entries, or with entries without resources, no single missing resource is reported. */
function withoutEmptied(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code, expected }) => code === "required" && expected === undefined)) return found;
  // What a document lacks is reported at the document's path, which is also that of an entry's resource: that finding
  // names what is expected.
  const emptied = new Set(
    found.flatMap(({ code, path, expected }) =>
      code === "required" && expected === undefined
        ? (/^(.*)\.entry(?:\[[0-9]+\]\.resource)?$/.exec(path)?.[1] ?? [])
        : [],
    ),
  );
  if (emptied.size === 0) return found;
  const bundles = new Set(subject.of("Bundle").flatMap(({ path }) => (emptied.has(path) ? [path] : [])));
  return found.filter(({ code, path }) => code !== "required" || !bundles.has(path));
}

/** At most this many unknown elements of one parent are compared with what is missing. */
const beside = 20;

/** An element whose name is misspelt is not also missing under its right name; several in a row are one fault. */
function withoutMisspelt(_: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code }) => code === "unknown-element")) return found;
  const unknown = new Map<string, Finding>();
  for (const finding of found)
    if (finding.code === "unknown-element" && !unknown.has(finding.path)) unknown.set(finding.path, finding);
  const meant = new Map<Finding, string>();
  const byParent = new Map<string, [given: string, one: Finding][]>();
  for (const one of unknown.values()) {
    const [parent, given] = split(one.path);
    byParent.set(parent, [...(byParent.get(parent) ?? []).slice(0, beside), [given, one]]);
  }
  const missing = new Set<string>();
  for (const { code, path } of found) {
    if (code !== "required") continue;
    const [parent, name] = split(path);
    const [, one] = (byParent.get(parent) ?? []).find(([given]) => isMisspelt(given, name)) ?? [];
    if (one === undefined) continue;
    meant.set(one, name);
    missing.add(path);
  }
  return found.flatMap((finding) => {
    if (withThoseAround(finding.path).some((at) => missing.has(at))) return [];
    if (finding.code !== "unknown-element") return [finding];
    if (unknown.get(finding.path) !== finding) return [];
    const name = meant.get(finding);
    return [
      name === undefined
        ? finding
        : { ...finding, message: `${finding.message} Is ${name} meant, which is missing here?` },
    ];
  });
}

/**
 * A resource whose type is not the one its profile and its place require breaks one rule, whatever it holds and
 * whatever refers to it.
 */
function withoutMistyped(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code }) => code === "profile-not-allowed" || code === "resource-not-allowed")) return found;
  const foreign = foreignContent(found);
  // Only a reported finding can be a cause: nothing is left out because of anything else.
  const causes = new Set(found.map(({ code, path }) => `${code} ${path.replace(/\.meta\.profile\[[0-9]+\]$/, "")}`));
  const mistyped = subject.places.flatMap((place) => {
    const meant = typeOfProfile(place.resource.meta?.profile?.[0]?.trim());
    const isAllowed = place.profile !== undefined;
    const isAnother = meant !== undefined && meant !== place.type;
    const said = isAllowed ? "profile-not-allowed" : "resource-not-allowed";
    return (!isAllowed || (isAnother && foreign.has(place.path))) && causes.has(`${said} ${place.path}`)
      ? [{ place, meant, said }]
      : [];
  });
  if (mistyped.length === 0) return found;
  const places = new Set<Place | undefined>(mistyped.map(({ place }) => place));
  const types = new Set<ResourceType | undefined>(mistyped.map(({ place }) => place.type));
  const targets = new Map(
    subject.references.map((reference) => [
      `${reference.path}.reference`,
      subject.resolve(reference.place, reference.value),
    ]),
  );
  const typeAt = new Map(subject.places.map(({ path, type }) => [path, type]));
  const byBundle = new Map<Place["bundle"], (typeof mistyped)[number][]>();
  for (const one of mistyped) {
    const alike = byBundle.get(one.place.bundle);
    if (alike === undefined) byBundle.set(one.place.bundle, [one]);
    else alike.push(one);
  }
  const lacking = found.filter(({ code, expected }) => code === "required" && expected !== undefined);
  const replaced = new Set(
    lacking.length === 0
      ? []
      : subject.of("Bundle").flatMap(({ resource, path }) => instead(byBundle.get(resource) ?? [], path, lacking)),
  );
  const saidAt = new Map(mistyped.map(({ place, said }) => [place.path, said]));
  return found.filter((finding) => {
    const { path, code } = finding;
    const type = typeAt.get(path);
    if (
      replaced.has(finding) ||
      (code === "wrong-target" && places.has(targets.get(path))) ||
      (code === "too-many" && types.has(type))
    )
      return false;
    return !withThoseAround(path).some((at) => saidAt.has(at) && saidAt.get(at) !== code);
  });
}

/**
 * What a bundle lacks because a mistyped resource is there instead. For a resource of an unknown type, only its place
 * is kept.
 */
function instead(
  mistyped: readonly { readonly meant: ResourceType | undefined }[],
  bundle: string,
  lacking: readonly Finding[],
): readonly Finding[] {
  const missing = lacking.filter(({ path }) => path === bundle);
  const known = missing.filter(({ rule, expected }) =>
    mistyped.some(({ meant }) => meant === expected || (rule === "UR-060" && meant === "ClinicalImpression")),
  );
  const others = missing.filter((finding) => !known.includes(finding));
  return others.length <= mistyped.filter(({ meant }) => meant === undefined).length ? missing : known;
}

/** The places whose content belongs to another type: the type was changed, and not only the name of the profile. */
function foreignContent(found: readonly Finding[]): ReadonlySet<string> {
  const foreign = ["unknown-element", "wrong-order", "required", "code-unknown"];
  return new Set(found.flatMap(({ code, path }) => (foreign.includes(code) ? withThoseAround(path) : [])));
}

/** A repeated entry is reported once, whatever its copy repeats. */
function withoutCopies(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code }) => code === "repeated")) return found;
  const repeated = new Set(
    found.flatMap(({ code, path }) =>
      code === "repeated" && path.endsWith(".fullUrl") ? [path.slice(0, -".fullUrl".length)] : [],
    ),
  );
  if (repeated.size === 0) return found;
  const copies = new Map(
    subject.places.flatMap((place) =>
      place.entry !== undefined && repeated.has(place.entry.path)
        ? [[place.path, isCopy(place, subject)] as const]
        : [],
    ),
  );
  return found.filter(
    ({ path, code }) =>
      !withThoseAround(path).some(
        (at) => copies.has(at) && (["too-many", "not-in-section"].includes(code) || copies.get(at) === true),
      ),
  );
}

function isCopy(place: Place, subject: Subject): boolean {
  const first = subject.resolve(place, { reference: place.entry?.fullUrl ?? "" });
  return first !== undefined && isSame(first.resource, place.resource);
}

/** Compares at any depth; stops at the first difference. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  return names.length === others.length && names.every((name) => isSame(Reflect.get(a, name), Reflect.get(b, name)));
}

/** Several references to the same name that no entry has, or can have, are reported at the first of them. */
function withoutOtherReferences(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(isLostReference)) return found;
  const urls = new Map(subject.references.map(({ path, value }) => [`${path}.reference`, value.reference]));
  const named = new Set(
    subject.places.flatMap(({ resource, entry }) =>
      entry === undefined || resource.id === undefined || entry.fullUrl === `urn:uuid:${resource.id}`
        ? []
        : [`urn:uuid:${resource.id}`],
    ),
  );
  const counts = new Map<string | undefined, number>();
  const kept = found.filter((finding) => {
    const url = urls.get(finding.path);
    if (!isLostReference(finding) || url === undefined) return true;
    // The entry is there, under another name or under none: that is the fault.
    if (finding.code === "unresolved-reference" && named.has(url)) return false;
    const count = (counts.get(url) ?? 0) + 1;
    counts.set(url, count);
    return count === 1;
  });
  return kept.map((finding) => {
    const others = isLostReference(finding) ? (counts.get(urls.get(finding.path)) ?? 1) - 1 : 0;
    return others === 0
      ? finding
      : {
          ...finding,
          message:
            `${finding.message} ` +
            `${others === 1 ? "Another reference says" : `${String(others)} other references say`} the same.`,
        };
  });
}

function isLostReference({ rule, code, path }: Finding): boolean {
  return rule === "UR-007" && isLostCode(code) && path.endsWith(".reference");
}

function isLostCode(code: IssueCode): boolean {
  return code === "unresolved-reference" || code === "wrong-form";
}

/**
 * A resource that the section does not name because the section is missing or names something that does not exist, or
 * because the resource's entry has the wrong fullUrl.
 */
function withoutUnnamed(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code }) => code === "not-in-section")) return found;
  const isLost = ({ code, path }: Finding): boolean =>
    code === "required"
      ? /\.section(?:\[[0-9]+\]\.entry)?$/.test(path)
      : isLostCode(code) && /\.section\[[0-9]+\]\.entry\[[0-9]+\]/.test(path);
  if (found.some(isLost)) return found.filter(({ code }) => code !== "not-in-section");
  const misnamed = new Set(
    found.flatMap(({ path, code }) =>
      path.endsWith(".fullUrl") && code !== "repeated" ? [path.slice(0, -".fullUrl".length)] : [],
    ),
  );
  const places = new Map(subject.places.map((place) => [place.path, place.entry?.path]));
  return found.filter(({ path, code }) => code !== "not-in-section" || !misnamed.has(places.get(path) ?? ""));
}

/** The path of what holds an element, and the element's name without its index. */
function split(path: string): readonly [parent: string, name: string] {
  const at = path.lastIndexOf(".");
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1).replace(/\[[0-9]+\]$/, "")];
}
