import type { FallbackDetails } from "../../render/outline/fallback-outline.js";
import type { ShownConsultation } from "../../render/shown-consultation.js";

/**
 * Why a consultation goes to the practice another way by itself:
 * - `switched-off`: the practice does not take Update Record (20010, UR-102), or is remembered so;
 * - `no-mailbox`: the practice has no mailbox for it (EPL-151);
 * - `undeliverable`: MESH could not deliver it for any other reason;
 * - `rejected`: the practice's system rejected it;
 * - `overdue`: an acknowledgement did not come in time (UR-101). The practice may have it twice then.
 *
 * None of these covers an answer that puts the patient or the practice in doubt (EPL-152 to EPL-154, 30002, 30003 ...):
 * then a person must find out where the consultation belongs.
 */
export type FallbackCause = "switched-off" | "no-mailbox" | "undeliverable" | "rejected" | "overdue";

/** What goes to a practice another way. `pdf` holds patient data; all other members hold none. */
export interface FallbackMessage {
  readonly deliveryId: string;
  /** The same at each try of a delivery: a server that knows a message by it keeps one. */
  readonly key: string;
  /** The practice's address, checked. */
  readonly to: string;
  /** The practice's ODS code, where it is known. */
  readonly practiceOdsCode: string | undefined;
  readonly subject: string;
  /** What the attachment is, for whoever opens the e-mail. */
  readonly text: string;
  readonly fileName: string;
  /** The consultation, as `renderFallbackPdf` makes it. */
  readonly pdf: Uint8Array;
  /** When this try began, by the delivery's clock. */
  readonly at: Date;
}

/**
 * Sends a message another way. Resolves once somebody else has taken it over for good, such as a mail server. Anything
 * but a {@link FallbackError} counts as an outcome that nobody knows, and is tried again a few times only. The signal
 * is aborted where it takes too long.
 *
 * @throws FallbackError
 */
export type FallbackSender = (message: FallbackMessage, signal: AbortSignal) => void | Promise<void>;

/** Makes the document of a consultation, a PDF: `renderFallbackPdf`, or a function that says the same. */
export type FallbackDocument = (
  consultation: ShownConsultation,
  details: FallbackDetails,
) => Uint8Array | Promise<Uint8Array>;

/** A delivery whose practice's address is asked for. */
export interface FallbackPractice {
  /** The practice's ODS code, as its answer or your `submit` names it. Undefined where neither does. */
  readonly odsCode: string | undefined;
  readonly deliveryId: string;
  /** Your id of the consultation. */
  readonly callerId: string;
}

/** The other way to a practice (UR-102). */
export interface FallbackOptions {
  /** `smtpFallback`, or a function of your own. */
  readonly send: FallbackSender;
  /** Finds the practice's address where `submit` gave none. Undefined: there is none, and a person is told. */
  readonly addressOf?: (practice: FallbackPractice) => string | undefined | Promise<string | undefined>;
  /** Default: `renderFallbackPdf`, which needs the packages that PDFs need. */
  readonly document?: FallbackDocument;
  /** Domains besides nhs.net to which patients' data may go, each as it is: a subdomain is a domain of its own. */
  readonly domains?: readonly string[];
  /** When it is used. Default: `["switched-off", "no-mailbox"]`. */
  readonly after?: readonly FallbackCause[];
  /**
   * Milliseconds before each further try; their number is the number of further tries, and then a person is told. Each
   * is jittered by a quarter. Default: 1, 5, 15, 30 minutes, 1, 2 and 4 hours.
   */
  readonly retryAfterMs?: readonly number[];
  /** Milliseconds that `send` and `addressOf` may take. Default 120,000. */
  readonly sendMs?: number;
  /**
   * For how many milliseconds it is remembered that a practice does not take Update Record. Default 86,400,000, a day:
   * so a practice that is on again is noticed within a day, and one that stays off costs one message a day.
   */
  readonly rememberMs?: number;
}
