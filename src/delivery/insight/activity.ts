import type { AttentionReason } from "../attention.js";
import type { PassFailure } from "../pass-result.js";
import type { DeliveryState } from "../states.js";

/** What every activity has. */
interface Common {
  /** By the delivery's clock. */
  readonly at: Date;
}

/** What belongs to one delivery. */
interface OfDelivery extends Common {
  readonly mailboxId: string;
  /** The delivery's own id, never the caller's. */
  readonly deliveryId: string;
}

/** A consultation or message was stored. Not for one that was stored before, nor for a store's own `insert`. */
export interface Submitted extends OfDelivery {
  readonly type: "submitted";
  /**
   * How long building, checking and storing it took. Milliseconds; undefined if a person made it from an earlier one,
   * or its practice is remembered as switched off.
   */
  readonly durationMs: number | undefined;
}

/** One send is over, and what became of it is stored. */
export interface SendEnded extends OfDelivery {
  readonly type: "send-ended";
  /** 1 is the first. */
  readonly attempt: number;
  /** How long the call to MESH took. Milliseconds. */
  readonly durationMs: number;
  /** `done`: MESH has the message. `not-done`: it does not. `unknown`: nobody knows. */
  readonly outcome: "done" | "not-done" | "unknown";
  /** Why it failed, as a code. Undefined where MESH took it. */
  readonly reason: string | undefined;
}

/** A delivery came to another state, and that is stored. */
export interface StateChanged extends OfDelivery {
  readonly type: "state-changed";
  readonly state: DeliveryState;
  /** Why, as a code: `mesh-accepted`, a response code such as `30001`, a MESH code such as `EPL-151`. */
  readonly reason: string;
  readonly byPerson: boolean;
  /** Milliseconds since it was submitted, by the delivery's clock. */
  readonly sinceSubmittedMs: number;
}

/** Something in an inbox was matched, or belongs to nothing sent from here. */
export interface Answered extends Common {
  readonly type: "answered";
  readonly mailboxId: string;
  /** Undefined where it belongs to none. */
  readonly deliveryId: string | undefined;
  readonly kind: "acknowledgement" | "report" | "other";
  /** The response code, or MESH's. Undefined where it belongs to no delivery. */
  readonly code: string | undefined;
  /** How long it took to find what it belongs to, and to store what it changes. Milliseconds. */
  readonly durationMs: number;
}

/** `onAttention` took a notice, or failed to: then it is called again. */
export interface Told extends Common {
  readonly type: "told";
  readonly mailboxId: string;
  readonly deliveryId: string | undefined;
  readonly reason: AttentionReason;
  readonly isTaken: boolean;
  /** Milliseconds since the attention was opened, by the delivery's clock. */
  readonly sinceOpenedMs: number;
}

/** A loop could not do something. It is tried again by itself. */
export interface WorkFailed extends Common {
  readonly type: "work-failed";
  readonly loop: PassFailure["loop"];
  readonly mailboxId: string | undefined;
  /** The `reason` or `code` of an error of ours, or `unexpected-error`. */
  readonly code: string;
}

/**
 * What a delivery does, once it is stored. No activity holds patient data, the caller's own id, a person's name or any
 * text of others, so that it may be logged as it is. A minor release may add types and members.
 *
 * @example
 * const onEvent = (activity: DeliveryActivity) => {
 *   if (activity.type === "state-changed") console.log(activity.deliveryId, activity.state, activity.reason);
 * };
 */
export type DeliveryActivity = Submitted | SendEnded | StateChanged | Answered | Told | WorkFailed;

type WithoutTime<Activity> = Activity extends DeliveryActivity ? Omit<Activity, "at"> : never;

/** Tells whoever listens. It never throws, and costs nothing where nobody does. */
export type TellActivity = (activity: WithoutTime<DeliveryActivity>) => void;

/** What the listener throws, or its promise rejects with, changes nothing in the delivery. */
export function activityTeller(
  listener: ((activity: DeliveryActivity) => unknown) | undefined,
  clock: () => Date,
): TellActivity {
  if (listener === undefined) return ignore;
  return (activity) => {
    try {
      void Promise.resolve(listener({ ...activity, at: clock() })).catch(ignore);
    } catch {
      // What the listener does wrong must not stop the delivery.
    }
  };
}

function ignore(): void {
  // Nobody listens, or the listener failed.
}
