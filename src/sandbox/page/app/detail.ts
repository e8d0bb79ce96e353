import type { DeliveryJson, MessageJson } from "../shapes.js";
import { act, ApiError, call } from "./api.js";
import { fill, h } from "./dom.js";
import { framed } from "./framed.js";
import { tag } from "./message-row.js";
import type { MessagesHeld } from "./messages-held.js";
import { journey, timeline } from "./timeline.js";
import { addressOf, go, state, type State } from "./state.js";
import { treeOf } from "./tree.js";
import { deliveryStates, messageStates, timeOf } from "./words.js";
import { xmlOf } from "./xml-view.js";

export interface Detail {
  readonly element: HTMLElement;
  update(state: State): void;
  /** These messages have changed. */
  messagesChanged(ids: readonly string[]): void;
  /** What is held, such as deliveries, has changed. */
  heldChanged(): void;
}

const tabs: Readonly<Record<State["tab"], string>> = {
  timeline: "Timeline",
  page: "What it says",
  tree: "Tree",
  xml: "XML and issues",
};

/** The message that is open, or the example sender's delivery that has no message yet. */
export function detail(held: MessagesHeld): Detail {
  const head = h("div", { class: "head" });
  const tabBar = h("div", { class: "tabs", role: "tablist", "aria-label": "Ways to look at the message" });
  const panel = h("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: 0 });
  const nothing = h(
    "div",
    { class: "empty" },
    h("p", {}, "Open a message to see where it is, what it says, and what came back."),
  );
  const element = h("div", { class: "detail" }, nothing, head, tabBar, panel);
  let message: MessageJson | undefined;
  let drawn = "";
  let isLooking = false;
  let isStale = false;

  const draw = (): void => {
    const { id, delivery: deliveryId, tab } = state();
    const delivery = message === undefined ? held.delivery(deliveryId) : held.deliveryOf(message);
    const isOpen = (id !== "" && message !== undefined) || (deliveryId !== "" && delivery !== undefined);
    nothing.hidden = isOpen;
    for (const one of [head, tabBar, panel]) one.hidden = !isOpen;
    if (!isOpen) return;
    fill(head, headOf(message, delivery));
    fill(tabBar, message === undefined ? [] : tabLinks(tab));
    tabBar.hidden = message === undefined;
    panel.setAttribute("aria-labelledby", `tab-${tab}`);
    const now = `${message?.id ?? deliveryId} ${tab}`;
    if (message === undefined || tab === "timeline") {
      fill(panel, journey(message, delivery), timeline(message, delivery, lookAgain));
    } else if (now !== drawn) {
      if (tab === "page") fill(panel, framed(message));
      else fill(panel, tab === "tree" ? treeOf(message) : xmlOf(message));
    }
    if (now !== drawn) panel.scrollTop = 0;
    drawn = now;
  };
  const look = async (): Promise<void> => {
    const { id } = state();
    if (isLooking) {
      isStale = true;
      return;
    }
    isLooking = true;
    try {
      const found = id === "" ? undefined : await call<MessageJson>(`messages/${encodeURIComponent(id)}`);
      if (id === state().id) message = found;
    } catch (error) {
      message = undefined;
      if (id === state().id)
        fill(nothing, h("p", {}, error instanceof ApiError ? error.message : "This cannot be shown."));
    } finally {
      isLooking = false;
    }
    draw();
    if (isStale || (message?.id ?? "") !== state().id.toUpperCase()) {
      const again = isStale || id !== state().id;
      isStale = false;
      if (again) await look();
    }
  };
  const lookAgain = (): void => act(() => look().then(() => undefined));
  tabBar.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const names = Object.keys(tabs) as State["tab"][];
    const next = names[(names.indexOf(state().tab) + step + names.length) % names.length] ?? "timeline";
    go({ tab: next }, { replace: true });
    document.getElementById(`tab-${next}`)?.focus();
  });
  return {
    element,
    update(now) {
      if (message?.id !== now.id) message = undefined;
      if (now.id === "") draw();
      else if (message === undefined) lookAgain();
      else draw();
    },
    messagesChanged(ids) {
      if (ids.includes(state().id)) lookAgain();
    },
    heldChanged() {
      const { delivery } = state();
      const [messageId] = held.delivery(delivery)?.messageIds ?? [];
      // What was in the queue has become a message.
      if (messageId !== undefined) go({ id: messageId, delivery: "" }, { replace: true });
      else if (state().tab === "timeline" || message === undefined) draw();
      else fill(head, headOf(message, held.deliveryOf(message)));
    },
  };
}

function tabLinks(open: State["tab"]): readonly HTMLElement[] {
  return Object.entries(tabs).map(([name, title]) =>
    h(
      "a",
      {
        ...{ id: `tab-${name}`, role: "tab", "data-go": true, "aria-controls": "panel" },
        href: addressOf({ tab: name as State["tab"] }),
        "aria-selected": name === open ? "true" : "false",
        tabindex: name === open ? 0 : -1,
      },
      title,
    ),
  );
}

function headOf(message: MessageJson | undefined, delivery: DeliveryJson | undefined): HTMLElement {
  const title =
    message?.service ??
    delivery?.service ??
    (message?.kind === "acknowledgement"
      ? "Acknowledgement"
      : message?.kind === "report"
        ? "Report of MESH"
        : "Message");
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Patient", message?.patient ?? delivery?.patient],
    ["MESH id", message?.id],
    ["From", message?.from === "" ? undefined : message?.from],
    ["Practice", message?.practice],
    ["Sent", message === undefined ? undefined : timeOf(message.at)],
    ["Test run", message?.run === "" ? undefined : message?.run],
    ["Document", message?.documentId],
  ];
  return h(
    "div",
    {},
    h(
      "div",
      { class: "line" },
      h("h2", {}, title),
      h(
        "span",
        { class: "tags" },
        message?.state === undefined ? undefined : tag(messageStates[message.state]),
        delivery !== undefined &&
          (message === undefined || delivery.state === "overdue" || delivery.state === "sent-by-fallback")
          ? tag(deliveryStates[delivery.state])
          : undefined,
      ),
    ),
    h(
      "dl",
      { class: "facts" },
      facts.map(([name, value]) =>
        value === undefined ? undefined : h("div", {}, h("dt", {}, name), h("dd", {}, value)),
      ),
    ),
  );
}
