import type { ChangeJson } from "../shapes.js";
import { byId, h, fill } from "./dom.js";

let source: EventSource | undefined;

/** Listens to what changes, of the messages that fit a filter. Whatever was listened to before ends. */
export function listen(query: URLSearchParams, take: (change: ChangeJson) => void, again: () => void): void {
  source?.close();
  let wasOpen = false;
  const events = new EventSource(`/api/events?${query.toString()}`);
  source = events;
  events.addEventListener("open", () => {
    show(true);
    // What happened while nobody listened is not told again.
    if (wasOpen) again();
    wasOpen = true;
  });
  events.addEventListener("error", () => {
    show(false);
  });
  events.addEventListener("change", (event) => {
    take(JSON.parse(String(event.data)) as ChangeJson);
  });
}

function show(isLive: boolean): void {
  fill(
    byId("live"),
    h("span", { class: isLive ? "dot on" : "dot", "aria-hidden": "true" }),
    isLive ? "Live" : "Not connected",
  );
}
