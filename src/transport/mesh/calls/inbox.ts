import { MeshError } from "../../mesh-error.js";
import type { MeshClient } from "../client.js";
import { jsonOf } from "../exchange.js";
import { answerUnreadable } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";

/** MESH's own page size, where the request names none (ME-07). */
const defaultPageSize = 500;

/**
 * Lists the ids of all waiting messages, page after page. If a message is acknowledged between two pages, MESH may
 * start again from the top. So each id is returned once, and each link is followed once.
 */
export async function* listInbox(
  client: MeshClient,
  pageSize: number = defaultPageSize,
): AsyncGenerator<string, void, undefined> {
  const given = new Set<string>();
  const followed = new Set<string>();
  for (let query: string | undefined = `?max_results=${pageSize}`; query !== undefined && !followed.has(query);) {
    followed.add(query);
    const page = await readPage(client, query);
    for (const messageId of page.messageIds) {
      if (given.has(messageId)) continue;
      given.add(messageId);
      yield messageId;
    }
    query = page.next;
  }
}

/** Removes a message from the inbox. Call it once the message is stored (ME-08). Calling it twice is not an error. */
export async function acknowledge(client: MeshClient, messageId: string): Promise<void> {
  const path = `${messagePath(messageId)}/status/acknowledged`;
  const answer = await client.call({ operation: "acknowledge", method: "PUT", path });
  if (answer.status !== 200) throw refusalOf(answer, "acknowledge", client.now());
}

/**
 * The path of a message in the inbox. An empty id, `.` or `..` is refused, because in an address it would name
 * something else.
 */
export function messagePath(messageId: string): string {
  if (!/^\.{0,2}$/.test(messageId)) return `/inbox/${encodeURIComponent(messageId)}`;
  throw new MeshError("This is not a message id: list the inbox again. Nothing was sent to MESH.", {
    reason: "message-not-found",
    certainty: "not-done",
    resendCanHelp: false,
  });
}

async function readPage(
  client: MeshClient,
  query: string,
): Promise<{ messageIds: readonly string[]; next: string | undefined }> {
  const answer = await client.call({ operation: "list", method: "GET", path: `/inbox${query}` });
  if (answer.status !== 200) throw refusalOf(answer, "list", client.now());
  const { messages, links } = jsonOf(answer.body);
  if (!Array.isArray(messages) || !messages.every((each) => typeof each === "string"))
    throw answerUnreadable("MESH listed the inbox in a form that its API does not describe.", "not-done");
  return { messageIds: messages, next: nextQuery(links) };
}

/**
 * Only the query of a next link is used. The link is a path of the server's choosing, and our token must not be sent
 * anywhere else.
 */
function nextQuery(links: unknown): string | undefined {
  if (typeof links !== "object" || links === null || !("next" in links) || typeof links.next !== "string")
    return undefined;
  const start = links.next.indexOf("?");
  return start === -1 ? undefined : links.next.slice(start);
}
