import { givenText } from "./given.js";
import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** A SNOMED CT or dm+d identifier: 6 to 18 digits, a known partition, a right Verhoeff check digit (CS-22). */
export type SctId = Brand<"SctId">;

/** What an identifier names. Only a concept can be the code of a coding. */
export type SctIdKind = "concept" | "description" | "relationship";

const shape = /^[1-9][0-9]{5,17}$/;

/** The two digits before the check digit: the first says whether there is a namespace, the second what is named. */
const kindByPartition: Readonly<Record<string, SctIdKind>> = {
  "00": "concept",
  "01": "description",
  "02": "relationship",
  "10": "concept",
  "11": "description",
  "12": "relationship",
};

/** At least one digit for the item, seven for the namespace, two for the partition, and the check digit. */
const shortestWithNamespace = 11;

/** True if form, partition and check digit are right. */
export function isSctId(value: unknown): value is SctId {
  return reasonAgainst(value) === undefined;
}

/**
 * Reads a SNOMED CT or dm+d identifier.
 *
 * @example parseSctId("1577041000000109")
 * @throws InvalidValueError if the length, the partition or the check digit is wrong.
 */
export function parseSctId(text: string): SctId {
  const reason = reasonAgainst(text);
  if (reason !== undefined) throw new InvalidValueError("SNOMED CT identifier", reason);
  return text as SctId;
}

/** Whether the identifier names a concept, a description or a relationship. */
export function sctIdKind(id: SctId): SctIdKind {
  givenText(id, "SNOMED CT identifier");
  const kind = kindByPartition[id.slice(-3, -1)];
  if (kind === undefined) throw new InvalidValueError("SNOMED CT identifier", "has an unknown partition");
  return kind;
}

/** The namespace of dm+d: every actual medicinal product has it (CS-33). */
const dmdNamespace = "1000001";

/** True where the identifier is one that dm+d gave out itself; SNOMED CT has others for some virtual products. */
export function isOfDmd(id: string): boolean {
  return id.length >= shortestWithNamespace && id.slice(-3, -1) === "10" && id.slice(-10, -3) === dmdNamespace;
}

function reasonAgainst(text: unknown): string | undefined {
  if (typeof text !== "string" || !shape.test(text)) return "must be 6 to 18 digits without a leading zero";
  const partition = text.slice(-3, -1);
  if (kindByPartition[partition] === undefined) return "has an unknown partition (the two digits before the last)";
  if (partition.startsWith("1") && text.length < shortestWithNamespace)
    return "is too short for a partition with a namespace";
  return hasVerhoeffCheckDigit(text) ? undefined : "has a wrong check digit";
}

/** The multiplication table of the dihedral group of the pentagon, which the Verhoeff check digit uses. */
const product = rows(
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
);

/** What each digit becomes, by its position from the right; the eight rows repeat. */
const permutation = rows(
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
);

function rows(...digits: readonly string[]): readonly (readonly number[])[] {
  return digits.map((row) => Array.from(row, Number));
}

/**
 * True if the last digit is the right Verhoeff check digit of the digits before it (CS-22). It detects every single
 * wrong digit and every swap of two neighbours.
 */
export function hasVerhoeffCheckDigit(digits: string): boolean {
  let check = 0;
  for (let position = 0; position < digits.length; position += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - position) - 48;
    const exchanged = permutation[position % 8]?.[digit] ?? NaN;
    check = product[check]?.[exchanged] ?? NaN;
  }
  return digits.length > 0 && check === 0;
}
