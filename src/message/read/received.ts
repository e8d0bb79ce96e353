import type { AmbulatoryDeclined, AmbulatoryReportInput } from "../../consultation/observations/ambulatory.js";
import type { CommonInput } from "../../consultation/common-members.js";
import type { Resource } from "../../fhir/types.js";
import type { Release } from "../../terminology/release.js";
import type { Service } from "../../terminology/services.js";
import type { MessageIds } from "../message-ids.js";
import type { MessageVersion } from "../replacement.js";
import type { SenderProfile } from "../sender-profile.js";
import type { Remainder } from "./remainder.js";

/** The same data, of which any part may be missing: reading adds nothing to what the message says. */
export type AsFound<Data> = Data extends readonly (infer Item)[]
  ? readonly AsFound<Item>[]
  : Data extends object
    ? { readonly [Name in keyof Data]?: AsFound<Data[Name]> }
    : Data;

/** Members that no message carries. Labels are not sent either: reading numbers the other practitioners. */
type NotCarried = "sharing" | "registeredPractice" | "confirmations" | "clinicalSummary" | "redFlags";

/**
 * What a message says about a consultation: plain data that can be stored as JSON, not yet checked. What no message
 * carries (whether the patient agreed to sharing, pathway or minor illness, whether its gateway point was met, the
 * stage of contraception, confirmations, the registered practice) is not in it: `completeConsultation` asks for it.
 */
export interface ReceivedConsultation extends AsFound<Omit<CommonInput, NotCarried>> {
  /** The service that the Composition's type names (UR-050). */
  readonly service: Service;
  /** Empty if the message has none (which breaks UR-060). Why nothing was supplied or measured is its last entry. */
  readonly clinicalSummary: readonly string[];
  /** The red flags found, or that they were asked for and none was found (UR-064). */
  readonly redFlags?: "none-found" | readonly string[];
  /** The report of ambulatory monitoring, as far as it is there (UR-077). */
  readonly ambulatoryReport?: AsFound<AmbulatoryReportInput>;
  /** Why ambulatory monitoring was declined, where that is said (UR-063). */
  readonly ambulatoryDeclined?: AsFound<AmbulatoryDeclined>;
  /**
   * What the document holds and a consultation has no member for, as FHIR has it: measurements and headings of older
   * guides, or of no guide, and whatever contradicts itself, such as a pregnancy status with the display of another
   * code. A person must read it.
   */
  readonly otherResources?: readonly Resource[];
}

/** A message, read. */
export interface ReceivedMessage {
  readonly consultation: ReceivedConsultation;
  /**
   * The release of the guide that has this code for the service; of several, the one that has this display, otherwise
   * the latest.
   */
  readonly release: Release;
  /** Who sent it, as far as it is stated: to build the same message again. */
  readonly sender: SenderProfile;
  readonly ids: MessageIds<string>;
  /**
   * The ids of all its resources, in the order in which `composeMessage` draws them; empty if a resource is missing.
   * See `sameIds`.
   */
  readonly idsInOrder: readonly string[];
  /** When it was made. */
  readonly composedAt: string;
  /** To replace it (UR-080). */
  readonly version: MessageVersion;
  /** Identifier of the payload that it replaces (UR-080). */
  readonly replaces?: { readonly system?: string; readonly value?: string };
  /**
   * What none of these members holds, in the order of the message, so that nothing is dropped unnoticed. It may be
   * patient data.
   */
  readonly remainder: readonly Remainder[];
}
