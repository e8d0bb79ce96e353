import type { Narrative } from "../../fhir/types.js";
import { invariant, type Invariant } from "./invariant.js";

/**
 * The elements of HTML 4, chapters 7 to 11 and 15, with links, images and maps: what FHIR's rule txt-1 lets into a
 * narrative.
 */
const elements = new Set(
  (
    "a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 " +
    "h2 h3 h4 h5 h6 hr i img kbd li map " +
    "ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var"
  ).split(" "),
);

/** The attributes that these elements have in HTML 4, except those that run scripts. */
const attributeNames = new Set(
  (
    "abbr accesskey align alt axis background bgcolor border cellpadding cellspacing char charoff charset cite " +
    "class clear color cols colspan " +
    "compact coords dir face frame headers height href hreflang hspace id lang longdesc name noshade nowrap rel " +
    "rev rows rowspan rules scope " +
    "shape size span src start style summary tabindex target title type usemap valign value vspace width " +
    "xml:lang xml:space xmlns"
  ).split(" "),
);

/**
 * A start tag, skipping its quoted values; comments and character data are removed first. No part of these patterns
 * reaches beyond the next `<`, or can be read in two ways: the time would grow with the square of the length.
 */
const startTag = /<([^\s<>/!?"'][^\s<>/"']*)((?:[\s/](?:[^"'<>]|"[^"<]*"|'[^'<]*')*)?)>/g;
const endTag = /<\/[^<>]*>/g;
const comment = /<!--[\s\S]*?(?:-->|$)/g;
const notMarkup = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)/g;

/** A name, and the value if it has one. */
const attributeName = /([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'))?/g;

/** What a link or an image points to. */
const address = /\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/**
 * Schemes that fetch or show, and addresses without one; a character reference before the scheme's end could hide
 * another.
 */
const harmless = /^(?:https?:|mailto:|tel:|urn:|data:image\/(?:png|jpeg|gif);|[^:&]*(?:[/?#]|$))/i;

/** True for a narrative without forms, scripts, objects or anything that runs. */
export function isPlainNarrative(text: string): boolean {
  for (const [, name = "", attributes = ""] of text.replace(notMarkup, "").matchAll(startTag)) {
    if (!elements.has(name.slice(name.indexOf(":") + 1))) return false;
    for (const [, attribute = "", value] of attributes.matchAll(attributeName))
      if (value !== undefined && !attributeNames.has(attribute) && !attribute.startsWith("xmlns:")) return false;
    for (const [, double, single] of attributes.matchAll(address))
      if (!harmless.test((double ?? single ?? "").trimStart())) return false;
  }
  return true;
}

/** True for a narrative with an image, or with any character besides white space. */
export function saysSomething(text: string): boolean {
  const bare = text.replace(comment, "");
  for (const [, name = ""] of bare.matchAll(startTag)) if (name.slice(name.indexOf(":") + 1) === "img") return true;
  return bare.replace(startTag, "").replace(endTag, "").trim() !== "";
}

/** FHIR's rules for the text of a resource. */
export const narrativeInvariants: readonly Invariant[] = [
  invariant(
    "txt-1",
    "Narrative",
    "forbidden",
    ".div",
    "A narrative holds plain text with basic formatting: no scripts, forms or objects.",
    ({ div }: Narrative) => typeof div !== "string" || isPlainNarrative(div),
  ),
  invariant(
    "txt-2",
    "Narrative",
    "empty",
    ".div",
    "A narrative says or shows something.",
    ({ div }: Narrative) => typeof div !== "string" || !isPlainNarrative(div) || saysSomething(div),
  ),
];
