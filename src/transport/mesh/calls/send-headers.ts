import { foldToAscii } from "../../../values/ascii.js";
import type { Envelope } from "../../transport.js";
import { headerLengths } from "../limits.js";
import { MeshError } from "../failures/mesh-error.js";

const noAscii = /[^\x00-\x7f]/gu;

/**
 * The headers of a send, checked before anything leaves (ME-05). The subject is for people to read and is folded to
 * ASCII, because what a header with other letters becomes on its way is nowhere promised; in an address, a workflow
 * or a local id a changed letter would change its meaning, so there anything but ASCII is refused.
 *
 * @throws MeshError `header-invalid`, which names the header and never its value (ME-14).
 */
export function sendHeaders(
  mailboxId: string,
  { to, workflowId, subject, localId, contentType }: Envelope,
): Record<string, string> {
  const checked = {
    "mex-to": to,
    "mex-workflowid": workflowId,
    "mex-subject": foldToAscii(subject).replace(noAscii, "?"),
    "mex-localid": localId,
  };
  for (const name of ["mex-to", "mex-workflowid"] as const)
    if (checked[name] === "") throw headerInvalid(name, "is empty");
  for (const [name, value] of Object.entries({ ...checked, "content-type": contentType })) {
    if (!/^[\x20-\x7e]*$/.test(value))
      throw headerInvalid(name, "holds a line break, a control character, or a letter that is not ASCII");
  }
  for (const [name, length] of Object.entries(headerLengths) as [keyof typeof headerLengths, number][]) {
    if (checked[name].length > length)
      throw headerInvalid(name, `is longer than the ${length} characters that MESH takes`);
  }
  const given = Object.entries(checked).filter(([, value]) => value !== "");
  return { "mex-from": mailboxId, ...Object.fromEntries(given), "content-type": contentType };
}

function headerInvalid(name: string, fault: string): MeshError {
  return new MeshError(`The header ${name} ${fault}. Nothing was sent.`, {
    reason: "header-invalid",
    certainty: "not-done",
    resendCanHelp: false,
  });
}
