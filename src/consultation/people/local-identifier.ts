import { systems } from "../../terminology/systems.js";
import { InvalidValueError } from "../../errors.js";
import { once } from "../../values/once.js";
import { isAbsoluteUri } from "../../values/uri.js";
import { checkedValue } from "../schema/checked-value.js";
import { closedObject } from "../schema/closed-object.js";
import type { Schema } from "../schema/schema.js";
import { line } from "../schema/text.js";

/**
 * An identifier that a system of the pharmacy gives to a person, such as its record number.
 *
 * @example const own: LocalIdentifier = { system: "https://pharmacy.example/id/patient", value: "P-20714" };
 */
export interface LocalIdentifier {
  /** The system that gives it, as an absolute URI of its own: none of those that have a member of their own here. */
  readonly system: string;
  /** One line of text. */
  readonly value: string;
}

/** The systems of identifiers for which a patient or a practitioner has a member. */
export const nationalSystems: readonly string[] = [
  systems.nhsNumber,
  systems.gphcNumber,
  systems.sdsUserId,
  systems.sdsRoleProfileId,
];

function parseSystem(text: string): string {
  if (!isAbsoluteUri(text)) throw new InvalidValueError("identifier system", "must be an absolute URI");
  if (nationalSystems.includes(text))
    throw new InvalidValueError("identifier system", "must be a system of your own: this one has a member of its own");
  return text;
}

/** Schema of {@link LocalIdentifier}. @internal */
export const localIdentifier: () => Schema<LocalIdentifier> = once(() =>
  closedObject({ system: checkedValue(parseSystem, "^[A-Za-z][A-Za-z0-9+.\\-]*:[!-~]+$"), value: line() }),
);
