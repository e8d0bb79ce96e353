import { isNhsNumber, isTestNhsNumber } from "../values/nhs-number.js";
import type { MeshReportCode } from "./practice/triggers.js";

/** What automatic routing traces a patient by (UR-091). */
export interface RoutingAddress {
  readonly nhsNumber: string;
  /** As written: `yyyyMMdd`, or `ddMMyyyy` as older guides say. */
  readonly dateOfBirth: string;
  readonly surname: string;
}

/** True for mail that is to be routed by its patient. */
export function isRoutingAddress(to: string): boolean {
  return to.toUpperCase().startsWith("GPPROVIDER_");
}

/** Reads `GPPROVIDER_<NHS number>_<date of birth>_<surname>`, or gives the code that MESH reports for it. */
export function readRoutingAddress(to: string): RoutingAddress | MeshReportCode {
  const parts = /^GPPROVIDER_(\d{10})_(\d{8})_([^_]+)$/i.exec(to)?.slice(1);
  if (parts === undefined) return "EPL-151";
  const [nhsNumber = "", dateOfBirth = "", surname = ""] = parts;
  if (!isNhsNumber(nhsNumber)) return "EPL-152";
  return isTestNhsNumber(nhsNumber) ? { nhsNumber, dateOfBirth, surname } : "EPL-153";
}
