import { MeshError } from "./mesh-error.js";

/** Options that cannot work, told before anything is sent. */
export function configurationInvalid(message: string, cause?: unknown): MeshError {
  return new MeshError(message, {
    reason: "configuration-invalid",
    certainty: "not-done",
    resendCanHelp: false,
    cause,
  });
}
