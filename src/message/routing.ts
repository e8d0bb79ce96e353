import { workflows } from "../terminology/workflows.js";
import type { OdsCode } from "../values/ods-code.js";
import type { Sender } from "./sender-profile.js";
import { UpdateRecordError } from "../errors.js";
import { asciiLine } from "../values/ascii.js";

/** Why no routing address can be written for a patient. */
export type AddressImpossibleReason = "surname-empty" | "surname-not-ascii" | "surname-has-delimiter" | "too-long";

/**
 * No `GPPROVIDER_...` address can be written for this patient (UR-091): send the consultation to the practice another
 * way.
 *
 * @example
 * try {
 *   buildMessage(consultation, { sender });
 * } catch (error) {
 *   if (error instanceof AddressImpossibleError) console.error(error.reason); // "too-long", for example
 * }
 */
export class AddressImpossibleError extends UpdateRecordError {
  static override readonly name = "AddressImpossibleError";
  readonly code = "address-impossible";
  readonly reason: AddressImpossibleReason;

  constructor(reason: AddressImpossibleReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The rule and the member of a consultation that an AddressImpossibleError is about. */
export const addressFault = { rule: "UR-091", path: "patient.name.family" } as const;

/** What is given to MESH along with a message. `to` and `subject` hold patient data: never log them. */
export interface MessageRouting {
  /** `GPPROVIDER_<NHS number>_<date of birth>_<surname>` (UR-091). */
  readonly to: string;
  /** UR-092; printable ASCII, at most 500 characters. */
  readonly subject: string;
  /** The sender's ODS code (UR-092). */
  readonly localId: OdsCode;
  /** UR-090. */
  readonly workflowId: "GPCONNECT_UPDATE_RECORD";
}

/** What address and subject are made of. */
export interface RoutedMessage {
  readonly consultation: {
    readonly patient: {
      readonly nhsNumber: string;
      readonly birthDate: string;
      readonly name: { readonly family: string; readonly given?: readonly string[] };
    };
    readonly pharmacy: { readonly name: string; readonly odsCode: string };
  };
  readonly title: string;
  readonly version: number;
  readonly sender: Sender;
}

/** UR-090 to UR-092. Throws AddressImpossibleError if the surname cannot be written. */
export function routingOf(message: RoutedMessage): MessageRouting {
  const { consultation, sender } = message;
  return {
    to: addressOf(consultation.patient, sender),
    subject: meshSubjectOf(message),
    localId: sender.odsCode,
    workflowId: workflows.updateRecord,
  };
}

/** The longest mex-to (ME-05). */
const longest = 100;

function addressOf({ nhsNumber, birthDate, name }: RoutedMessage["consultation"]["patient"], sender: Sender): string {
  const surname = sender.surnameForRouting(name.family);
  const address = `GPPROVIDER_${nhsNumber}_${writtenDate(birthDate, sender)}_${surname}`;
  if (surname.trim() === "")
    throw new AddressImpossibleError("surname-empty", "nothing is left of the surname to write in the routing address");
  if (!/^[ -~]+$/.test(surname)) {
    throw new AddressImpossibleError(
      "surname-not-ascii",
      "the surname has letters without an ASCII form: give surnameForRouting, or send another way",
    );
  }
  if (surname.includes("_"))
    throw new AddressImpossibleError(
      "surname-has-delimiter",
      "the surname for routing holds _, which separates the parts of the address",
    );
  if (address.length > longest)
    throw new AddressImpossibleError(
      "too-long",
      `the routing address has more than ${longest} characters: send another way`,
    );
  return address;
}

function writtenDate(birthDate: string, { dateOfBirthFormat }: Sender): string {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  return dateOfBirthFormat === "yyyyMMdd" ? `${year}${month}${day}` : `${day}${month}${year}`;
}

/** How many characters of each name go into mex-subject, so that the whole stays within 500 (ME-05). */
const room = { title: 180, patient: 120, location: 120 } as const;

/** UR-092: `[title] for [patient], NHS Number: [number], seen at [location], ODS code: [code], version [n]`. */
function meshSubjectOf({ consultation, title, version }: RoutedMessage): string {
  const { patient, pharmacy } = consultation;
  const name = [...(patient.name.given ?? []), patient.name.family].join(" ");
  return (
    `${fitted(title, room.title)} for ${fitted(name, room.patient)}, NHS Number: ${patient.nhsNumber}, ` +
    `seen at ${fitted(pharmacy.name, room.location)}, ODS code: ${pharmacy.odsCode}, version ${version}`
  );
}

/** It is sent as an HTTP header: printable ASCII only, `?` for what has no ASCII form. */
function fitted(text: string, longest: number): string {
  const ascii = asciiLine(text).replace(/[^ -~]/gu, "?");
  return ascii.length <= longest ? ascii : `${ascii.slice(0, longest - 3)}...`;
}
