import { UpdateRecordError } from "../../errors.js";
import { MeshError, usualFaults } from "../../transport/mesh-error.js";
import { DeliveryError } from "../delivery-error.js";
import { StoreError } from "../store/store-error.js";

/**
 * What failed, as a code without data: the `reason` of a MeshError, a StoreError or a DeliveryError, the `code` of
 * another error of ours, or `unexpected-error`. Nobody knows what another error holds.
 */
export function failureCodeOf(error: unknown): string {
  if (error instanceof MeshError) return Object.hasOwn(usualFaults, error.reason) ? error.reason : "unexpected-error";
  if (error instanceof StoreError || error instanceof DeliveryError) return error.reason;
  return error instanceof UpdateRecordError ? error.code : "unexpected-error";
}
