import type { FallbackDetails } from "../../render/outline/fallback-outline.js";
import type { ShownConsultation } from "../../render/shown-consultation.js";

/**
 * Why a consultation goes to the practice another way by itself:
 * - `switched-off`: the practice does not take Update Record (20010, UR-102), or is remembered as switched off;
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
  /** The same at each try of a delivery, so that a server can recognise a copy. */
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
 * Sends a message another way. Resolves once somebody else, such as a mail server, has taken it over for good. After
 * any error but a {@link FallbackError} the outcome counts as unknown, and it is tried again twice at most. The signal
 * is aborted if it takes too long.
 *
 * @throws FallbackError
 */
export type FallbackSender = (message: FallbackMessage, signal: AbortSignal) => void | Promise<void>;

/** Makes the document of a consultation, a PDF: `renderFallbackPdf`, or a function that says the same. */
export type FallbackDocument = (
  consultation: ShownConsultation,
  details: FallbackDetails,
) => Uint8Array | Promise<Uint8Array>;

/** The delivery whose practice's address is looked up. */
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
  /** Default: `renderFallbackPdf`, which needs three packages (docs/pages.md). */
  readonly document?: FallbackDocument;
  /** Domains besides nhs.net to which patients' data may go, each as it is: a subdomain is a domain of its own. */
  readonly domains?: readonly string[];
  /** When it is used. Default: `["switched-off", "no-mailbox"]`. */
  readonly after?: readonly FallbackCause[];
  /**
   * Milliseconds before each further try, each varied by up to a quarter. There are as many further tries as numbers;
   * then a person is told. Default: 1, 5, 15, 30 minutes, 1, 2 and 4 hours.
   */
  readonly retryAfterMs?: readonly number[];
  /** Milliseconds that `send` and `addressOf` may take. Default 120,000. */
  readonly sendMs?: number;
  /**
   * Milliseconds for which a practice is remembered as switched off. Default 86,400,000, a day: a practice that is on
   * again is noticed within a day, and one that stays off costs one message a day.
   */
  readonly rememberMs?: number;
}
