import type { AmbulatoryDeclined, AmbulatoryReportInput } from "../../consultation/observations/ambulatory.js";
import type { CommonInput } from "../../consultation/common-members.js";
import type { Resource } from "../../fhir/types.js";
import type { Release } from "../../terminology/release.js";
import type { Service } from "../../terminology/services.js";
import type { MessageIds } from "../message-ids.js";
import type { MessageVersion } from "../replacement.js";
import type { SenderProfile } from "../sender-profile.js";
import type { Remainder } from "./remainder.js";

/** The same data, of which any part may be missing: a message says what it says, and reading adds nothing. */
export type AsFound<Data> = Data extends readonly (infer Item)[]
  ? readonly AsFound<Item>[]
  : Data extends object
    ? { readonly [Name in keyof Data]?: AsFound<Data[Name]> }
    : Data;

/** Members that no message carries. `label`s are carried by none either: reading numbers the other practitioners. */
type NotCarried = "sharing" | "registeredPractice" | "confirmations" | "clinicalSummary" | "redFlags";

/**
 * What a message says of a consultation: plain data, to be stored as JSON; not yet checked. What no message carries
 * (the patient's
 * word on sharing, pathway or minor illness, the stage of contraception, red flags asked for and not found,
 * confirmations, the
 * registered practice) is not in it: `completeConsultation` asks for it.
 */
export interface ReceivedConsultation extends AsFound<Omit<CommonInput, NotCarried>> {
  readonly service: Service;
  /** Empty where the message has none, against UR-060. Why contraception was not supplied is its last entry. */
  readonly clinicalSummary: readonly string[];
  /** Those found. */
  readonly redFlags?: readonly string[];
  readonly ambulatoryReport?: AsFound<AmbulatoryReportInput>;
  readonly ambulatoryDeclined?: AsFound<AmbulatoryDeclined>;
  /**
   * What the document holds and a consultation has no member for, as FHIR has it: measurements and headings of older
   * guides, or of
   * none, and whatever contradicts itself, such as a pregnancy status whose words belong to another code. A person
   * reads it.
   */
  readonly otherResources?: readonly Resource[];
}

/** A message, read. */
export interface ReceivedMessage {
  readonly consultation: ReceivedConsultation;
  /**
   * The release of the guide whose code for the service it has; of several, the one whose words it has, else the
   * latest.
   */
  readonly release: Release;
  /** Who sent it, as far as it says: to build the same message again. */
  readonly sender: SenderProfile;
  readonly ids: MessageIds<string>;
  /**
   * The ids of all its resources, in the order in which `composeMessage` draws them; empty where a resource is missing.
   * See `sameIds`.
   */
  readonly idsInOrder: readonly string[];
  /** When it was made. */
  readonly composedAt: string;
  /** To replace it (UR-080). */
  readonly version: MessageVersion;
  /** Identifier of the payload that it replaces (UR-080). */
  readonly replaces?: { readonly system?: string; readonly value?: string };
  /** What none of these holds, in the order of the message: nothing is dropped unnoticed. It may be patient data. */
  readonly remainder: readonly Remainder[];
}
