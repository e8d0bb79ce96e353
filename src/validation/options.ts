import type { Release } from "../terminology/release.js";
import type { SafetyOptions } from "./safety/safety-options.js";

/** How to validate. Without `now`, the system's clock says what lies in the future. */
export interface ValidateOptions extends SafetyOptions {
  /** The release of the specification to hold the message against; without it, whichever the message follows. */
  readonly release?: Release;
}
