import { h } from "./dom.js";
import type { Row } from "./messages-held.js";
import { addressOf, state } from "./state.js";
import { deliveryStates, messageStates, timeOf, type StateLook } from "./words.js";

const kinds = {
  "update-record": "Message",
  acknowledgement: "Acknowledgement",
  report: "Report of MESH",
  other: "Other message",
};

export function tag({ words, tone }: StateLook): HTMLElement {
  return h("span", { class: `tag ${tone}` }, words);
}

/** Tells contents of a row apart. The address is one: a link carries the filter. */
export function rowKey(row: Row | undefined): string {
  if (row === undefined) return "";
  const { id, delivery } = state();
  const address = addressOf({ id: "", delivery: "", tab: "timeline" });
  if (row.type === "delivery")
    return [row.delivery.id, row.delivery.state, delivery === row.delivery.id, address].join(" ");
  const { message } = row;
  const { state: reached, answerCount, practice } = message;
  return [message.id, reached, answerCount, practice, row.delivery?.state, id === message.id, address].join(" ");
}

/** A row of the list: a link that opens it. */
export function messageRow(row: Row | undefined): HTMLAnchorElement {
  if (row === undefined) return h("a", { href: "/" });
  if (row.type === "delivery") {
    const { id, service, patient, createdAt, state: reached, run } = row.delivery;
    return rowLink(
      { href: addressOf({ id: "", delivery: id, tab: "timeline" }), isOpen: state().delivery === id },
      {
        title: service,
        who: patient,
        tags: [deliveryStates[reached]],
        facts: [timeOf(createdAt), "in the sender's queue"],
        run,
      },
    );
  }
  const { message, delivery } = row;
  const { id, kind, service, patient, at, practice, from, to, run, state: reached } = message;
  return rowLink(
    { href: addressOf({ id, delivery: "", tab: "timeline" }), isOpen: state().id === id },
    {
      title: service ?? kinds[kind],
      who: patient ?? "",
      tags: [
        ...(reached === undefined ? [] : [messageStates[reached]]),
        ...(delivery?.state === "overdue" || delivery?.state === "sent-by-fallback"
          ? [deliveryStates[delivery.state]]
          : []),
      ],
      facts: [
        timeOf(at),
        kind === "update-record" ? `${from} to ${practice ?? "nobody yet"}` : `to ${to}`,
        id.slice(0, 8),
      ],
      run,
    },
  );
}

interface Shown {
  readonly title: string;
  readonly who: string;
  readonly tags: readonly StateLook[];
  readonly facts: readonly string[];
  readonly run: string;
}

function rowLink(
  { href, isOpen }: { readonly href: string; readonly isOpen: boolean },
  { title, who, tags, facts, run }: Shown,
): HTMLAnchorElement {
  return h(
    "a",
    { href, "data-go": true, "aria-current": isOpen ? "true" : undefined },
    h("span", { class: "line" }, h("span", { class: "title" }, title), h("span", { class: "tags" }, tags.map(tag))),
    h(
      "span",
      { class: "line quiet" },
      h("span", { class: "title" }, [...(who === "" ? [] : [who]), ...facts].join(" · ")),
      run === "" ? undefined : h("span", { class: "run" }, `run ${run}`),
    ),
  );
}
