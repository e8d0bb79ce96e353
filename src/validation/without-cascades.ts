import type { ResourceType } from "../fhir/types.js";
import type { Finding } from "./finding.js";
import type { IssueCode } from "./issue-codes.js";
import { isMisspelt } from "./misspelt.js";
import { profileOf, typeOfProfile } from "./profile-of.js";
import type { Place, Subject } from "./subject.js";

/** One cause, one issue: what was found, without what only follows from something else that was found. */
export function withoutCascades(subject: Subject, found: readonly Finding[], problems: readonly Finding[]): readonly Finding[] {
  let left = withoutRepeats(subject, found);
  left = besideProblems(left, problems);
  for (const step of steps) left = step(subject, left);
  return left;
}

const steps: readonly ((subject: Subject, found: readonly Finding[]) => readonly Finding[])[] = [withoutEmptied, withoutMisspelt, withoutMistyped, withoutCopies, withoutOtherReferences, withoutUnnamed];

/** The same fault at the same place, found by profile and rule: said once. Which entry is missing tells apart what a bundle lacks. */
function withoutRepeats(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  const bundles = new Set(subject.of("Bundle").map(({ path }) => path));
  const byPlace = new Map<string, Finding>();
  for (const finding of found) {
    const { path, code, expected } = finding;
    const key = `${path} ${code} ${bundles.has(path) ? (expected ?? "") : ""}`;
    if (!byPlace.has(key)) byPlace.set(key, finding);
  }
  // Spaces around the address of a profile break the form of a uri as well.
  return [...byPlace.values()].filter(({ path, code }) => code !== "wrong-form" || !byPlace.has(`${path} spaces-around-profile `));
}

/** What the reader passed over is not also missing or wrong. The guide's own words for a resource out of place go before the reader's. */
function besideProblems(found: readonly Finding[], problems: readonly Finding[]): readonly Finding[] {
  if (problems.length === 0) return found;
  const hidden = problems.filter(({ code }) => code !== "wrong-order");
  const kept = found.filter(({ path, code }) => code === "resource-not-allowed" || !hidden.some((problem) => isAtOrBelow(path, problem.path)));
  const outranked = new Set(kept.flatMap(({ path, code }) => (code === "resource-not-allowed" ? [path] : [])));
  return [...kept, ...problems.filter(({ path }) => !outranked.has(path))];
}

/** A bundle without entries, or with entries without resources, lacks no single resource. */
function withoutEmptied(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  const emptied = found.flatMap(({ code, path }) => (code === "required" ? [/^(.*)\.entry(?:\[[0-9]+\]\.resource)?$/.exec(path)?.[1]] : []));
  if (emptied.every((path) => path === undefined)) return found;
  const bundles = new Set(subject.of("Bundle").flatMap(({ path }) => (emptied.includes(path) ? [path] : [])));
  return found.filter(({ code, path }) => code !== "required" || !bundles.has(path));
}

/** An element whose name is misspelt is not also missing under its right name; and several in a row are one fault. */
function withoutMisspelt(_: Subject, found: readonly Finding[]): readonly Finding[] {
  const unknown = new Map<string, Finding>();
  for (const finding of found) if (finding.code === "unknown-element" && !unknown.has(finding.path)) unknown.set(finding.path, finding);
  if (unknown.size === 0) return found;
  const meant = new Map<Finding, string>();
  const missing = found.filter(({ code, path }) => {
    if (code !== "required") return false;
    const [parent, name] = split(path);
    for (const one of unknown.values()) {
      const [beside, given] = split(one.path);
      if (beside !== parent || !isMisspelt(given, name)) continue;
      meant.set(one, name);
      return true;
    }
    return false;
  });
  return found.flatMap((finding) => {
    if (missing.some((one) => isAtOrBelow(finding.path, one.path))) return [];
    if (finding.code !== "unknown-element") return [finding];
    if (unknown.get(finding.path) !== finding) return [];
    const name = meant.get(finding);
    return [name === undefined ? finding : { ...finding, message: `${finding.message} Is ${name} meant, which is missing here?` }];
  });
}

/** A resource whose type is not the one its profile and its place ask for breaks one rule, whatever it holds and whoever refers to it. */
function withoutMistyped(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  const mistyped = subject.places.flatMap((place) => {
    const meant = typeOfProfile(place.resource.meta?.profile?.[0]?.trim());
    const isAllowed = profileOf(place, subject.kind) !== undefined;
    const isAnother = meant !== undefined && meant !== place.resource.resourceType;
    return !isAllowed || (isAnother && hasForeignContent(place, found)) ? [{ place, meant, said: isAllowed ? "profile-not-allowed" : "resource-not-allowed" }] : [];
  });
  if (mistyped.length === 0) return found;
  const places = new Set<Place | undefined>(mistyped.map(({ place }) => place));
  const types = new Set(mistyped.map(({ place }) => place.resource.resourceType));
  const targets = new Map(subject.references.map((reference) => [`${reference.path}.reference`, subject.resolve(reference.place, reference.value)]));
  const typeAt = new Map(subject.places.map(({ path, resource }) => [path, resource.resourceType]));
  const replaced = new Set(subject.of("Bundle").flatMap(({ resource, path }) => instead(mistyped.filter(({ place }) => place.bundle === resource), path, found)));
  return found.filter((finding) => {
    const { path, code } = finding;
    const type = typeAt.get(path);
    if (replaced.has(finding) || (code === "wrong-target" && places.has(targets.get(path))) || (code === "too-many" && type !== undefined && types.has(type))) return false;
    return !mistyped.some(({ place, said }) => isAtOrBelow(path, place.path) && code !== said);
  });
}

