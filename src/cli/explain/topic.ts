import type { Sides } from "./example-sides.js";

/** What a word is that can be explained. */
export type TopicKind =
  | "rule"
  | "kind of fault"
  | "reason for attention"
  | "state of a delivery"
  | "response code"
  | "MESH code"
  | "reason of a MeshError";

/** Everything that is said of one word. What does not apply is left out. */
export interface Topic {
  readonly id: string;
  readonly kind: TopicKind;
  /** In a few words, for a list. */
  readonly title: string;
  /** What it asks for, or what it means. */
  readonly says: string;
  readonly why?: string;
  /** What to do. */
  readonly action?: string;
  /** Where it comes from: document and section. */
  readonly source?: string;
  /** How much its issues matter in a report. */
  readonly severity?: string;
  /** Whether `validate --without` leaves its issues out. */
  readonly without?: string;
  /** `rule` is given where it is not the topic itself. */
  readonly example?: Sides & { readonly language: string; readonly rule?: string };
  /** Others that say more. */
  readonly see?: readonly string[];
}
