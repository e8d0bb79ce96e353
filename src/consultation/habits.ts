import { isA } from "../values/given-instead.js";
import { once } from "../values/once.js";

/** What people call the words of this model, without capitals, spaces and hyphens. */
const otherNames = once(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map([
      ["f", ["female", "[degF]"]],
      ["m", ["male"]],
      ["w", ["female"]],
      ["woman", ["female"]],
      ["man", ["male"]],
      ["lb", ["[lb_av]"]],
      ["lbs", ["[lb_av]"]],
      ["pound", ["[lb_av]"]],
      ["kilogram", ["kg"]],
      ["gram", ["g", "gram"]],
      ["g", ["g", "gram"]],
      ["c", ["Cel"]],
      ["°c", ["Cel"]],
      ["celsius", ["Cel"]],
      ["degc", ["Cel"]],
      ["°f", ["[degF]"]],
      ["fahrenheit", ["[degF]"]],
      ["degf", ["[degF]"]],
      ["in", ["[in_i]"]],
      ["inch", ["[in_i]"]],
      ["inche", ["[in_i]"]],
      ["centimetre", ["cm"]],
      ["cap", ["capsule"]],
      ["tab", ["tablet"]],
      ["millilitre", ["ml"]],
      ["bp", ["blood-pressure"]],
      ["bmi", ["body-mass-index"]],
      ["pgd", ["patient-group-direction"]],
      ["otc", ["over-the-counter"]],
      ["uti", ["uncomplicated-urinary-tract-infection"]],
      ["otitismedia", ["acute-otitis-media"]],
      ["earache", ["acute-otitis-media"]],
      ["insectbite", ["infected-insect-bites"]],
      ["phone", ["telephone"]],
      ["facetoface", ["in-person"]],
      ["notpregnant", ["not-pregnant"]],
    ]),
);

/** The words that a message lists, after "one of", or the units in brackets. */
const listed = /(?:one of |unit \()(.*)$/s;

/** What is no consultation at all, and what to do with it. */
export function otherThing(given: unknown): string | undefined {
  if (isA("Promise", given)) return "must be an object; this is a Promise: await it first";
  if (isA("Uint8Array", given)) return "must be an object; these are bytes: give what JSON.parse makes of their text";
  if (typeof given === "string" && /^\s*</.test(given))
    return "must be an object; this is XML: readMessage reads a message, and gives its consultation";
  if (typeof given !== "object" || given === null) return undefined;
  if ("resourceType" in given) return "must be a consultation; this is FHIR: readMessage reads a message";
  return "xml" in given ? "must be a consultation; this is a message that was built already" : undefined;
}

/** What somebody who gave this was probably used to, as words to add to the message; nothing where it is not known. */
export function habitBehind(input: unknown, message: string, path: string): string {
  if (input === undefined && path === "service")
    return "; pharmacyFirst.sinusitis, bloodPressureCheck and the other constructors add it";
  if (input === null) return "; leave it out instead of giving null";
  if (input instanceof Date) return "; give a Date as text: its .toISOString()";
  if (typeof input === "number" && message === "must be text")
    return isTime(path)
      ? ": give new Date(...).toISOString() of it"
      : ": put it in quotes, since a number loses the zeros at its front";
  if (typeof input !== "string") return "";
  if (/^must be (?:an object|a list)$/.test(message) && /^\s*[{[]/.test(input))
    return "; this is JSON as text: give what JSON.parse makes of it";
  if (isTime(path)) return timeMeant(input);
  const meant = wordMeant(input, message);
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}

function isTime(path: string): boolean {
  return /(?:At|Date)$/.test(path);
}

/** What a date or a time lacks that is written as most people do. */
function timeMeant(input: string): string {
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{4}/.test(input)) return "; write the year first, then month and day";
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?$/.test(input)
    ? "; the offset is missing: +01:00 in British summer time, +00:00 or Z else"
    : "";
}

/** The one of the listed words that is written almost like this, or that people call so. */
function wordMeant(input: string, message: string): string | undefined {
  if (input.length > 40) return undefined;
  const words = (listed.exec(message)?.[1] ?? "").match(/[A-Za-z[][\w[\]-]*/g) ?? [];
  const written = plain(input);
  const named = otherNames().get(written) ?? otherNames().get(plain(input.toLowerCase().replace(/\s/g, ""))) ?? [];
  return words.find((word) => plain(word) === written) ?? words.find((word) => named.includes(word));
}

/** Without capitals, spaces, hyphens and the `s` of a plural. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]/g, "")
    .replace(/s$/, "");
}
