import type { XmlLimits } from "../fhir/xml/limits.js";
import type { Release } from "../terminology/release.js";
import type { SafetyOptions } from "./safety/safety-options.js";

/** How to validate. Without `now`, the system's clock says what lies in the future. */
export interface ValidateOptions extends SafetyOptions {
  /** The release of the specification to hold the message against; without it, whichever the message follows. */
  readonly release?: Release;
  /**
   * What the text of a message may cost to read, where it differs from the defaults: 5,000,000 bytes, 64 elements
   * inside each
   * other, 200,000 elements, 64 attributes of an element. More than a limit is one error of UR-001; larger limits take
   * more memory,
   * and receivers need not take such messages (20015).
   */
  readonly xmlLimits?: Partial<Omit<XmlLimits, "problems">>;
}
