import { once } from "../../../values/once.js";

/** The words by which a text tells of allergies (CS-41), lower case. */

interface Words {
  has(word: string): boolean;
}

/** Made when it is first asked. */
function words(list: string): Words {
  const all = once(() => new Set(list.split(" ")));
  return { has: (word) => all().has(word) };
}

const allergy = /^(?:allerg[a-z]*|anaphyla[a-z]*|hypersensitiv[a-z]*|angio-?oedema|nkd?a)$/;
const reaction = /^react(?:ions?|ed|s)$/;

/** True for the word of an allergy, or of a reaction to something. */
export function isAllergyWord(word: string, next: string | undefined): boolean {
  return allergy.test(word) || (next === "to" && reaction.test(word));
}

/** No known (drug) allergies. */
export const noneKnown: Words = words("nka nkda");

export const negations: Words = words(
  "no not nil none never non nor neither without denies denied denying negative isn't isnt doesn't doesnt " +
    "hasn't hasnt wasn't wasnt don't dont aren't arent didn't didnt",
);

/** What denies a whole list, also after "and". */
export const denials: Words = words("denies denied denying");

/** After an allergy: there is none after all, or it was only asked about. */
export const outcomes: Words = words(
  "no none nil n denied negative excluded checked disproved delabelled removed discussed ruled",
);

/** What turns the meaning round: no allergies except ..., allergic to all except ... */
const exceptions = words("except excepting excluding besides bar");
const exceptionPairs: Words = words("other-than apart-from aside-from");

export function isException(word: string, next: string | undefined): boolean {
  return exceptions.has(word) || exceptionPairs.has(`${word}-${next ?? ""}`);
}

/** What begins another clause. */
export const conjunctions: Words = words(
  ", but so therefore hence thus because since although though however whereas while",
);

/** What is done with a medicine, or how it is measured: then it is the one supplied, and no allergy to it is told. */
export const supplying: Words = words(
  "given giving gave give supplied supplying supply issued prescribed treated started starting on offered " +
    "instead took takes taking taken tolerates tolerated tolerate had has have carries uses used using chosen " +
    "recommended mg g ml od bd tds qds daily course capsule capsules tablet tablets",
);

/** What may stand between an allergy and what it is to. */
export const links: Words = words(
  "to : - = ( / ? of is are was were include includes including incl known documented recorded noted reported " +
    "confirmed drug drugs medicine medicines medication medications antibiotic antibiotics reaction reactions " +
    "shock status",
);

/** What may stand between a name and the allergy to it. */
export const fillers: Words = words(
  "antibiotic antibiotics group type drug class family - ( ) : = ? v vk severe mild known previous causes " +
    "caused confirmed documented true life-threatening rash",
);

export const joints: Words = words("and or nor & /");

/** What might happen. */
export const possibilities: Words = words("if unless signs sign symptoms symptom risk watch case monitor");

/** What was only asked, unless the answer follows after a colon. */
export const questions: Words = words("checked check checking asked asking screened discussed");

export const relatives: Words = words(
  "mother mum mom mother's mum's father dad father's dad's parent parents sister brother sister's brother's " +
    "sibling son daughter wife husband partner aunt uncle grandmother grandfather cousin twin friend family fh " +
    "fhx",
);

/** A relative after one of these came along, or tells of the patient. */
export const companions: Words = words("with by from per to");

export const reports: Words = words(
  "reports reported reporting says said states state stated stating tells told confirms confirmed mentions " +
    "mentioned informs informed believes thinks recalls remembers describes advises advised",
);

/** What says that somebody cannot have a medicine: "not able to take penicillin due to allergy". */
export const refusals: Words = words("not never cannot can't cant unable avoid avoids avoided avoiding unsuitable");

const heading = /^\s*(?:known )?(?:drug )?allerg(?:y|ies|ic to)(?: status)?[\s:-]*$/;
const bullet = /^\s*[-\u2022*]/;

/** The lines of a text; a heading ("Allergies:") and the line or the list that follows it are one. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  let isUnderHeading = false;
  for (const line of text.split(/[\r\n]+/)) {
    const last = lines.at(-1) ?? "";
    if (heading.test(last)) lines[lines.length - 1] = `${last}: ${line}`;
    else if (isUnderHeading && bullet.test(line)) lines[lines.length - 1] = `${last}, ${line}`;
    else lines.push(line);
    isUnderHeading = heading.test(last) || (isUnderHeading && bullet.test(line));
  }
  return lines;
}

/** The sentences of a text, each as its words and the marks that matter. */
export function sentencesOf(text: string): readonly (readonly string[])[] {
  const plain = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\bpen(?=[ -]allerg|[ -]vk?\b)/g, "penicillin");
  return linesOf(plain)
    .flatMap((line) => line.split(/[.;!](?=\s|$)(?!\s(?:except|apart|other than))/))
    .map((sentence) => sentence.match(/[a-z]+(?:'[a-z]+)?|[,:=()/&?-]/g) ?? []);
}
