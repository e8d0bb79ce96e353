import { givenKeyOf } from "../values/given.js";
import { businessResponseCodes, type BusinessResponseCode } from "./business-response-codes.js";
import { infrastructureResponseCodes, type InfrastructureResponseCode } from "./infrastructure-response-codes.js";
import type { ResponseCodeRow } from "./response-code-row.js";
import { systems, type Coding } from "./systems.js";

/** One of the 49 codes of an acknowledgement, "10001" to "30025". */
export type ResponseCode = InfrastructureResponseCode | BusinessResponseCode;

/** All 49 codes: what each means, and what the sender must do (UR-113). */
export const responseCodes: Readonly<Record<ResponseCode, ResponseCodeRow>> = {
  ...infrastructureResponseCodes,
  ...businessResponseCodes,
};

/** True for a code of the table. */
export function isResponseCode(code: unknown): code is ResponseCode {
  return typeof code === "string" && Object.hasOwn(responseCodes, code);
}

/** The coding of a code, with its display (UR-112). */
export function responseCoding(code: ResponseCode): Coding {
  givenKeyOf(responseCodes, code, "response code");
  return { system: systems.itkResponseCodes, code, display: responseCodes[code].display };
}
