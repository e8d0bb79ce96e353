/** One thing that a screen shows. The message names codes and places, never the patient. */
export interface ReviewItem {
  /** `CS-12`, or the id of an own rule; undefined where the consultation is malformed in a way that no rule covers. */
  readonly rule: string | undefined;
  /** The place in the consultation, such as `observations[2].systolic`. */
  readonly path: string;
  readonly message: string;
}

/** One thing that a named person confirms: `rule`, `path` and `found` are what the confirmation repeats. */
export interface ItemToConfirm extends ReviewItem {
  readonly rule: string;
  /** What was found, in words: for the screen of the person who is asked. It tells of the patient, so never log it. */
  readonly found: string;
}

/** Everything that a screen should ask or show before a consultation is sent. */
export interface Review {
  /** What must be corrected before a message can be built. */
  readonly errors: readonly ReviewItem[];
  /** What is still to be confirmed: no message is built until the consultation's `confirmations` name each of them. */
  readonly confirmations: readonly ItemToConfirm[];
  /** What the consultation's `confirmations` already cover. */
  readonly confirmed: readonly ItemToConfirm[];
  /** What is worth checking, but does not prevent sending. */
  readonly warnings: readonly ReviewItem[];
}
