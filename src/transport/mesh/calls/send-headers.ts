import { foldToAscii } from "../../../values/ascii.js";
import { mostCharacters } from "../../header-lengths.js";
import type { Envelope } from "../../transport.js";
import { headerInvalid } from "../failures/found-here.js";

/** The most characters that MESH accepts in each header of a send (ME-05). */
const headerLengths = {
  "mex-to": mostCharacters.to,
  "mex-workflowid": mostCharacters.workflowId,
  "mex-subject": mostCharacters.subject,
  "mex-localid": mostCharacters.localId,
  "mex-filename": mostCharacters.fileName,
} as const;

const notAscii = /[^\x00-\x7f]/gu;

/**
 * The headers of a send, checked before anything is sent (ME-05). The subject is for people to read, and is folded to
 * ASCII: nothing says what becomes of other letters in a header. Elsewhere a changed letter would change the meaning,
 * so there anything but ASCII is refused.
 *
 * @throws MeshError `header-invalid`. It names the header and never its value (ME-14).
 */
export function sendHeaders(
  mailboxId: string,
  { to, workflowId, subject, localId, contentType, fileName = "" }: Envelope,
): Record<string, string> {
  const checked = {
    "mex-to": to,
    "mex-workflowid": workflowId,
    "mex-subject": typeof subject === "string" ? foldToAscii(subject).replace(notAscii, "?") : subject,
    "mex-localid": localId,
    "mex-filename": fileName,
  };
  for (const name of ["mex-to", "mex-workflowid"] as const)
    if (checked[name] === "") throw headerInvalid(name, "is empty");
  for (const [name, value] of Object.entries({ ...checked, "content-type": contentType })) {
    if (typeof value !== "string") throw headerInvalid(name, "is not text");
    if (!/^[\x20-\x7e]*$/.test(value))
      throw headerInvalid(name, "holds a line break, a control character, or a letter that is not ASCII");
  }
  for (const [name, length] of Object.entries(headerLengths) as [keyof typeof headerLengths, number][]) {
    if (checked[name].length > length)
      throw headerInvalid(name, `is longer than the ${length} characters that MESH accepts`);
  }
  const given = Object.entries(checked).filter(([, value]) => value !== "");
  return { "mex-from": mailboxId, ...Object.fromEntries(given), "content-type": contentType };
}
