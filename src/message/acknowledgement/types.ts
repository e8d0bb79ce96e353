import type { RecipientType } from "../../terminology/message-header.js";
import type { AcknowledgementLevel, ResponseCodeRow, ResponseOutcome } from "../../terminology/response-code-row.js";
import type { ResponseCode } from "../../terminology/response-codes.js";
import type { AcknowledgementWarning } from "./warnings.js";

/** One code of the acknowledgement, kept as it came. */
export interface AcknowledgementCode {
  /** The response code, such as `20013`: untrusted text where `known` is undefined. */
  readonly code: string;
  /** The receiver's own display for the code: untrusted text. */
  readonly display?: string;
  /** The row of the published table; undefined where the code is not one of its 49. */
  readonly known: ResponseCodeRow | undefined;
}

/** An acknowledgement, read. It holds no diagnostics: they are untrusted text that may name a patient (UR-104). */
export interface Acknowledgement {
  /**
   * What `MessageHeader.response.identifier` names, in lower case and without `urn:uuid:`: the id of the request's
   * MessageHeader; some receivers put the request's bundle identifier there, so compare with both (UR-111).
   * `unreadable-in-original` if the receiver could not read it, or gave none: then use `senderReference`.
   */
  readonly requestHeaderId: string;
  /** The acknowledgement's own `Bundle.identifier`: if it comes twice, the acknowledgement is a duplicate. */
  readonly messageBundleId?: string;
  /** The SenderReference of the request, echoed (`urn:uuid:` and the encounter's id, as the request gave it). */
  readonly senderReference?: string;
  /** `MessageHeader.response.code`; undefined if it is none of FHIR's three. */
  readonly responseCode: "ok" | "transient-error" | "fatal-error" | undefined;
  /** Empty where the acknowledgement has no OperationOutcome. */
  readonly codes: readonly AcknowledgementCode[];
  /**
   * Which of the two acknowledgements this is: the receiving system's, or the practice's. `unknown`: it does not show
   * which.
   */
  readonly level: AcknowledgementLevel | "unknown";
  /** What it means for the sender (UR-113). `unknown` is for a person to look at. */
  readonly outcome: ResponseOutcome | "unknown";
  /** What the sender must do now (UR-100), as text for a person. Always present, and never the receiver's text. */
  readonly action: string;
  /** When the practice's system made it, with an offset, if that is given and is a time. */
  readonly sentAt?: string;
  /** ODS code of the practice that answers, if it is given. */
  readonly practiceOdsCode?: string;
  /** How it departs from the profile (UR-116): none where it keeps to it. */
  readonly warnings: readonly AcknowledgementWarning[];
}

/** What an acknowledgement answers: ids as the request gave them. */
export interface AcknowledgedRequest {
  /** Id of the request's MessageHeader; `unreadable-in-original` where it could not be read. */
  readonly headerId: string;
  /** SenderReference of the request, echoed; `None` is sent where it is left out. */
  readonly senderReference?: string;
}

/** What `composeAcknowledgement` needs. */
export interface AcknowledgementInput {
  /** Which message is answered. */
  readonly request: AcknowledgedRequest;
  /** Such as `20013` or `30001`; `none`: a positive infrastructure acknowledgement without an outcome (UR-112). */
  readonly code: ResponseCode | "none";
  /** Who answers. */
  readonly practice: {
    /** ODS code of the practice. */
    readonly odsCode: string;
    /** Its MESH mailbox. */
    readonly mailboxId: string;
  };
  /** `FA` For Action (default) or `FI` For Information. */
  readonly recipientType?: RecipientType;
  /** What was wrong, for the sender's developers. No patient data (UR-104). */
  readonly diagnostics?: string;
  /** The time of the acknowledgement. Default: the system's. */
  readonly clock?: () => Date;
  /** New ids, lower-case uuids. Default: random. */
  readonly newId?: () => string;
}
