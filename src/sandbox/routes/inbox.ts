import { randomUUID } from "node:crypto";
import type { FieldFault } from "./error-bodies.js";
import { json, refuseFields, v2MediaType, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** Number of ids on a page: least, default and most (ME-07). */
const pages = { fewest: 10, usual: 500, most: 5000 } as const;

/** Lists the waiting messages in pages, oldest first (ME-07). v1 gets one page of 500 and no links. */
export function inboxRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const size = pageSize(request.query.get("max_results"));
  if (typeof size !== "number") return refuseFields([size]);
  const after = placeOf(request.query.get("continue_from"));
  if (typeof after !== "number") return refuseFields([after]);
  const fits = workflowFilter(request.query.get("workflow_filter"));
  const waiting = mesh.store.waitingIn(request.mailboxId).filter(({ workflowId }) => fits(workflowId));
  if (!request.v2) return json(200, { messages: waiting.slice(0, pages.usual).map(({ id }) => id) });
  const rest = waiting.filter(({ sequence }) => sequence > after);
  const page = rest.slice(0, size);
  const links = {
    self: link(request, {}),
    ...(rest.length > page.length ? { next: link(request, { continue_from: placeAfter(page.at(-1)?.sequence) }) } : {}),
  };
  return json(200, { messages: page.map(({ id }) => id), links, approx_inbox_count: waiting.length }, v2MediaType);
}

/** The number of waiting messages (ME-07). */
export function countRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const count = mesh.store.waitingIn(request.mailboxId).length;
  return json(200, request.v2 ? { count } : { count, internalID: randomUUID(), allResultsIncluded: true });
}

function pageSize(text: string | null): number | FieldFault {
  if (text === null) return pages.usual;
  const loc = ["query", "max_results"] as const;
  if (!/^\d+$/.test(text)) return { type: "int_parsing", loc, msg: "Input should be a valid integer" };
  const size = Number(text);
  if (size < pages.fewest)
    return { type: "greater_than_equal", loc, msg: `Input should be greater than or equal to ${pages.fewest}` };
  if (size > pages.most)
    return { type: "less_than_equal", loc, msg: `Input should be less than or equal to ${pages.most}` };
  return size;
}

/** A place in the list, as an opaque text of at least 24 characters. */
function placeAfter(sequence = 0): string {
  return Buffer.from(`sandbox:after:${String(sequence).padStart(12, "0")}`).toString("base64url");
}

function placeOf(word: string | null): number | FieldFault {
  if (word === null) return 0;
  const sequence = /^sandbox:after:(\d{12})$/.exec(Buffer.from(word, "base64url").toString())?.[1];
  return sequence === undefined
    ? { type: "value_error", loc: ["query", "continue_from"], msg: "Unknown continue_from" }
    : Number(sequence);
}

function link(request: MeshRequest, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(request.query);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? request.path : `${request.path}?${query.toString()}`;
}

/** `X`, `!X`, `X*`, `*X*`, `!*X*`: equal, begins with, contains, and their opposites. */
function workflowFilter(text: string | null): (workflowId: string) => boolean {
  if (text === null) return () => true;
  const negative = text.startsWith("!");
  const words = (negative ? text.slice(1) : text).split("*").map((word) => word.replaceAll(/[^\w]/g, "\\$&"));
  const pattern = new RegExp(`^${words.join(".*")}$`);
  return (workflowId) => pattern.test(workflowId) !== negative;
}
