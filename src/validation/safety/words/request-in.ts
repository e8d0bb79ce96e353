import type { Heading } from "../../../terminology/headings.js";
import { someone } from "./practice-words.js";
import { requests } from "./request-words.js";
import type { Patterns } from "./request.js";

/** Headings under which the patient is spoken to. */
const toThePatient: ReadonlySet<Heading> = new Set(["information-and-advice-given", "signpost-details"]);

/** How far before a request its own words reach. */
const reach = 80;

/** What asks the practice to act, as a finding shows it; undefined where nothing does. */
export function requestIn(text: string, heading: Heading): string | undefined {
  const lower = text.toLowerCase();
  if (!hasOneOf(someone, lower)) return undefined;
  const said = lower.replace(/[\u2018\u2019]/g, "'").replace(/\s+/g, " ");
  const found = requests().find(
    ({ needs, patterns }) =>
      needs.every((words) => hasOneOf(words, said)) && isAsked(patterns(), said, toThePatient.has(heading)),
  );
  return found?.words;
}

function hasOneOf(words: readonly string[], said: string): boolean {
  return words.some((word) => said.includes(word));
}

function isAsked(
  { pattern, followedBy, notAfter, notBefore, alsoToPatients = false }: Patterns,
  said: string,
  toPatient: boolean,
): boolean {
  if (alsoToPatients && toPatient) return false;
  let end = 0;
  for (const { 0: words, index } of said.matchAll(pattern)) {
    if (index < end) continue;
    const following = followedBy === undefined ? "" : followedBy.exec(said.slice(index + words.length))?.[0];
    if (following === undefined) continue;
    end = index + words.length + following.length;
    const isOther =
      notAfter?.test(said.slice(Math.max(0, index - reach), index)) === true ||
      notBefore?.test(said.slice(end, end + reach)) === true;
    if (!isOther) return true;
  }
  return false;
}
