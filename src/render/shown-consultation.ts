import type { AmbulatoryDeclined, AmbulatoryReport } from "../consultation/ambulatory.js";
import type { CommonMembers } from "../consultation/common-members.js";
import type { ContraceptionStage, PharmacyFirstPathway } from "../consultation/consultation.js";
import type { Service } from "../terminology/services.js";

/** What a message need not carry, and so may be missing of a consultation that was read from one. */
type MayBeMissing = "sharing" | "confirmations" | "redFlags";

/**
 * What is shown of a consultation: one that a pharmacy made (`Consultation`), or one that a message brought
 * (`ReceivedConsultation`); either fits.
 */
export interface ShownConsultation extends Omit<CommonMembers, MayBeMissing>, Partial<Pick<CommonMembers, MayBeMissing>> {
  readonly service: Service;
  readonly pathway?: PharmacyFirstPathway;
  readonly stage?: ContraceptionStage;
  readonly ambulatoryReport?: AmbulatoryReport;
  readonly ambulatoryDeclined?: AmbulatoryDeclined;
  readonly noSupplyReason?: string;
}