/** What a bundle lacks since a mistyped resource stands there instead. Of a type that nobody knows no more is left than its place. */
function instead(mistyped: readonly { readonly meant: ResourceType | undefined }[], bundle: string, found: readonly Finding[]): readonly Finding[] {
  const missing = found.filter(({ path, code, expected }) => path === bundle && code === "required" && expected !== undefined);
  const known = missing.filter(({ rule, expected }) => mistyped.some(({ meant }) => meant === expected || (rule === "UR-060" && meant === "ClinicalImpression")));
  const others = missing.filter((finding) => !known.includes(finding));
  return others.length <= mistyped.filter(({ meant }) => meant === undefined).length ? missing : known;
}

/** What stands in it belongs to another type: the type was changed, and not only the name of the profile. */
function hasForeignContent({ path }: Place, found: readonly Finding[]): boolean {
  const foreign = ["unknown-element", "wrong-order", "required", "code-unknown"];
  return found.some((finding) => foreign.includes(finding.code) && isAtOrBelow(finding.path, path));
}

/** An entry that stands twice is said once, whatever its copy repeats. */
function withoutCopies(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  const repeated = new Set(found.flatMap(({ code, path }) => (code === "repeated" && path.endsWith(".fullUrl") ? [path.slice(0, -".fullUrl".length)] : [])));
  if (repeated.size === 0) return found;
  const copies = subject.places.filter(({ entry }) => entry !== undefined && repeated.has(entry.path));
  return found.filter(({ path, code }) => !copies.some((copy) => isAtOrBelow(path, copy.path) && (["too-many", "not-in-section"].includes(code) || isCopy(copy, subject))));
}

function isCopy({ bundle, entry, resource }: Place, subject: Subject): boolean {
  const first = subject.places.find((other) => other.bundle === bundle && other.entry?.fullUrl === entry?.fullUrl);
  return first !== undefined && JSON.stringify(first.resource) === JSON.stringify(resource);
}

/** Several references to the same name that no entry has, or that no entry can have: said at the first of them. */
function withoutOtherReferences(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(isLostReference)) return found;
  const urls = new Map(subject.references.map(({ path, value }) => [`${path}.reference`, value.reference]));
  const named = new Set(subject.places.flatMap(({ resource, entry }) => (entry === undefined || resource.id === undefined || entry.fullUrl === `urn:uuid:${resource.id}` ? [] : [`urn:uuid:${resource.id}`])));
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
    return others === 0 ? finding : { ...finding, message: `${finding.message} ${others === 1 ? "Another reference says" : `${String(others)} other references say`} the same.` };
  });
}

function isLostReference({ rule, code, path }: Finding): boolean {
  return rule === "UR-007" && isLostCode(code) && path.endsWith(".reference");
}

function isLostCode(code: IssueCode): boolean {
  return code === "unresolved-reference" || code === "wrong-form";
}

/** A resource that the section does not name, since the section is missing or names something that is not there, or since its entry has not the right name. */
function withoutUnnamed(subject: Subject, found: readonly Finding[]): readonly Finding[] {
  if (!found.some(({ code }) => code === "not-in-section")) return found;
  const isLost = ({ code, path }: Finding): boolean =>
    code === "required" ? /\.section(?:\[[0-9]+\]\.entry)?$/.test(path) : isLostCode(code) && /\.section\[[0-9]+\]\.entry\[[0-9]+\]/.test(path);
  if (found.some(isLost)) return found.filter(({ code }) => code !== "not-in-section");
  const misnamed = new Set(found.flatMap(({ path, code }) => (path.endsWith(".fullUrl") && code !== "repeated" ? [path.slice(0, -".fullUrl".length)] : [])));
  const places = new Map(subject.places.map((place) => [place.path, place.entry?.path]));
  return found.filter(({ path, code }) => code !== "not-in-section" || !misnamed.has(places.get(path) ?? ""));
}

function isAtOrBelow(path: string, above: string): boolean {
  return path.startsWith(above) && ["", ".", "["].includes(path.charAt(above.length));
}

/** The path of what holds an element, and the element's name without its index. */
function split(path: string): readonly [parent: string, name: string] {
  const at = path.lastIndexOf(".");
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1).replace(/\[[0-9]+\]$/, "")];
}
