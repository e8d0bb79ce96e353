import type { DeliveryState } from "../../delivery/states.js";
import type { Issue } from "../../validation/report/report.js";
import type { PlannedFault } from "../faults/fault.js";
import type { SandboxMessage } from "../messages/message.js";
import type { SandboxPractice } from "../practice/switch.js";

/** A value as JSON carries it: a date is a text. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Json<T[Key]> }
      : T;

/** A message as the page's API gives it. */
export type MessageJson = Json<SandboxMessage>;

/** A row of the list: all but the timeline. */
export type SummaryJson = Omit<MessageJson, "steps" | "answers"> & { readonly answerCount: number };

/** `GET /api/messages`. */
export interface MessagesJson {
  readonly messages: readonly MessageJson[];
  /** The `after` of the next page. Left out at the end. */
  readonly next?: string;
}

/** `GET /api/messages?summary=1`. */
export interface SummariesJson {
  readonly messages: readonly SummaryJson[];
  readonly next?: string;
}

/** `GET /api/sandbox`: what the page says about the sandbox itself. */
export interface SandboxJson {
  readonly url: string;
  readonly now: string;
  readonly mailboxes: readonly { readonly mailboxId: string; readonly odsCode: string }[];
  readonly practices: readonly Json<SandboxPractice>[];
  readonly faults: readonly Json<PlannedFault>[];
  readonly holds: readonly HoldJson[];
  /** The run ids of the messages that the sandbox holds, sorted. */
  readonly runs: readonly string[];
  readonly examples: readonly { readonly service: string; readonly title: string }[];
  /** Response codes that a practice can reject with, and what each means. */
  readonly rejections: readonly { readonly code: string; readonly title: string }[];
}

/** Answers that are held back. */
export interface HoldJson {
  readonly id: string;
  readonly run?: string;
  readonly practice?: string;
}

/** A validation report of one message, with its text. */
export interface ReportJson {
  readonly kind: string;
  readonly valid: boolean;
  readonly issues: readonly Issue[];
}

/** One step of the example sender's delivery. */
export interface SenderStepJson {
  readonly at: string;
  readonly state: DeliveryState;
  readonly reason: string;
}

/** What the example sender knows of a consultation that it was given. */
export interface DeliveryJson {
  readonly id: string;
  readonly run: string;
  readonly state: DeliveryState;
  readonly createdAt: string;
  readonly service: string;
  readonly patient: string;
  /** `MessageHeader.id` of its message. */
  readonly headerId: string;
  /** MESH's ids of the sends. */
  readonly messageIds: readonly string[];
  readonly steps: readonly SenderStepJson[];
  /** What a person must deal with. */
  readonly attention: readonly { readonly since: string; readonly text: string }[];
  /** What went to the practice another way. */
  readonly fallback?: { readonly at: string; readonly to: string; readonly subject: string; readonly bytes: number };
}

/** An event of `GET /api/events`: the data of the server-sent event `change`. */
export type ChangeJson =
  | { readonly type: "messages"; readonly messages: readonly (SummaryJson & { readonly fits: boolean })[] }
  | { readonly type: "deliveries"; readonly deliveries: readonly DeliveryJson[] }
  /** Practices, faults, holds or the clock: `GET /api/sandbox` has them. */
  | { readonly type: "settings" }
  /** Messages were forgotten: the list begins anew. */
  | { readonly type: "cleared" };
