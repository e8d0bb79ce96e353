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

/** What somebody who gave this was probably used to, as words to add to the message; nothing where it is not known. */
export function habitBehind(input: unknown, message: string): string {
  if (input === null) return "; leave it out instead of giving null";
  if (input instanceof Date) return "; give a Date as text: its .toISOString()";
  if (typeof input === "number" && message === "must be text")
    return ": put it in quotes, since a number loses the zeros at its front";
  if (typeof input !== "string") return "";
  if (/^must be (?:an object|a list)$/.test(message) && /^\s*[{[]/.test(input))
    return "; this is JSON as text: give what JSON.parse makes of it";
  const meant = wordMeant(input, message);
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
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
