import type {
  ClinicalPathwayInput,
  AmbulatoryReportInput,
  CodedConceptInput,
  CommonInput,
  ConfirmationInput,
  Consultation,
  PractitionerInput,
  SenderProfile,
  SupplyInput,
} from "../../src/index.js";
import { pharmacyFirst } from "../../src/index.js";

/** What the pairs start from: each adds or changes one property. All people are invented. */
export const practitioner: PractitionerInput = { name: { family: "Okafor" }, gphcNumber: "2099001", role: "R1290" };
export const patient = {
  nhsNumber: "9991956832",
  nhsNumberVerification: "01",
  name: { family: "Fairweather" },
  gender: "female",
  birthDate: "1990-05-21",
} as const;
export const common: Pick<
  CommonInput<"female">,
  "patient" | "pharmacy" | "practitioner" | "startedAt" | "seen" | "sharing" | "clinicalSummary"
> = {
  patient,
  pharmacy: { odsCode: "FQW30", name: "The Dispensers" },
  practitioner,
  startedAt: "2025-07-02T10:05:00+01:00",
  seen: "in-person",
  sharing: "agreed",
  clinicalSummary: "Facial pain for 12 days.",
};
/** The same on a clinical pathway that applied. */
export const onPathway: typeof common & Pick<ClinicalPathwayInput<"female">, "gatewayPoint"> = {
  ...common,
  gatewayPoint: "met",
};
export const product: CodedConceptInput = {
  code: "289411000001107",
  display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)",
};
export const supplied: SupplyInput = {
  product,
  quantity: { value: 20, unit: "capsule" },
  dosage: "One capsule four times a day",
};
export const confirmed: Omit<ConfirmationInput, "rule"> = {
  path: "supplies[0]",
  found: "male, born 1990-05-21",
  by: practitioner,
  at: "2025-07-02T10:19:00+01:00",
};
export const report: AmbulatoryReportInput = {
  title: "Report of 24 hours",
  contentType: "text/plain",
  text: "Average by day 131/84",
};
export const sender: SenderProfile = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.0" };
export const clock = (): Date => new Date("2025-07-02T10:30:00+01:00");
export const consultation: Consultation = pharmacyFirst.minorIllness(common);
