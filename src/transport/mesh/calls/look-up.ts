import { InvalidValueError } from "../../../errors.js";
import { isMailboxId } from "../../../values/mailbox-id.js";
import { parseOdsCode } from "../../../values/ods-code.js";
import type { MeshEndpoint } from "../../mesh-endpoint.js";
import type { CallOptions } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { jsonOf } from "../exchange.js";
import { answerUnreadable } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";

/**
 * The mailboxes of an organisation that receive a workflow (ME-12).
 *
 * @throws InvalidValueError for what is no ODS code or no workflow id. @throws MeshError
 */
export async function lookUpEndpoint(
  client: MeshClient,
  odsCode: string,
  workflowId: string,
  options: CallOptions = {},
): Promise<readonly MeshEndpoint[]> {
  return lookUp(client, `/endpointlookup/${parseOdsCode(odsCode)}/${workflowSegment(workflowId)}`, options);
}

/**
 * All mailboxes that receive a workflow (ME-12).
 *
 * @throws InvalidValueError for what is no workflow id. @throws MeshError
 */
export async function searchWorkflow(
  client: MeshClient,
  workflowId: string,
  options: CallOptions = {},
): Promise<readonly MeshEndpoint[]> {
  return lookUp(client, `/workflowsearch/${workflowSegment(workflowId)}`, options);
}

async function lookUp(client: MeshClient, path: string, options: CallOptions): Promise<readonly MeshEndpoint[]> {
  const answer = await client.call({ operation: "look-up", method: "GET", path, noMailbox: true, options });
  if (answer.status !== 200) throw refusalOf(answer, "look-up", client.now());
  const { results } = jsonOf(answer.body);
  if (!Array.isArray(results)) throw unreadable();
  return results.map(endpointIn);
}

/** One result in either form (ME-04): `mailbox_id, mailbox_name`, or `address, description`. */
function endpointIn(result: unknown): MeshEndpoint {
  const facts: Readonly<Record<string, unknown>> = typeof result === "object" && result !== null ? { ...result } : {};
  const mailboxId = facts["mailbox_id"] ?? facts["address"];
  const name = facts["mailbox_name"] ?? facts["description"];
  if (!isMailboxId(mailboxId) || typeof name !== "string") throw unreadable();
  return { mailboxId, name };
}

const unreadable = (): Error =>
  answerUnreadable("MESH answered the look-up in a form that its API does not describe.", "not-done");

/** A workflow id as a part of an address. `.` and `..` would name something else there. */
function workflowSegment(workflowId: string): string {
  if (typeof workflowId === "string" && /^[\x21-\x7e]{1,300}$/.test(workflowId) && !/^\.{1,2}$/.test(workflowId))
    return encodeURIComponent(workflowId);
  throw new InvalidValueError("workflowId", "must be 1 to 300 printable ASCII characters without a blank");
}
