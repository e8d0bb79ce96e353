import { isSctId } from "../../values/sct-id.js";
import { addressSteps, codeWords } from "./code-words.js";

/** Codes that are known by their shape: job roles, ITK3 events and response codes. */
const shapes = [/^R[0-9]{4}$/, /^ITK[0-9]{3}[MR]$/, /^[123]0[0-9]{3}$/];

/** Who publishes codes and profiles. */
const address =
  /^https?:\/\/(?:fhir\.nhs\.uk|fhir\.hl7\.org\.uk|(?:(?:www|terminology)\.)?hl7\.org|snomed\.info|unitsofmeasure\.org|dmd\.nhs\.uk)((?:\/[A-Za-z0-9-]+)*)\/?$/;
const namedForm = /^(?:CareConnect|Extension|GPConnect|ITK|UKCore|v2|v3)-[A-Za-z0-9-]+$/;
const longNumber = /[0-9]{5}/;

/**
 * Eight digits that could be somebody's date of birth, in either order: with a year of these two centuries at either
 * end.
 */
const date = /^(?:(?:19|20)[0-9]{6}|[0-9]{4}(?:19|20)[0-9]{2})$/;

/** Lengths of identifiers of SNOMED CT that numbers of people (GPhC, NHS, telephone) have too. */
const lengthsOfPeople = new Set([6, 7, 10, 11, 12]);

/**
 * A value that stands where a code or a system belongs, if it may be repeated: only what certainly is one. Whoever
 * types a name,
 * a date of birth or a telephone number into a field for codes does not find it in a log.
 */
export function shownCode(value: unknown): string | undefined {
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "string") return undefined;
  if (/^[0-9]{10}$/.test(value)) return undefined;
  if (codeWords().has(value) || codeWords().has(value.toLowerCase())) return value;
  if (shapes.some((shape) => shape.test(value))) return value;
  const path = address.exec(value)?.[1];
  if (path !== undefined) return path.split("/").every(isPublished) ? value : undefined;
  return isSctId(value) && !lengthsOfPeople.has(value.length) && !date.test(value) ? value : undefined;
}

/** A part of an address that is known, or named as such parts are. */
function isPublished(step: string): boolean {
  return addressSteps().has(step) || (namedForm.test(step) && !longNumber.test(step));
}
