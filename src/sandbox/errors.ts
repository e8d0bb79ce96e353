import { UpdateRecordError } from "../errors.js";

/** No message that fits came in time. The error's words say what was there instead, without patient data. */
export class SandboxTimeoutError extends UpdateRecordError {
  static override readonly name = "SandboxTimeoutError";
  readonly code = "sandbox-timeout";
}

/**
 * Why a sandbox cannot do its work.
 *
 * | reason | what to do |
 * | --- | --- |
 * | `port-in-use` | take another port, or none: then any free one is taken |
 * | `address-unavailable` | give a `host` that this machine has, and a port that you may use |
 * | `state-in-use` | another sandbox has this state file: give each its own |
 * | `state-damaged` | the file is no state file, or was changed: move it away, and the sandbox begins anew |
 * | `state-unusable` | the file or its folder cannot be read or written |
 * | `page-missing` | the files of the page are not beside the code: install the package as it is |
 */
export type SandboxErrorReason =
  "port-in-use" | "address-unavailable" | "state-in-use" | "state-damaged" | "state-unusable" | "page-missing";

/** The sandbox cannot do its work, because of the machine that it runs on. `reason` says why, `cause` what it met. */
export class SandboxError extends UpdateRecordError {
  static override readonly name = "SandboxError";
  readonly code = "sandbox-failed";

  readonly reason: SandboxErrorReason;

  constructor(reason: SandboxErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
