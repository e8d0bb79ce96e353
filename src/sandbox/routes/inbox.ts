import { randomUUID } from "node:crypto";
import { workflowFilter } from "../../transport/workflow-filter.js";
import type { FieldFault } from "./error-bodies.js";
import { json, refuseFields, v2MediaType, type Mesh, type MeshAnswer, type MeshRequest } from "./exchange.js";

/** Number of ids on a page: least, default and most (ME-07). */
const pages = { fewest: 10, usual: 500, most: 5000 } as const;

/** Number of characters of a filter. */
const filterLength = { fewest: 2, most: 255 } as const;

/** Lists the waiting messages in pages, oldest first (ME-07). v1 gets one page of 500 and no links. */
export function inboxRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const size = pageSize(request.query.get("max_results"));
  if (typeof size !== "number") return refuseFields([size]);
  const after = placeOf(request.query.get("continue_from"));
  if (typeof after !== "number") return refuseFields([after]);
  const filter = request.query.get("workflow_filter");
  const unfit = filter === null ? undefined : filterFault(filter);
  if (unfit !== undefined) return refuseFields([unfit]);
  const inbox = mesh.store.inboxOf(request);
  const fits = filter === null ? undefined : workflowFilter(filter);
  if (!request.v2) return json(200, { messages: listed(inbox.after(0, pages.usual, fits), request) });
  const found = inbox.after(after, size + 1, fits);
  const page = found.slice(0, size);
  const links = {
    self: link(request, {}),
    ...(found.length > size ? { next: link(request, { continue_from: placeAfter(page.at(-1)?.place) }) } : {}),
  };
  return json(200, { messages: listed(page, request), links, approx_inbox_count: inbox.size }, v2MediaType);
}

/** The ids of a page, as a fault of this request wants them. */
function listed(page: readonly { readonly id: string }[], { effect }: MeshRequest): readonly string[] {
  const ids = page.map(({ id }) => id);
  if (effect === "duplicate") return ids.flatMap((id) => [id, id]);
  return effect === "reorder" ? [...ids.slice(0, 2).reverse(), ...ids.slice(2)] : ids;
}

/** The number of waiting messages (ME-07). */
export function countRoute(request: MeshRequest, mesh: Mesh): MeshAnswer {
  const count = mesh.store.inboxOf(request).size;
  return json(200, request.v2 ? { count } : { count, internalID: randomUUID(), allResultsIncluded: true });
}

function filterFault({ length }: string): FieldFault | undefined {
  const loc = ["query", "workflow_filter"] as const;
  const { fewest, most } = filterLength;
  if (length < fewest)
    return { type: "string_too_short", loc, msg: `String should have at least ${fewest} characters` };
  if (length > most) return { type: "string_too_long", loc, msg: `String should have at most ${most} characters` };
  return undefined;
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
function placeAfter(place = 0): string {
  return Buffer.from(`sandbox:after:${String(place).padStart(12, "0")}`).toString("base64url");
}

function placeOf(word: string | null): number | FieldFault {
  if (word === null) return 0;
  const place = /^sandbox:after:(\d{12})$/.exec(Buffer.from(word, "base64url").toString())?.[1];
  return place === undefined
    ? { type: "value_error", loc: ["query", "continue_from"], msg: "Unknown continue_from" }
    : Number(place);
}

function link(request: MeshRequest, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(request.query);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? request.path : `${request.path}?${query.toString()}`;
}
