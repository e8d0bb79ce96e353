import type { Bundle as R3Bundle } from "fhir/r3.js";
import type { Bundle } from "../types.js";
import { writeFhirJson } from "./write-fhir-json.js";

/**
 * A message as the object that `@types/fhir` describes for FHIR STU3 (`fhir/r3`), for other FHIR tools.
 *
 * Decimals are numbers there: `37.40` becomes `37.4`, and digits beyond the 17 that a number holds are lost. Where
 * that matters, take the text of `writeFhirJson`. Changing the object changes nothing in the message.
 *
 * @example
 * const message = fhirJsonOf(buildMessage(consultation, { sender }).bundle);
 * console.log(message.entry?.[0]?.resource?.resourceType); // MessageHeader
 * @throws XmlWriteError, with the path, in the cases in which `writeXml` throws it.
 */
export function fhirJsonOf(bundle: Bundle): R3Bundle {
  return JSON.parse(writeFhirJson(bundle)) as R3Bundle;
}
