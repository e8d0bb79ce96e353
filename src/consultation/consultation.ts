import type { Pathway } from "../terminology/pathways.js";
import type { FhirDateTime } from "../values/fhir-date-time.js";
import type { OdsCode } from "../values/ods-code.js";
import type { DeclinedSupply, DeclinedSupplyInput } from "./declined-supply.js";
import type { Observation, ObservationInput } from "./observation.js";
import type { Patient, PatientInput } from "./patient.js";
import type { Pharmacy, PharmacyInput } from "./pharmacy.js";
import type { Practitioner, PractitionerInput } from "./practitioner.js";
import type { PresentingComplaint, PresentingComplaintInput } from "./presenting-complaint.js";
import type { Supply, SupplyInput } from "./supply.js";

/** What a Pharmacy First consultation can be about: one of the seven clinical pathways, or minor illness. */
export type PharmacyFirstPathway = Pathway | "minor-illness";

/** A Pharmacy First consultation as the caller gives it to a constructor of `pharmacyFirst`. Times carry an offset. */
export interface PharmacyFirstInput {
  readonly patient: PatientInput;
  readonly pharmacy: PharmacyInput;
  readonly practitioner: PractitionerInput;
  /** When the consultation started: at least the day; a time of day needs an offset (`2026-11-20T10:05:00+00:00`). */
  readonly startedAt: string;
  readonly endedAt?: string;
  /** The patient agrees that the practice is told. Where they do not, no message may be built (CS-21). */
  readonly sharing: "agreed";
  /** What happened, in words: the one text that every message carries (UR-060). */
  readonly clinicalSummary: string;
  /** What the patient came with, besides the pathway's own condition, which is always sent first. */
  readonly presentingComplaints?: readonly PresentingComplaintInput[];
  /** Each entry is one statement (UR-060: more than one value, more resources). */
  readonly history?: readonly string[];
  /** `"none-found"`: asked, none found (nothing is sent). A list: the red flags found. Left out: not asked. */
  readonly redFlags?: "none-found" | readonly string[];
  /** Information and advice given. */
  readonly advice?: readonly string[];
  /** The plan; never a task for the practice (UR-061). */
  readonly plan?: readonly string[];
  /** Where the patient was sent to. */
  readonly signposting?: readonly string[];
  readonly observations?: readonly ObservationInput[];
  readonly supplies?: readonly SupplyInput[];
  readonly declinedSupplies?: readonly DeclinedSupplyInput[];
  /** ODS code of the practice where the patient is registered, if it is known. The message is routed without it. */
  readonly registeredPractice?: string;
}

/** The same consultation as JSON: `{"service": "pharmacy-first", "pathway": "sinusitis", ...}`. */
export interface ConsultationInput extends PharmacyFirstInput {
  readonly service: "pharmacy-first";
  readonly pathway: PharmacyFirstPathway;
}

/**
 * A consultation that was checked: frozen, every value exact, the pathway's own condition first among the
 * presenting complaints. Only the constructors of `pharmacyFirst` and `parseConsultation` make one.
 */
export interface Consultation extends ConsultationInput {
  readonly patient: Patient;
  readonly pharmacy: Pharmacy;
  readonly practitioner: Practitioner;
  readonly startedAt: FhirDateTime;
  readonly endedAt?: FhirDateTime;
  readonly presentingComplaints?: readonly PresentingComplaint[];
  readonly observations?: readonly Observation[];
  readonly supplies?: readonly Supply[];
  readonly declinedSupplies?: readonly DeclinedSupply[];
  readonly registeredPractice?: OdsCode;
}
