import type { Release } from "../terminology/release.js";

/** Who sends: the pharmacy (or its system) and the release of Update Record that it follows. */
export interface SenderProfile {
  /** ODS code of the sender (UR-003). */
  readonly odsCode: string;
  /** The sender's own MESH mailbox (UR-005). */
  readonly mailboxId: string;
  /** Release of the implementation guide; no default, since receivers know both (section 10). */
  readonly release: Release;
  /** `FA` For Action (default), `FI` For Information (UR-006). */
  readonly recipientType?: "FA" | "FI";
  /** System of the identifiers that this sender gives out. Default `https://tools.ietf.org/html/rfc4122`. */
  readonly identifierSystem?: string;
  /** How the date of birth is written in the routing address. Default `yyyyMMdd` (section 10). */
  readonly dateOfBirthFormat?: "yyyyMMdd" | "ddMMyyyy";
  /** How a family name is written in the routing address. Default {@link foldSurname}. */
  readonly surnameForRouting?: (family: string) => string;
}
