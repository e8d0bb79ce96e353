import { once } from "../../../values/once.js";
import { clausesOf } from "./clauses.js";
import { isOfAnother, isOfAnotherTime, isOfNow } from "./elsewhere.js";

/** A blood pressure in words, in mm[Hg]. */
export interface PressureSaid {
  readonly systolic: number;
  readonly diastolic: number;
}

/** Looked for first: digits, a stroke, digits; some write "over" for the stroke. */
const stroke = /\d ?(?:\/|over) ?\d/i;
const over = /(\d) ?over ?(?=\d)/gi;

const pressureTopic = /\bbp\b|blood pressure|mm ?hg/;
const pressure = /(?<![\d/.])(\d{2,3}) ?\/ ?(\d{2,3})(?![\d/]|\.\d)/g;

/** What may be a blood pressure: "Seretide 250/50" and "Microgynon 150/30" are not. */
function isPlausible({ systolic, diastolic }: PressureSaid): boolean {
  return systolic >= 60 && systolic <= 300 && diastolic >= 40 && systolic > diastolic && systolic - diastolic <= 130;
}

/** Blood pressures that a text says were measured now. */
export function pressuresIn(text: string): readonly PressureSaid[] {
  if (!stroke.test(text)) return [];
  return currentClauses(text.replace(over, "$1/"), pressureTopic)
    .flatMap((clause) => [...clause.matchAll(pressure)])
    .map(([, systolic, diastolic]) => ({ systolic: Number(systolic), diastolic: Number(diastolic) }))
    .filter(isPlausible);
}

/** Looked for first, as the degree sign too, and as the ordinal indicator that is typed for it. */
const someTemperature = /\btemp|\u00b0|\u00ba|\bdeg/i;

const temperatureTopic = /\btemp|\u00b0|\u00ba|deg(?:rees?)? ?[cf]\b/;
/** "Temp 38.5", "temperature today: 38.5 C"; not "temp for 36 hours". */
const named = once(
  () =>
    new RegExp(
      "\\btemp(?:erature)?s?(?: (?:is|of|at|today|now|here|taken|measured|checked|" +
        "reading|recorded|oral|ear|tympanic))*" +
        "[ :=-]{0,3}(\\d{2,3}(?:\\.\\d{1,2})?)(?![\\d/%.]| ?(?:hours?|hrs?|h|days?|weeks?|months?|years?|min)\\b)" +
        "(?: ?(?:°|º|deg(?:rees?)?))? ?([cf]\\b)?",
      "g",
    ),
);

/** "38.5 °C", "101 degrees F". */
const marked = /(?<![\d.])(\d{2,3}(?:\.\d{1,2})?) ?(?:\u00b0|\u00ba|deg(?:rees?)?) ?([cf]\b)?/g;

/** Temperatures in degrees Celsius that a text says were measured now. */
export function temperaturesIn(text: string): readonly number[] {
  if (!someTemperature.test(text)) return [];
  return currentClauses(text, temperatureTopic)
    .flatMap((clause) => [...clause.matchAll(named()), ...clause.matchAll(marked)])
    .map(([, degrees, scale]) => celsius(Number(degrees), scale))
    .filter((degrees) => degrees >= 33 && degrees <= 43);
}

/** From 86 on it can only be Fahrenheit, whether it says so or not. */
function celsius(degrees: number, scale: string | undefined): number {
  return scale === "f" || degrees >= 86 ? ((degrees - 32) * 5) / 9 : degrees;
}

/**
 * The clauses on a topic, from the one that names it to the end of its sentence, that speak of this patient, now and
 * without condition. Another time or person in the sentence counts for each of its clauses, except those that say that
 * they are about now.
 */
function currentClauses(text: string, topic: RegExp): readonly string[] {
  return clausesOf(text).flatMap((sentence) => {
    const first = sentence.findIndex((clause) => topic.test(clause));
    if (first < 0) return [];
    const isOther = sentence.map((clause) => isOfAnother(clause) || isOfAnotherTime(clause));
    const isAnyOther = isOther.includes(true);
    return sentence.filter(
      (clause, index) => index >= first && isOther[index] !== true && (!isAnyOther || isOfNow(clause)),
    );
  });
}
