import type { OutcomeOfAttendance } from "../terminology/encounter.js";
import type { FhirDateTime } from "../values/dates.js";
import type { OdsCode } from "../values/ods-code.js";
import type { Confirmation, ConfirmationInput } from "./confirmation.js";
import type { HowSeen, HowSeenInput } from "./how-seen.js";
import type { DeclinedSupply, DeclinedSupplyInput } from "./supplies/declined-supply.js";
import type { Observation, ObservationInput } from "./observations/measurements.generated.js";
import type { Gender, Patient, PatientInput } from "./people/patient.js";
import type { Pharmacy, PharmacyInput } from "./people/pharmacy.js";
import type {
  OtherPractitioner,
  OtherPractitionerInput,
  Practitioner,
  PractitionerInput,
} from "./people/practitioner.js";
import type { PregnancyStatus } from "./observations/pregnancy-status.js";
import type { PresentingComplaint, PresentingComplaintInput } from "./presenting-complaint.js";
import type { Supply, SupplyInput } from "./supplies/supply.js";

/** What a consultation of any service holds, as the caller gives it. Times carry an offset. */
export interface CommonInput<Known extends Gender = Gender> {
  /** The patient: NHS number, name, gender and date of birth (UR-032). They also make the address of the message. */
  readonly patient: PatientInput<Known>;
  /** The pharmacy in which the patient was seen (UR-033). */
  readonly pharmacy: PharmacyInput;
  /** Who saw the patient and is responsible for what is recorded. */
  readonly practitioner: PractitionerInput;
  /** Who else took part: who supervised, supplied or measured. */
  readonly otherPractitioners?: readonly OtherPractitionerInput[];
  /** When the consultation started: at least the day; a time of day needs an offset (`2026-11-20T10:05:00+00:00`). */
  readonly startedAt: string;
  /** When it ended, written as `startedAt` is, and not before it (CS-10); a day without a time includes that day. */
  readonly endedAt?: string;
  /** How the patient was seen (UR-031). There is no default. */
  readonly seen: HowSeenInput;
  /** How the attendance ended, as a code. */
  readonly outcomeOfAttendance?: OutcomeOfAttendance;
  /** The patient agrees that the practice may be told. If they do not, no message may be built (CS-21). */
  readonly sharing: "agreed";
  /** What happened, in words: the one heading that every message carries (UR-060). A list has at least one entry. */
  readonly clinicalSummary: string | readonly string[];
  /**
   * What the patient came with. On a clinical pathway whose gateway point was met, its own condition is added as the
   * first (UR-065); otherwise only what is given here is sent.
   */
  readonly presentingComplaints?: readonly PresentingComplaintInput[];
  /** Each entry is one statement and is sent as a resource of its own (UR-060). */
  readonly history?: readonly string[];
  /**
   * `"none-found"`: asked, none found (sent as "Red flags: none identified.": UR-064). A list: the red flags found,
   * each of which must be confirmed (CS-14). Left out: not asked, and nothing is sent.
   */
  readonly redFlags?: "none-found" | readonly string[];
  /** Only where it was asked and answered: there is no default (UR-062, CS-04). */
  readonly pregnancyStatus?: PregnancyStatus;
  /** Procedures and therapies. */
  readonly procedures?: readonly string[];
  /** Information and advice given. */
  readonly advice?: readonly string[];
  /** The plan. It must not ask the practice to act (UR-061). */
  readonly plan?: readonly string[];
  /** Where the patient was sent to. */
  readonly signposting?: readonly string[];
  /** What was measured; `measuredAt` of each says when, if that was not at the start. */
  readonly observations?: readonly ObservationInput[];
  /** The medicines supplied. */
  readonly supplies?: readonly SupplyInput[];
  /**
   * Medicines not supplied, as data: for an urgent supply. Elsewhere it is a warning (UR-040): say in the clinical
   * summary why nothing was supplied.
   */
  readonly declinedSupplies?: readonly DeclinedSupplyInput[];
  /**
   * ODS code of the practice where the patient is registered, if it is known; never the pharmacy's own (CS-38). The
   * message is routed without it.
   */
  readonly registeredPractice?: string;
  /** Who confirmed what `review` lists under `confirmations`. It is kept with the consultation, and not sent. */
  readonly confirmations?: readonly ConfirmationInput[];
}

/** What a consultation of any service holds, checked. */
export interface CommonMembers extends CommonInput {
  readonly patient: Patient;
  readonly pharmacy: Pharmacy;
  readonly practitioner: Practitioner;
  readonly otherPractitioners?: readonly OtherPractitioner[];
  readonly startedAt: FhirDateTime;
  readonly endedAt?: FhirDateTime;
  readonly seen: HowSeen;
  /** At least one entry. */
  readonly clinicalSummary: readonly string[];
  readonly presentingComplaints?: readonly PresentingComplaint[];
  readonly observations?: readonly Observation[];
  readonly supplies?: readonly Supply[];
  readonly declinedSupplies?: readonly DeclinedSupply[];
  readonly registeredPractice?: OdsCode;
  readonly confirmations?: readonly Confirmation[];
}
