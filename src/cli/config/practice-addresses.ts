import { checkAddress } from "../../delivery/fallback/address.js";
import { exactJson } from "../../fhir/json/exact-json.js";
import { JsonFault } from "../../fhir/json/json-tree.js";
import { isOdsCode } from "../../values/ods-code.js";
import { InvalidValueError } from "../../errors.js";
import { WrongUse } from "../wrong-use.js";

/** Addresses of practices by ODS code. */
export type PracticeAddresses = ReadonlyMap<string, string>;

/**
 * Reads the addresses of practices. A code that is there twice is a fault: nobody knows which address is the right one.
 *
 * @throws WrongUse that repeats nothing of it.
 */
export function practiceAddresses(text: string, at: string): PracticeAddresses {
  const wrong = (cause?: unknown): WrongUse =>
    new WrongUse(`the file that ${at} names must be one JSON object: addresses by ODS code, each code once.`, {
      cause,
    });
  let json: unknown;
  try {
    json = exactJson(text);
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    throw wrong(fault);
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw wrong();
  const entries: readonly (readonly [string, unknown])[] = Object.entries(json);
  if (!entries.every((entry): entry is readonly [string, string] => typeof entry[1] === "string")) throw wrong();
  return new Map(entries);
}

/**
 * Checks them all at once, before the first is needed.
 *
 * @throws WrongUse that says which, by its place, and repeats nothing of it.
 */
export function checkPracticeAddresses(addresses: PracticeAddresses, domains: readonly string[], at: string): void {
  let place = 0;
  for (const [odsCode, address] of addresses) {
    place += 1;
    const where = `entry ${place} of the file that ${at} names`;
    if (!isOdsCode(odsCode)) throw new WrongUse(`${where} must have an ODS code in upper case (UR-003).`);
    try {
      checkAddress(address, domains, where);
    } catch (cause) {
      if (cause instanceof InvalidValueError) throw new WrongUse(`${cause.message}.`, { cause });
      throw cause;
    }
  }
}
