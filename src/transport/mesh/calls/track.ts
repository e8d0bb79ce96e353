import type { CallOptions } from "../../transport.js";
import type { Tracking, TrackingStatus } from "../../tracking.js";
import type { MeshClient } from "../client.js";
import { jsonOf } from "../exchange.js";
import { answerUnreadable } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";
import { checkMessageId } from "./message-id.js";
import { meshTime } from "./mesh-time.js";

/** Each fact's name in the second form of the answer, then in the first (ME-04). The first that is given counts. */
const names = {
  messageId: ["message_id", "messageId", "dtsId"],
  statusWord: ["status"],
  statusCode: ["status_code", "statusCode"],
  statusEvent: ["status_event", "statusEvent"],
  statusDescription: ["status_description", "statusDescription", "failureDiagnostic"],
  statusTime: ["status_timestamp", "statusTimestamp"],
  localId: ["local_id", "localId"],
  workflowId: ["workflow_id", "workflowId"],
  recipient: ["recipient"],
  uploadedAt: ["upload_timestamp", "uploadTimestamp"],
  collectedAt: ["downloadTimestamp"],
} as const;

const statuses: ReadonlySet<string> = new Set<TrackingStatus>([
  "uploading",
  "accepted",
  "acknowledged",
  "undeliverable",
  "error",
]);

/**
 * How far MESH is with a message that this mailbox sent (ME-11). There is no tracking by local id: several messages may
 * have the same one, and MESH then names none of them (300).
 */
export async function track(client: MeshClient, messageId: string, options: CallOptions = {}): Promise<Tracking> {
  checkMessageId(messageId);
  const path = `/outbox/tracking?messageID=${messageId}`;
  const answer = await client.call({ operation: "track", method: "GET", path, options });
  if (answer.status !== 200) throw refusalOf(answer, "track", client.now());
  const facts = factsIn(jsonOf(answer.body));
  if (facts.messageId?.toUpperCase() !== messageId.toUpperCase())
    throw answerUnreadable("MESH did not answer about the message that was asked for.", "not-done");
  return tracking(messageId, facts);
}

type Facts = Readonly<Partial<Record<keyof typeof names, string>>>;

function factsIn(body: Readonly<Record<string, unknown>>): Facts {
  const facts: Partial<Record<keyof typeof names, string>> = {};
  for (const name of Object.keys(names) as (keyof typeof names)[]) {
    const found = names[name].map((member) => body[member]).find((value) => typeof value === "string" && value !== "");
    if (typeof found === "string") facts[name] = found.trim();
  }
  return facts;
}

function tracking(messageId: string, facts: Facts): Tracking {
  const { statusWord = "", statusTime, uploadedAt, collectedAt, ...rest } = facts;
  const status = statusOf(statusWord);
  const uploaded = meshTime(uploadedAt);
  // The second form has no time of collection: there it is the time of the last change, if that was the collection.
  const collected = meshTime(collectedAt ?? (status === "acknowledged" ? statusTime : undefined));
  return {
    ...rest,
    messageId,
    status,
    statusWord,
    ...(uploaded === undefined ? {} : { uploadedAt: uploaded }),
    ...(collected === undefined ? {} : { collectedAt: collected }),
  };
}

function statusOf(word: string): TrackingStatus {
  const status = word.toLowerCase();
  return statuses.has(status) ? (status as TrackingStatus) : "other";
}
