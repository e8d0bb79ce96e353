import { validateMessage } from "../../../validation/validate-message.js";
import type { SandboxMessage } from "../../messages/message.js";
import { json, RefusedError, type Call } from "../answer.js";
import { messageJson, summaryJson } from "../as-json.js";
import type { PageParts, Route } from "../page-parts.js";
import { filterOf, wholeOf } from "../query.js";
import { shownMessage } from "../shown-message.js";
import type { ReportJson } from "../shapes.js";

/** Bounds of a list, and of a wait in milliseconds. */
const page = { most: 1000, usual: 100 };
const wait = { most: 600_000, usual: 4000 };

/** Messages: listed, shown, waited for, sent again, forgotten. */
export const messageRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "messages",
    answer({ query }, { sandbox }) {
      const limit = wholeOf(query, "limit", page);
      const after = query.get("after");
      const found = sandbox.messages.list(filterOf(query), { limit, ...(after === null ? {} : { after }) });
      const last = found.at(-1);
      const messages = query.has("summary") ? found.map(summaryJson) : found.map(messageJson);
      return json({ messages, ...(found.length < limit || last === undefined ? {} : { next: last.id }) });
    },
  },
  { method: "GET", path: "messages/*", answer: (call, parts) => json(messageJson(messageOf(call, parts))) },
  {
    method: "GET",
    path: "messages/*/body",
    answer: (call, parts) => ({
      status: 200,
      headers: { "content-type": "text/plain; charset=utf-8", "content-disposition": "inline" },
      body: bodyOf(call, parts),
    }),
  },
  {
    method: "GET",
    path: "messages/*/page",
    answer: (call, parts) => shownMessage(messageOf(call, parts), bodyOf(call, parts)),
  },
  {
    method: "GET",
    path: "messages/*/report",
    answer(call, parts) {
      const { kind, valid, issues } = validateMessage(bodyOf(call, parts), { now: parts.sandbox.time.now() });
      return json({ kind, valid, issues } satisfies ReportJson);
    },
  },
  {
    method: "POST",
    path: "messages/*/resend",
    answer: async (call, parts) =>
      json(messageJson(await parts.sandbox.messages.resend(messageOf(call, parts).id)), 201),
  },
  {
    method: "GET",
    path: "wait",
    answer: async ({ query, signal }, { sandbox }) =>
      json(
        messageJson(
          await sandbox.messages.waitFor({ ...filterOf(query), timeoutMs: wholeOf(query, "timeoutMs", wait), signal }),
        ),
      ),
  },
  {
    method: "DELETE",
    path: "messages",
    answer({ query }, { sandbox, live, example, runs }) {
      const run = query.get("run");
      const cleared = sandbox.messages.clear(run === null ? {} : { run });
      example.forget(run ?? undefined);
      if (run === null) runs.clear();
      else runs.delete(run);
      live.tell({ type: "cleared" });
      return json({ cleared });
    },
  },
];

function messageOf({ parts: [id = ""] }: Call, { sandbox }: PageParts): SandboxMessage {
  const message = sandbox.messages.get(id);
  if (message === undefined) throw new RefusedError(404, "unknown-id", "The sandbox holds no message with this id.");
  return message;
}

function bodyOf(call: Call, parts: PageParts): Uint8Array {
  const body = parts.sandbox.messages.body(messageOf(call, parts).id);
  if (body === undefined) throw new RefusedError(404, "no-body", "The sandbox holds no content of this message.");
  return body;
}
