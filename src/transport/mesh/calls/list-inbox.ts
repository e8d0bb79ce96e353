import { givenObject } from "../../../values/given.js";
import type { MeshError } from "../../mesh-error.js";
import type { ListOptions } from "../../transport.js";
import { parseWorkflowFilter } from "../../workflow-filter.js";
import type { MeshClient } from "../client.js";
import { answerUnreadable } from "../failures/found-here.js";
import { readInboxPage } from "./inbox-page.js";

/** How much of an inbox is believed in one walk. */
const usualLimits = {
  /** MESH's own page size, where the request names none (ME-07). */
  pageSize: 500,
  pages: 2_000,
  messageIds: 1_000_000,
  /** MESH may filter a page after it was cut, which leaves pages without any id in between. */
  emptyPagesOfFilter: 20,
} as const;

/**
 * Lists the ids of all waiting messages, page after page, each id once (ME-07).
 *
 * Where the last message of a page was acknowledged before the next page is asked for, MESH starts again from the top,
 * so a page may repeat what is known: as many such pages in a row are followed as brought something before. An id that
 * cannot be one is left out and the others are given, so that it stops nothing; the walk then ends with an error, so
 * that it is not lost in silence.
 *
 * @throws InvalidValueError for a filter of another form. @throws MeshError
 */
export async function* listInbox(
  client: MeshClient,
  options: ListOptions = {},
  limitsGiven: Partial<Record<keyof typeof usualLimits, number>> = {},
): AsyncGenerator<string, void, undefined> {
  givenObject(options, "options");
  const { workflowFilter } = options;
  if (workflowFilter !== undefined) parseWorkflowFilter(workflowFilter);
  const limits = { ...usualLimits, ...limitsGiven };
  const patience = workflowFilter === undefined ? 0 : limits.emptyPagesOfFilter;
  const given = new Set<string>();
  let continueFrom: string | undefined;
  let asked: string | undefined;
  let complete = true;
  let pages = 0;
  let useful = 0;
  let useless = 0;
  do {
    if (pages >= limits.pages || given.size >= limits.messageIds) throw withoutEnd();
    pages += 1;
    asked = continueFrom;
    const page = await readInboxPage(client, { maxResults: limits.pageSize, workflowFilter, continueFrom }, options);
    const known = given.size;
    for (const messageId of page.messageIds) {
      if (given.has(messageId)) continue;
      given.add(messageId);
      yield messageId;
    }
    if (given.size > known) useful += 1;
    useless = given.size > known ? 0 : useless + 1;
    complete &&= page.complete;
    continueFrom = page.continueFrom;
  } while (continueFrom !== undefined && continueFrom !== asked && useless <= useful + patience);
  if (!complete)
    throw answerUnreadable(
      "MESH listed an id or a next page in a form that its API does not describe, so something in this inbox stays " +
        "unread. What was listed can be used.",
      "not-done",
      // The mailbox works, and so does whatever else is done with it.
      "message",
    );
}

function withoutEnd(): MeshError {
  return answerUnreadable("MESH lists this inbox without end: handle what was listed, then list it again.", "not-done");
}
