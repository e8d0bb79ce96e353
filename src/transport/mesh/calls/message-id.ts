import { MeshError, usualFaults } from "../../mesh-error.js";

/**
 * MESH's ids are digits, letters and `_`. `-` and `.` are taken too; anything else could break an address, a log line
 * or a file name. The first character is no dot: `.` and `..` would name something else in an address.
 */
const form = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$/;

/** True for 1 to 100 letters, digits, `_`, `-` and `.`, the first being no dot. */
export function isMessageId(value: unknown): value is string {
  return typeof value === "string" && form.test(value);
}

/** Throws unless this may be a message's id, before anything is sent. @throws MeshError `message-not-found` */
export function checkMessageId(messageId: string): void {
  if (isMessageId(messageId)) return;
  throw new MeshError("This is not a message id: use one that MESH gave. Nothing was sent to MESH.", {
    reason: "message-not-found",
    fault: usualFaults["message-not-found"],
    certainty: "not-done",
    resendCanHelp: false,
  });
}

/** The path of an item in the inbox. @throws MeshError `message-not-found` for what cannot be an id */
export function inboxPath(messageId: string): string {
  checkMessageId(messageId);
  return `/inbox/${messageId}`;
}
