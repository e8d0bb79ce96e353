import type { Brand } from "./brand.js";
import { InvalidValueError } from "./invalid-value-error.js";
import { hasVerhoeffCheckDigit } from "./verhoeff.js";

/** A SNOMED CT or dm+d identifier: 6 to 18 digits, a known partition, a right Verhoeff check digit (CS-22). */
export type SctId = Brand<"SctId">;

/** What an identifier names. Only a concept can stand as the code of a coding. */
export type SctIdKind = "concept" | "description" | "relationship";

const shape = /^[1-9][0-9]{5,17}$/;

/** The two digits before the check digit: first whether a namespace stands before them, then what is named. */
const kindByPartition: Readonly<Record<string, SctIdKind>> = {
  "00": "concept",
  "01": "description",
  "02": "relationship",
  "10": "concept",
  "11": "description",
  "12": "relationship",
};

/** Item (at least one digit), namespace (seven), partition (two), check digit. */
const shortestWithNamespace = 11;

/** True for a whole identifier: shape, partition and check digit. */
export function isSctId(value: unknown): value is SctId {
  return reasonAgainst(value) === undefined;
}

/**
 * Reads an identifier of SNOMED CT or dm+d.
 *
 * @example parseSctId("1577041000000109")
 * @throws InvalidValueError where length, partition or check digit is wrong.
 */
export function parseSctId(text: string): SctId {
  const reason = reasonAgainst(text);
  if (reason !== undefined) throw new InvalidValueError("SNOMED CT identifier", reason);
  return text as SctId;
}

/** Whether the identifier names a concept, a description or a relationship. */
export function sctIdKind(id: SctId): SctIdKind {
  const kind = kindByPartition[id.slice(-3, -1)];
  if (kind === undefined) throw new InvalidValueError("SNOMED CT identifier", "has an unknown partition");
  return kind;
}

function reasonAgainst(text: unknown): string | undefined {
  if (typeof text !== "string" || !shape.test(text)) return "must be 6 to 18 digits without a leading zero";
  const partition = text.slice(-3, -1);
  if (kindByPartition[partition] === undefined) return "has an unknown partition (the two digits before the last)";
  if (partition.startsWith("1") && text.length < shortestWithNamespace)
    return "is too short for a partition with a namespace";
  return hasVerhoeffCheckDigit(text) ? undefined : "has a wrong check digit";
}
