import type { Heading } from "../../../terminology/headings.js";
import { type Request, requests } from "./request-words.js";

/** Looked for first: a text without any of these words asks nothing. */
const someone =
  /please|\bpls\b|kindly|grateful|appreciate|gps?\b|g\.p\.|doctor|\bdr\b|surgery|practice|medical cent|you |your /i;

/** Headings under which the patient is spoken to. */
const toThePatient: ReadonlySet<Heading> = new Set(["information-and-advice-given", "signpost-details"]);

/** How far before a request its own words reach. */
const reach = 80;

/** What asks the practice to act, as a finding shows it; undefined where nothing does. */
export function requestIn(text: string, heading: Heading): string | undefined {
  if (!someone.test(text)) return undefined;
  const said = text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, " ");
  const found = requests().find(
    (request) => !(request.alsoToPatients === true && toThePatient.has(heading)) && isAsked(request, said),
  );
  return found?.words;
}

function isAsked({ pattern, followedBy, notAfter, notBefore }: Request, said: string): boolean {
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
