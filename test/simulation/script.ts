import type { FallbackCause } from "../../src/delivery/fallback/fallback.js";
import type { DeliveryStore } from "../../src/delivery/store/store.js";

/** What a practice answers to a message that has arrived, so long after: an acknowledgement's code, or MESH's. */
export interface Answer {
  readonly code: string;
  readonly afterMs: number;
  /** It does not name the message, but its SenderReference alone. */
  readonly isNameless?: true;
}

/** The methods of a store that a fault can hit. */
export type StoreMethod = keyof DeliveryStore;

/**
 * What happens to a call of a store: the process ends before or after the commit, the commit's answer is lost, nothing
 * is done, it takes long before or after the commit, or the process hangs after it.
 */
export type StoreEffect =
  "cut-before" | "cut-after" | "lost-answer" | "fails" | "late-commit" | "late-answer" | "hangs";

/** What happens to a call to MESH. */
export type MeshEffect =
  | "lost-request"
  | "lost-answer"
  | "500"
  | "500-taken"
  | "unreachable"
  | "403"
  | "refused"
  | "no-id"
  | "twice"
  | "slow"
  | "silent"
  | "hangs"
  | "cut-before"
  | "cut-after";

export type MeshCall = "send" | "listInbox" | "download" | "acknowledge" | "handshake";

/**
 * What happens to a try of the other way. Not sent: the server refuses the address or is busy, the function throws
 * anything else or never answers, the process ends or hangs before. Sent: the answer is lost, comes too late or never,
 * the process ends, the document comes back some time later.
 */
export type MailEffect =
  | "refused"
  | "busy"
  | "throws"
  | "hangs"
  | "stops"
  | "cut-before"
  | "lost-answer"
  | "late"
  | "silent"
  | "cut-after"
  | "bounces";

/** What happens to a look-up of an address. */
export type LookUpEffect = "throws" | "hangs" | "slow" | "none" | "refused-domain";

export type Act =
  | "cancel"
  | "resend"
  | "resend-all"
  | "resend-since"
  | "resubmit-practice"
  | "send-by-fallback"
  | "send-all-by-fallback"
  | "submit-again"
  | "submit-other"
  | "erase"
  | "resolve"
  | "resolve-one"
  | "fallback"
  | "fallback-failed"
  | "replace"
  | "correct"
  | "resubmit"
  | "pause"
  | "resume";

/** One thing that happens in a schedule. Times are true milliseconds since its start. */
export type Item =
  | {
      readonly what: "message";
      readonly at: number;
      readonly message: number;
      readonly worker: number;
      /** As a consultation, and not as a built message. */
      readonly isConsultation: boolean;
      readonly answers: readonly Answer[];
      /** What later messages made out of it are answered. */
      readonly laterAnswers: readonly Answer[];
      /** Which practice `submit` names: the one that answers, or another. */
      readonly names?: "own" | "other";
      /** Where its practice's address comes from: `submit`, or a look-up that may find none, or one not allowed. */
      readonly address?: "given" | "none" | "refused-domain";
    }
  | { readonly what: "crash"; readonly at: number; readonly worker: number; readonly downMs: number }
  | { readonly what: "hang"; readonly at: number; readonly worker: number; readonly forMs: number }
  | { readonly what: "clock"; readonly at: number; readonly worker: number; readonly byMs: number }
  | {
      readonly what: "store";
      readonly worker: number;
      readonly method: StoreMethod;
      readonly nth: number;
      readonly effect: StoreEffect;
    }
  | { readonly what: "mesh"; readonly call: MeshCall; readonly nth: number; readonly effect: MeshEffect }
  | {
      readonly what: "outage";
      readonly at: number;
      readonly forMs: number;
      readonly mailbox: number;
      readonly effect: "unreachable" | "403" | "lost-answer";
    }
  | {
      readonly what: "act";
      readonly at: number;
      readonly worker: number;
      readonly act: Act;
      /** Of the message, or for `pause` and `resume` of the mailbox. */
      readonly message: number;
    }
  | {
      readonly what: "stray";
      readonly at: number;
      readonly mailbox: number;
      readonly kind: "unreadable" | "foreign" | "unknown-message" | "unknown-report";
    }
  | { readonly what: "tell"; readonly nth: number; readonly effect: "throws" | "hangs" }
  | { readonly what: "mail"; readonly nth: number; readonly effect: MailEffect; readonly afterMs?: number }
  | { readonly what: "look-up"; readonly nth: number; readonly effect: LookUpEffect }
  | { readonly what: "document"; readonly nth: number; readonly effect: "throws" | "hangs" }
  /** All workers start anew without the other way. */
  | { readonly what: "leave-out"; readonly at: number };

/** The other way to a practice, as the workers have it. */
export interface FallbackSettings {
  readonly after: readonly FallbackCause[];
  readonly retryAfterMs: readonly number[];
  readonly sendMs: number;
  readonly rememberMs: number;
}

/** How the workers of a schedule are set. */
export interface Settings {
  readonly startsAt: string;
  readonly stormMs: number;
  readonly lookEveryMs: number;
  readonly leaseMs: number;
  readonly pollEveryMs: number;
  /** True: most calls take time. */
  readonly isSlow: boolean;
  /** Undefined: there is no other way. */
  readonly fallback?: FallbackSettings;
  /** Undefined: nothing is purged. */
  readonly retentionDays?: number;
}

/** A whole schedule. The seed decides what else chance decides: how long calls take, and who is first. */
export interface Script {
  readonly seed: number;
  readonly settings: Settings;
  readonly items: readonly Item[];
}
