import type { SenderProfile } from "../message/sender-profile.js";
import type { OurWorkflows } from "../transport/polling/workflows.js";
import type { Transport } from "../transport/transport.js";
import type { Instant } from "../values/dates.js";
import type { Attention } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import type { PassFailure } from "./pass-result.js";
import type { DeliveryOptions, WorkOptions } from "./delivery-options.js";
import type { FallbackPolicy } from "./fallback/policy.js";
import type { Retention } from "./patients.js";
import type { TellActivity } from "./insight/activity.js";
import type { WorkRecord } from "./insight/work-record.js";
import type { Wake } from "./run/wake.js";
import type { DeliveryStore } from "./store/store.js";

/** What all parts of one open delivery share. */
export interface DeliveryContext {
  readonly store: DeliveryStore;
  readonly transport: Transport;
  /** The transport of a mailbox. @throws MeshError `configuration-invalid` where there is none. */
  transportOf(mailboxId: string): Transport;
  readonly sender: SenderProfile | undefined;
  readonly safety: NonNullable<DeliveryOptions["safety"]>;
  readonly deadlines: Deadlines;
  readonly ours: OurWorkflows;
  readonly work: Required<WorkOptions>;
  /** The other way to a practice. Undefined: a person must find one. */
  readonly fallback: FallbackPolicy | undefined;
  /** For how long a practice is remembered as switched off. */
  readonly rememberMs: number;
  readonly retention: Retention | undefined;
  readonly lookUpKey: Uint8Array;
  readonly clock: () => Date;
  /** Whether that is the system's clock, which may be wrong. A caller's own is believed. */
  readonly isSystemClock: boolean;
  now(): Instant;
  nowMs(): number;
  readonly newId: () => string;
  readonly random: () => number;
  readonly onAttention: ((attention: Attention) => void | Promise<void>) | undefined;
  /** Tells `onEvent` what was done. */
  readonly tell: TellActivity;
  /** What this process has done lately: `health` reads it. */
  readonly record: WorkRecord;
  /** Wakes the send loop: something may be due. */
  wakeSender(): void;
  /** What the send loop waits for. */
  readonly senderWake: Wake;
}

/** One loop's part in a pass. It never throws for what a later pass may do better: that goes to `onFailure`. */
export type LoopPass = (context: DeliveryContext, pass: PassParts) => Promise<number>;

export interface PassParts {
  readonly onFailure: (failure: PassFailure) => void;
  /** Aborted when the workers are to end: what is in flight is finished, nothing more is begun. */
  readonly signal: AbortSignal;
  /** Called at each turn of a pass that may last: its loop lives. */
  readonly onTurn?: () => void;
}
