import { act } from "./api.js";
import { detail } from "./detail.js";
import { fill, h } from "./dom.js";
import { filters } from "./filters.js";
import { listen } from "./live.js";
import type { View } from "./view.js";
import { messageRow, rowKey } from "./message-row.js";
import { MessagesHeld } from "./messages-held.js";
import { lookAgain } from "./sandbox-now.js";
import { addressOf, state, type State } from "./state.js";
import { toolbar } from "./toolbar.js";
import { virtualList } from "./virtual-list.js";
import { counted } from "./words.js";

/** As the style sheet has it. Pixels. */
const rowHeight = 68;

/** The list of messages, and beside it the one that is open. */
export function messagesView(): View {
  const held = new MessagesHeld({ changed: draw });
  const open = detail(held);
  const shown = filters();
  const count = h("p", { class: "count", role: "status" });
  const list = virtualList({
    label: "Messages, newest first",
    rowHeight,
    count: () => held.count,
    row: (place) => messageRow(held.at(place)),
    key: (place) => rowKey(held.at(place)),
  });
  const empty = h(
    "div",
    { class: "empty" },
    h("h2", {}, "No messages yet"),
    h(
      "p",
      {},
      "Send the example above, or point your own software at this sandbox: ",
      h("code", {}, "npx update-record sandbox --help"),
      " says how.",
    ),
  );
  const none = h(
    "div",
    { class: "empty" },
    h("p", {}, "No message fits the filter."),
    h("a", { href: "/", "data-go": true }, "Show all messages"),
  );
  const back = h("a", { class: "back", "data-go": true }, "Back to the list");
  const element = h(
    "div",
    { class: "messages" },
    h("h1", { class: "unseen" }, "Messages"),
    toolbar(),
    h("section", { class: "column", "aria-label": "List" }, shown.element, count, empty, none, list.element),
    h("section", { class: "column open", "aria-label": "The open message" }, back, open.element),
  );

  function draw(): void {
    const { count: rows, messageCount, isLoading } = held;
    const isFiltered = addressOf({ view: "messages", id: "", delivery: "", tab: "timeline" }) !== "/";
    fill(count, isLoading ? `${counted(messageCount, "message")}, more are loading` : counted(messageCount, "message"));
    empty.hidden = rows > 0 || isFiltered;
    none.hidden = rows > 0 || !isFiltered;
    list.element.hidden = rows === 0;
    list.refresh();
    open.heldChanged();
  }

  const load = (): void => {
    const query = filterQuery(state());
    const reload = (): void => act(() => held.load(query).then(() => undefined));
    listen(
      query,
      (change) => {
        if (change.type === "settings") act(() => lookAgain().then(() => undefined));
        else if (change.type === "cleared") {
          reload();
          act(() => lookAgain().then(() => undefined));
        } else {
          held.take(change);
          if (change.type === "messages")
            open.messagesChanged(change.messages.flatMap(({ id, answerTo }) => [id, answerTo ?? id]));
        }
      },
      reload,
    );
    reload();
  };
  let loaded: string | undefined;
  return {
    element,
    title: "Messages",
    update(now) {
      shown.update(now);
      element.dataset["open"] = String(now.id !== "" || now.delivery !== "");
      back.href = addressOf({ id: "", delivery: "", tab: "timeline" });
      const query = filterQuery(now).toString();
      if (query !== loaded) load();
      loaded = query;
      open.update(now);
      list.refresh();
    },
  };
}

/** The filter as the API takes it. Only what belongs to a practice has a state. */
function filterQuery({ run, kind, state: reached, text }: State): URLSearchParams {
  const query = new URLSearchParams();
  if (run !== "") query.set("run", run);
  if (kind !== "all") query.set("kind", kind);
  if (reached !== "") query.set("state", reached);
  if (text.trim() !== "") query.set("text", text.trim());
  return query;
}
