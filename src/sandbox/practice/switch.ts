import type { ResponseCode } from "../../terminology/response-codes.js";

/**
 * How a practice answers.
 *
 * | answers | what it does |
 * | --- | --- |
 * | `as-asked` | as the patient's given name asks (see `triggerOf`): the beginning |
 * | `switched-off` | 20010 to each message, as practices do that do not take Update Record |
 * | `silent` | takes messages, and answers none |
 * | `slow` | as asked, so many milliseconds later, by the sandbox's clock |
 * | `rejects` | each message with this negative code; before one of 30002 to 30025 comes 20013 |
 *
 * MESH's own reports (given names such as `EPL-151`) come whatever the switch says.
 */
export type PracticeSwitch =
  | {
      /** As the patient's given name asks, 20010, or not at all. */
      readonly answers: "as-asked" | "switched-off" | "silent";
    }
  | {
      /** As asked, and late. */
      readonly answers: "slow";
      /** Milliseconds, by the sandbox's clock. */
      readonly delayMs: number;
    }
  | {
      /** With a negative code. */
      readonly answers: "rejects";
      /** The code, such as `30003`. */
      readonly code: ResponseCode;
    };

/** A practice of the sandbox, and how it answers. */
export interface SandboxPractice {
  readonly odsCode: string;
  readonly mailboxId: string;
  readonly switch: PracticeSwitch;
}

/** The practices of a sandbox, and their switches. */
export interface SandboxPractices {
  /** All practices, in the order in which the sandbox was given them. */
  list(): readonly SandboxPractice[];
  /**
   * Sets how a practice answers the messages that reach it from now on.
   *
   * @example
   * sandbox.practices.set("A12345", { answers: "rejects", code: "30003" });
   *
   * @throws InvalidValueError for an ODS code that no practice has, and for a switch that the types do not allow
   */
  set(odsCode: string, to: PracticeSwitch): void;
}
