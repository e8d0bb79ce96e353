import type { Release } from "../terminology/release.js";

/** How to validate. */
export interface ValidateOptions {
  /** The release of the specification to hold the message against; without it, whichever the message follows. */
  readonly release?: Release;
  /** The time that "in the future" is counted from; without it, the system's clock. */
  readonly now?: Date;
}
