import { answerUnreadable } from "../failures/answer-unreadable.js";
import { jsonOf } from "../http/json-body.js";
import type { MeshClient } from "../mesh-client.js";
import { refusalOf } from "../failures/refusal.js";

/** As many ids as one answer holds where nothing else is asked (ME-07). */
const defaultPageSize = 500;

/**
 * The ids of all messages that wait, page after page. A message acknowledged between two pages may make MESH begin
 * again from the top, so an id is given once only and a link followed once only.
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

async function readPage(
  client: MeshClient,
  query: string,
): Promise<{ messageIds: readonly string[]; next: string | undefined }> {
  const answer = await client.call({ operation: "list", method: "GET", path: `/inbox${query}` });
  if (answer.status !== 200) throw refusalOf(answer, "list", client.now());
  const { messages, links } = jsonOf(answer.body);
  if (!Array.isArray(messages) || !messages.every((each) => typeof each === "string"))
    throw answerUnreadable("MESH listed the inbox in a form that the API does not know.", "not-done");
  return { messageIds: messages, next: nextQuery(links) };
}

/**
 * Of a next link only the query counts: it is a path of the server's own, and a token must never follow it elsewhere.
 */
function nextQuery(links: unknown): string | undefined {
  if (typeof links !== "object" || links === null || !("next" in links) || typeof links.next !== "string")
    return undefined;
  const start = links.next.indexOf("?");
  return start === -1 ? undefined : links.next.slice(start);
}
