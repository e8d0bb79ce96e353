import { givenFunction, givenText } from "../values/given.js";
import { type RecipientType, recipientTypes } from "../terminology/message-header.js";
import { releases, type Release } from "../terminology/release.js";
import { systems } from "../terminology/systems.js";
import { InvalidValueError } from "../errors.js";
import { parseMailboxId, type MailboxId } from "../values/mailbox-id.js";
import { parseOdsCode, type OdsCode } from "../values/ods-code.js";
import { checkOptionNames } from "../values/option-names.js";
import { asciiLine } from "../values/ascii.js";
import { isAbsoluteUri } from "../values/uri.js";

/**
 * Who sends: the pharmacy (or its system) and the release of Update Record that it follows.
 *
 * @example const sender: SenderProfile = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" };
 */
export interface SenderProfile {
  /** ODS code of the sender (UR-003). A consultation's pharmacy may be another one: nothing compares the two. */
  readonly odsCode: string;
  /** The sender's own MESH mailbox (UR-005). */
  readonly mailboxId: string;
  /** Release of the implementation guide (UR-050). No default: messages of both releases are still in use. */
  readonly release: Release;
  /** `FA` For Action (default), `FI` For Information (UR-006). */
  readonly recipientType?: RecipientType;
  /**
   * System of the identifiers that this sender assigns (their values are UUIDs), an absolute URI. Default:
   * `https://tools.ietf.org/html/rfc4122`.
   */
  readonly identifierSystem?: string;
  /**
   * How the date of birth is written in the routing address. NHS England's pages name both; MESH's own, and the
   * default, is `yyyyMMdd` (UR-091).
   */
  readonly dateOfBirthFormat?: "yyyyMMdd" | "ddMMyyyy";
  /** How a family name is written in the routing address. Default {@link foldSurname}. */
  readonly surnameForRouting?: (family: string) => string;
}

/** A {@link SenderProfile} that was checked, with its defaults. */
export interface Sender extends Required<SenderProfile> {
  readonly odsCode: OdsCode;
  readonly mailboxId: MailboxId;
}

/** The members of a profile, and no others. */
export const senderNames: Readonly<Record<keyof SenderProfile, true>> = {
  odsCode: true,
  mailboxId: true,
  release: true,
  recipientType: true,
  identifierSystem: true,
  dateOfBirthFormat: true,
  surnameForRouting: true,
};

/** The profile with its defaults. Throws InvalidValueError if it is malformed. */
export function checkSender(profile: SenderProfile): Sender {
  checkOptionNames("sender's profile", profile, senderNames);
  const { release, recipientType = "FA", identifierSystem = systems.rfc4122, dateOfBirthFormat = "yyyyMMdd" } = profile;
  if (!releases.includes(release))
    throw new InvalidValueError("sender's release", `must be one of ${releases.join(", ")}`);
  if (!Object.hasOwn(recipientTypes, recipientType))
    throw new InvalidValueError("sender's recipient type", "must be FA or FI");
  if (!isAbsoluteUri(identifierSystem))
    throw new InvalidValueError("sender's identifier system", "must be an absolute URI");
  if (!["yyyyMMdd", "ddMMyyyy"].includes(dateOfBirthFormat)) {
    throw new InvalidValueError("sender's date of birth format", "must be yyyyMMdd or ddMMyyyy");
  }
  if (profile.surnameForRouting !== undefined) givenFunction(profile.surnameForRouting, "sender's surnameForRouting");
  return {
    odsCode: parseOdsCode(profile.odsCode),
    mailboxId: parseMailboxId(profile.mailboxId),
    release,
    recipientType,
    identifierSystem,
    dateOfBirthFormat,
    surnameForRouting: profile.surnameForRouting ?? foldSurname,
  };
}

/**
 * A family name as the routing address carries it (UR-091): accents folded to ASCII, what people type for
 * an apostrophe to one, `_` to a space (it separates the
 * parts of the address), white space collapsed. Upper and lower case are kept.
 *
 * @example foldSurname("Núñez_de  Arce") // "Nunez de Arce"
 */
export function foldSurname(family: string): string {
  givenText(family, "family name");
  return asciiLine(family.replaceAll("_", " "));
}
