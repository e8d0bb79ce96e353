import { once } from "../values/once.js";
import { units, type UnitCode } from "./units.js";

/**
 * What people write for a UCUM code, lower case and without spaces; the code itself is always right. A plural in -s is
 * understood. Some rows are for units that nobody should send, so that their words are known beside another code.
 * Source: UCUM's own names and symbols, and the words of the official examples; British spelling beside American.
 */
const words: Readonly<Record<string, string>> = {
  "mm[Hg]": "mmhg millimeterofmercury millimetreofmercury millimetersofmercury millimetresofmercury mmofmercury mmofhg",
  kPa: "kilopascal",
  "cm[H2O]": "cmh2o",
  "/min": "perminute /minute bpm beats/min beatsperminute beat/min beats/minute breaths/min breathsperminute",
  Cel:
    "degreecelsius degreescelsius celsius °c c degc deg.c degreec degreesc centigrade degreecentigrade " +
    "degreescentigrade",
  "[degF]": "degreefahrenheit degreesfahrenheit fahrenheit °f f degf deg.f degreef degreesf",
  K: "kelvin",
  m: "meter metre",
  cm: "centimeter centimetre",
  mm: "millimeter millimetre",
  "[in_i]": "inch inches in",
  "[ft_i]": "foot feet ft",
  g: "gram gramme gm",
  kg: "kilogram kilogramme kilo",
  mg: "milligram milligramme",
  ug: "microgram mcg µg μg",
  "[lb_av]": "pound lb",
  "[oz_av]": "ounce oz",
  "[stone_av]": "stone st",
  "kg/m2":
    "kilogrampersquaremeter kilogrampersquaremetre kilogramspersquaremeter kilogramspersquaremetre kg/m² kg/m^2 " +
    "kgperm2 " +
    "kg/sqm kgm-2",
  mL: "milliliter millilitre",
  ml: "milliliter millilitre",
  L: "liter litre",
  l: "liter litre",
  s: "second sec",
  min: "minute",
  h: "hour hr",
  d: "day",
  wk: "week",
  mo: "month",
  a: "year yr",
};

const byCode = once(
  () => new Map(Object.entries(words).map(([code, all]) => [code, new Set([written(code), ...all.split(" ")])])),
);

const everyWord = once(() => new Set([...byCode().values()].flatMap((all) => [...all])));

/** What stands in braces (`{beats}/min`) means nothing to UCUM. */
function withoutCounted(code: string): string {
  return code.replace(/\{[^{}]*\}/g, "");
}

/** In the form in which the words of units are compared. */
function written(text: string): string {
  return text.replace(/\s/g, "").toLowerCase();
}

/** How the words of a unit go with its UCUM code; undefined where the code has no known words, nor another these. */
export type UnitWords = "right" | "of-another" | "unknown" | undefined;

/** No unit has longer words. */
const longest = 60;

/** Whether the words of a unit are those of its UCUM code (CS-01). */
export function unitWords(code: string, text: string): UnitWords {
  // Most messages use the words of the official examples.
  if (text === code || (Object.hasOwn(units, code) && units[code as UnitCode].unit === text)) return "right";
  const known = byCode().get(withoutCounted(code));
  const all = text.length > longest ? "" : written(text);
  const forms = [all, all.endsWith("s") ? all.slice(0, -1) : all];
  if (all === written(code) || forms.some((form) => known?.has(form) === true)) return "right";
  if (forms.some((form) => everyWord().has(form))) return "of-another";
  return known === undefined ? undefined : "unknown";
}
