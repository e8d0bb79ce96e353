import type { CallOptions } from "../../transport.js";
import type { MeshClient } from "../client.js";
import { jsonOf } from "../exchange.js";
import { answerUnreadable } from "../failures/found-here.js";
import { refusalOf } from "../failures/refusal.js";
import { isMessageId } from "./message-id.js";

/** Which page of the inbox. */
export interface PageQuery {
  readonly maxResults: number;
  readonly workflowFilter: string | undefined;
  /** From an earlier page, as it stands in an address. */
  readonly continueFrom: string | undefined;
}

/** One page of an inbox. */
export interface InboxPage {
  readonly messageIds: readonly string[];
  /** Where the next page begins. Undefined: this page is the last. */
  readonly continueFrom: string | undefined;
  /** False where an id or the link to the next page cannot be used. Then something of the inbox is missing here. */
  readonly complete: boolean;
}

/** Asks for one page (ME-07); both forms of the answer are read (ME-04). */
export async function readInboxPage(client: MeshClient, query: PageQuery, options: CallOptions): Promise<InboxPage> {
  const answer = await client.call({ operation: "list", method: "GET", path: pathOf(query), options });
  if (answer.status !== 200) throw refusalOf(answer, "list", client.now());
  const { messages, links } = jsonOf(answer.body);
  if (!Array.isArray(messages))
    throw answerUnreadable("MESH listed the inbox in a form that its API does not describe.", "not-done");
  const messageIds = messages.filter(isMessageId);
  const continueFrom = nextPage(links);
  return {
    messageIds,
    continueFrom: continueFrom ?? undefined,
    complete: messageIds.length === messages.length && continueFrom !== null,
  };
}

function pathOf({ maxResults, workflowFilter, continueFrom }: PageQuery): string {
  const filter = workflowFilter === undefined ? "" : `&workflow_filter=${encodeURIComponent(workflowFilter)}`;
  const from = continueFrom === undefined ? "" : `&continue_from=${continueFrom}`;
  return `/inbox?max_results=${maxResults}${filter}${from}`;
}

/**
 * The value of continue_from in the next link: undefined without such a link, null where it cannot be read. Nothing
 * else of the link is used: it is of the server's choosing, and our token must not be sent anywhere else.
 */
function nextPage(links: unknown): string | undefined | null {
  const next = typeof links === "object" && links !== null && "next" in links ? links.next : undefined;
  if (next === undefined || next === null || next === "") return undefined;
  const found = typeof next === "string" ? /[?&]continue_from=([\w%.~+/=-]{1,2000})(?:&|$)/.exec(next) : null;
  return found?.[1] ?? null;
}
