import type { Patient } from "../consultation/people/patient.js";
import { workflows } from "../terminology/workflows.js";
import type { OdsCode } from "../values/ods-code.js";
import { AddressImpossibleError } from "./address-impossible-error.js";
import type { MessageContext } from "./compose/context.js";
import type { Sender } from "./sender-profile.js";
import { subjectOf } from "./subject.js";

/** What MESH is told about a message. `to` and `subject` hold patient data: never log them. */
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

/** UR-090 to UR-092. Throws AddressImpossibleError where the surname cannot be written. */
export function routingOf(context: MessageContext): MessageRouting {
  const { consultation, sender } = context;
  return {
    to: addressOf(consultation.patient, sender),
    subject: subjectOf(context),
    localId: sender.odsCode,
    workflowId: workflows.updateRecord,
  };
}

/** mex-to carries no more (ME-05). */
const longest = 100;

function addressOf({ nhsNumber, birthDate, name }: Patient, sender: Sender): string {
  const surname = sender.surnameForRouting(name.family);
  const address = `GPPROVIDER_${nhsNumber}_${writtenDate(birthDate, sender)}_${surname}`;
  if (surname.trim() === "")
    throw new AddressImpossibleError("surname-empty", "the surname leaves nothing to write in the routing address");
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
