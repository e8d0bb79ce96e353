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

export type Act =
  | "cancel"
  | "resend"
  | "resend-all"
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
  | { readonly what: "tell"; readonly nth: number; readonly effect: "throws" | "hangs" };

/** How the workers of a schedule are set. */
export interface Settings {
  readonly startsAt: string;
  readonly stormMs: number;
  readonly lookEveryMs: number;
  readonly leaseMs: number;
  readonly pollEveryMs: number;
  /** True: most calls take time. */
  readonly isSlow: boolean;
}

/** A whole schedule. The seed decides what else chance decides: how long calls take, and who is first. */
export interface Script {
  readonly seed: number;
  readonly settings: Settings;
  readonly items: readonly Item[];
}
