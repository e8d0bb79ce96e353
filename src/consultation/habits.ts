import { isA } from "../values/given-instead.js";
import { nearest } from "../values/near.js";
import { once } from "../values/once.js";

/** What people call the words and members of this model; capitals, spaces, hyphens and a plural do not count. */
const otherNames = once((): ReadonlyMap<string, readonly string[]> => {
  const names: Readonly<Record<string, readonly string[]>> = {
    f: ["female", "[degF]"],
    m: ["male"],
    w: ["female"],
    woman: ["female"],
    man: ["male"],
    lb: ["[lb_av]"],
    pound: ["[lb_av]"],
    kilogram: ["kg"],
    gram: ["g", "gram"],
    g: ["g", "gram"],
    c: ["Cel"],
    "°c": ["Cel"],
    celsius: ["Cel"],
    degc: ["Cel"],
    "°f": ["[degF]"],
    fahrenheit: ["[degF]"],
    degf: ["[degF]"],
    in: ["[in_i]"],
    inch: ["[in_i]"],
    inches: ["[in_i]"],
    centimetre: ["cm"],
    cap: ["capsule"],
    tab: ["tablet"],
    millilitre: ["ml"],
    bp: ["blood-pressure"],
    bmi: ["body-mass-index"],
    pgd: ["patient-group-direction"],
    otc: ["over-the-counter"],
    uti: ["uncomplicated-urinary-tract-infection"],
    otitismedia: ["acute-otitis-media"],
    earache: ["acute-otitis-media"],
    insectbite: ["infected-insect-bites"],
    phone: ["telephone"],
    facetoface: ["in-person"],
    notpregnant: ["not-pregnant"],
    dob: ["birthDate"],
    dateOfBirth: ["birthDate"],
    sex: ["gender"],
    nhsNo: ["nhsNumber"],
    surname: ["family"],
    lastName: ["family"],
    firstName: ["given"],
    forename: ["given"],
    title: ["prefix"],
    ods: ["odsCode"],
    gphc: ["gphcNumber"],
    jobRole: ["role"],
    name: ["display"],
    amount: ["quantity", "value"],
    dose: ["dosage"],
    directions: ["dosage"],
    sys: ["systolic"],
    dia: ["diastolic"],
    bpm: ["beatsPerMinute"],
    summary: ["clinicalSummary"],
    postcode: ["postalCode"],
    bloodPressure: ["observations"],
    pregnant: ["pregnancyStatus"],
    seated: ["sitting"],
  };
  return new Map(Object.entries(names).map(([name, words]) => [plain(name), words]));
});

/** Words of so many characters at most are near to each other, and mean something else: mcg is not mg. */
const shortWord = 4;

/** The words that a message lists, after "one of", or the units in brackets. */
const listed = /(?:one of |unit \()(.*)$/s;

/** What is no consultation at all, and what to do with it. */
export function otherThing(given: unknown): string | undefined {
  if (isA("Promise", given)) return "must be an object; this is a Promise: await it first";
  if (isA("Uint8Array", given)) return "must be an object; these are bytes: give what JSON.parse makes of their text";
  if (typeof given === "string" && /^\s*</.test(given))
    return "must be an object; this is XML: readMessage reads a message, and gives its consultation";
  if (given === undefined || given === null) return "must be an object; nothing was given";
  if (Array.isArray(given)) return "must be an object; this is a list: give its consultations one at a time";
  if (typeof given !== "object") return undefined;
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
      : ": put it in quotes, since a number loses zeros at its front, and what follows its fifteenth digit";
  if (typeof input !== "string") return "";
  if (/^must be (?:an object|a list)/.test(message) && /^\s*[{[]/.test(input))
    return "; this is JSON as text: give what JSON.parse makes of it";
  if (isTime(path)) return timeMeant(input, message);
  const meant = wordMeant(input, message);
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}

function isTime(path: string): boolean {
  return /(?:At|Date)$/.test(path);
}

/** What a date or a time lacks that is written as most people do. */
function timeMeant(input: string, message: string): string {
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{4}/.test(input)) return "; write the year first, then month and day";
  if (/^\d{4}[./]\d\d?[./]\d\d?/.test(input)) return "; write hyphens between year, month and day";
  if (/^\d{4}-\d\d-\d\dT/.test(input) && !message.includes("offset")) return "; leave the time out";
  if (/^\d{4}-\d\d-\d\d \d/.test(input)) return "; write a T between date and time";
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?$/.test(input)
    ? "; the offset is missing: +01:00 in British summer time, +00:00 or Z else"
    : "";
}

/** The one of the listed words that somebody probably meant. */
function wordMeant(input: string, message: string): string | undefined {
  if (input.length > 40) return undefined;
  const words = (listed.exec(message)?.[1] ?? "").match(/[A-Za-z[][\w[\]-]*/g) ?? [];
  const long = words.filter(({ length }) => length > shortWord);
  return calledOtherwise(input, words) ?? (input.length > shortWord ? nearest(input, long) : undefined);
}

/** The member that somebody probably meant, as a question to add to an error; nothing where none is near. @internal */
export function memberQuestion(key: string, members: readonly string[]): string {
  const meant = key.length > 40 ? undefined : (calledOtherwise(key, members) ?? nearest(key, members));
  return meant === undefined ? "" : `; did you mean \`${meant}\`?`;
}

/** The one that differs by capitals, hyphens or a plural alone, or that people call so. */
function calledOtherwise(input: string, words: readonly string[]): string | undefined {
  const written = plain(input);
  const named = otherNames().get(written) ?? [];
  return words.find((word) => plain(word) === written) ?? words.find((word) => named.includes(word));
}

/** Without capitals, spaces, hyphens and the `s` of a plural. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]/g, "")
    .replace(/s$/, "");
}
