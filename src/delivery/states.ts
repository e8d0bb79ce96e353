import { givenKeyOf } from "../values/given.js";
import { DeliveryError } from "./delivery-error.js";

/** A state of a delivery: see {@link stateTable}. */
export type DeliveryState =
  | "queued"
  | "sending"
  | "outcome-unknown"
  | "refused"
  | "sent"
  | "received"
  | "patient-matched"
  | "rejected"
  | "switched-off"
  | "undeliverable"
  | "overdue"
  | "sent-by-fallback"
  | "replaced"
  | "void"
  | "settled"
  | "cancelled";

/** What is true of a delivery in one state, and what it may become. */
interface StateRow {
  /** What the state means, in words for people. The docs print it. */
  readonly means: string;
  /** The states that may directly follow. */
  readonly next: readonly DeliveryState[];
  /**
   * True where nothing follows by itself: an answer that comes after it adds an event and an attention, never a state.
   */
  readonly isEnd: boolean;
}

const answered = ["received", "patient-matched", "rejected", "switched-off", "undeliverable", "overdue"] as const;
const byPerson = ["sent-by-fallback", "settled"] as const;
const taken = ["replaced", "void"] as const;

/**
 * The states of a delivery, and the states that may follow each. Whatever changes a state reads this table, and
 * `docs/delivery.md` is drawn from it. A minor release may add a state.
 */
export const stateTable: Readonly<Record<DeliveryState, StateRow>> = {
  queued: {
    means: "Bytes and ids are stored; it waits to be sent.",
    next: ["sending", "cancelled", "sent"],
    isEnd: false,
  },
  sending: {
    means: "A request to MESH is out, under a lease.",
    next: ["sent", "refused", "outcome-unknown", "queued"],
    isEnd: false,
  },
  "outcome-unknown": {
    means: "MESH did not answer, so it may have the message (ME-13). The same bytes are sent again.",
    next: ["sending", "sent", "overdue", ...byPerson],
    isEnd: false,
  },
  refused: {
    means: "MESH will not take this message.",
    next: ["queued", "void", ...byPerson],
    isEnd: false,
  },
  sent: { means: "MESH took it and gave it an id.", next: [...answered, ...taken], isEnd: false },
  received: {
    means: "The practice's system has it (20013; 20007 or 20008 where it had it already).",
    next: ["patient-matched", "rejected", "overdue", ...taken],
    isEnd: false,
  },
  "patient-matched": { means: "The practice knows the patient (30001, 30004).", next: [...taken], isEnd: false },
  rejected: {
    means: "The practice's system rejected it, finally (UR-103, UR-114). `correct` makes a new message.",
    next: [...byPerson, ...taken],
    isEnd: false,
  },
  "switched-off": {
    means: "The practice does not take Update Record (20010, UR-102). The consultation must go another way.",
    next: [...byPerson, ...taken],
    isEnd: false,
  },
  undeliverable: {
    means: "MESH reported that it could not be delivered (UR-093, ME-15). A later answer still counts.",
    next: ["queued", ...answered.filter((state) => state !== "undeliverable"), ...byPerson, ...taken],
    isEnd: false,
  },
  overdue: {
    means: "An acknowledgement did not come in time (UR-101). A late one still counts.",
    next: [...answered.filter((state) => state !== "overdue"), ...byPerson, ...taken],
    isEnd: false,
  },
  "sent-by-fallback": {
    means: "The consultation went to the practice another way.",
    next: ["outcome-unknown", "refused", "rejected", "switched-off", "undeliverable", "overdue", ...taken],
    isEnd: true,
  },
  replaced: { means: "The practice has the message that replaces it (UR-080).", next: ["void"], isEnd: true },
  void: {
    means: "Not valid: never sent and given up, or its replacement was rejected (UR-082).",
    next: [],
    isEnd: true,
  },
  settled: { means: "A person dealt with it.", next: [...taken], isEnd: true },
  cancelled: { means: "A person took it back before it was sent.", next: [], isEnd: true },
};

/** All states, in the order of the table. */
export const deliveryStates: readonly DeliveryState[] = Object.keys(stateTable) as DeliveryState[];

/** Whether the state `to` may directly follow the state `from`. */
export function mayGo(from: DeliveryState, to: DeliveryState): boolean {
  givenKeyOf(stateTable, from, "state");
  return stateTable[from].next.includes(to);
}

/** Whether nothing more is expected: the practice has it, or it has ended. */
export function isOver(state: DeliveryState): boolean {
  return state === "patient-matched" || stateTable[state].isEnd;
}

/** @throws DeliveryError with reason `transition-refused` where the table does not allow it. */
export function checkTransition(from: DeliveryState, to: DeliveryState): void {
  if (!mayGo(from, to)) {
    throw new DeliveryError("transition-refused", `A delivery that is ${from} cannot become ${to}.`);
  }
}
