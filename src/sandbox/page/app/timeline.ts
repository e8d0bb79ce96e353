import type { DeliveryState } from "../../../delivery/states.js";
import type { DeliveryJson, Json, MessageJson } from "../shapes.js";
import type { SandboxStep, SandboxStepType } from "../../messages/message.js";
import { act, call } from "./api.js";
import { h } from "./dom.js";
import { addressOf } from "./state.js";
import { counted, deliveryStates, messageStates, timeOf } from "./words.js";

/** One line of a timeline: of the sandbox, or of the example sender. */
interface Line {
  readonly at: string;
  readonly who: "Sender" | "MESH" | "Practice";
  readonly words: string;
  readonly code?: string | undefined;
  readonly tone: string;
  /** The answer that can be sent again. */
  readonly answerId?: string | undefined;
}

const tones: Readonly<Record<SandboxStepType, Pick<Line, "who" | "tone">>> = {
  taken: { who: "MESH", tone: "calm" },
  "reached-practice": { who: "Practice", tone: "calm" },
  "infrastructure-acknowledgement": { who: "Practice", tone: "calm" },
  "business-acknowledgement": { who: "Practice", tone: "good" },
  report: { who: "MESH", tone: "bad" },
  downloaded: { who: "Sender", tone: "plain" },
  acknowledged: { who: "Sender", tone: "plain" },
  silent: { who: "Practice", tone: "warn" },
  fault: { who: "MESH", tone: "warn" },
};

const answers: readonly SandboxStepType[] = ["infrastructure-acknowledgement", "business-acknowledgement", "report"];

/** Everything that happened to a message, oldest first: what the sandbox saw, and what the example sender did. */
export function timeline(
  message: MessageJson | undefined,
  delivery: DeliveryJson | undefined,
  changed: () => void,
): HTMLElement {
  const lines = [...(message?.steps ?? []).map(stepLine), ...senderLines(delivery)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
  return h(
    "div",
    {},
    message === undefined ? undefined : actions(message, changed),
    attention(delivery),
    h("h3", {}, "What happened"),
    h(
      "ol",
      { class: "timeline" },
      lines.map((line) => item(line, changed)),
    ),
  );
}

function stepLine({ at, step, words, code, messageId }: Json<SandboxStep>): Line {
  const isRefusal =
    answers.includes(step) && code !== undefined && !["20013", "30001", "30004", "20007", "20008"].includes(code);
  return {
    ...{ at, words, code },
    ...tones[step],
    ...(isRefusal ? { tone: "bad" } : {}),
    ...(answers.includes(step) && messageId !== undefined ? { answerId: messageId } : {}),
  };
}

/** What the example sender's outbox says. What the sandbox says anyway is left out. */
const said: Readonly<Partial<Record<DeliveryState, string>>> = {
  queued: "Queued: the message is stored, and waits to be sent",
  sending: "A request to MESH is under way",
  "outcome-unknown": "No answer of MESH: it may have the message, so the same bytes go again",
  refused: "MESH will not take this message",
  sent: "The sender knows: MESH has taken the message",
  received: "The sender knows: the practice's system has the message",
  "patient-matched": "The sender knows: the practice has found the patient",
  rejected: "The sender knows: the practice has rejected the message",
  "switched-off": "The sender knows: the practice does not take Update Record",
  undeliverable: "The sender knows: MESH could not deliver the message",
  overdue: "An acknowledgement did not come in time: a person is told",
  "sent-by-fallback": "The consultation went to the practice another way, as a PDF",
};

function senderLines(delivery: DeliveryJson | undefined): readonly Line[] {
  return (delivery?.steps ?? []).flatMap(({ at, state, reason }): readonly Line[] => {
    if (reason === "fallback-began") return [];
    const code = /\d/.test(reason) ? reason : undefined;
    return [
      { at, who: "Sender", words: said[state] ?? deliveryStates[state].words, code, tone: deliveryStates[state].tone },
    ];
  });
}

function item({ at, who, words, code, tone, answerId }: Line, changed: () => void): HTMLElement {
  return h(
    "li",
    { class: tone },
    h("time", { datetime: at }, timeOf(at)),
    h("span", { class: "who" }, who),
    h("span", { class: "words" }, words, code === undefined || words.includes(code) ? undefined : h("code", {}, code)),
    answerId === undefined
      ? undefined
      : h(
          "span",
          { class: "buttons" },
          h("a", { href: addressOf({ id: answerId, delivery: "", tab: "page" }), "data-go": true }, "Open the answer"),
          h(
            "button",
            {
              type: "button",
              class: "small",
              click: () => resend(answerId, "The answer is in the sender's inbox once more.", changed),
            },
            "Send it again",
          ),
        ),
  );
}

function resend(id: string, words: string, changed: () => void): void {
  act(async () => {
    await call(`messages/${id}/resend`, "POST");
    changed();
    return words;
  });
}

function actions(message: MessageJson, changed: () => void): HTMLElement | undefined {
  const { kind, id, answerTo } = message;
  if (kind === "update-record")
    return h(
      "p",
      { class: "buttons" },
      h(
        "button",
        { type: "button", click: () => resend(id, "The practice gets the message once more.", changed) },
        "Send the message again",
      ),
    );
  return h(
    "p",
    { class: "buttons" },
    answerTo === undefined
      ? undefined
      : h(
          "a",
          { href: addressOf({ id: answerTo, tab: "timeline" }), "data-go": true },
          "Open the message that it answers",
        ),
    h(
      "button",
      { type: "button", click: () => resend(id, "The answer is in the sender's inbox once more.", changed) },
      "Send it again",
    ),
  );
}

function attention(delivery: DeliveryJson | undefined): HTMLElement | undefined {
  if (delivery === undefined) return undefined;
  const { attention: open, fallback, id } = delivery;
  if (open.length === 0 && fallback === undefined) return undefined;
  return h(
    "div",
    { class: "callouts" },
    fallback === undefined
      ? undefined
      : h(
          "div",
          { class: "callout calm" },
          h(
            "p",
            {},
            h("strong", {}, "Sent to the practice another way. "),
            `At ${timeOf(fallback.at)} a PDF went to ${fallback.to} (not really: the sandbox keeps it).`,
          ),
          h(
            "a",
            { href: `/api/deliveries/${id}/document`, download: "consultation.pdf" },
            `Save the PDF, ${counted(Math.ceil(fallback.bytes / 1024), "kilobyte")}`,
          ),
        ),
    open.map(({ text }) =>
      h("div", { class: "callout warn" }, h("p", {}, h("strong", {}, "A person is told: "), text)),
    ),
  );
}

/** One of the four places of the journey. */
interface Stop {
  readonly name: string;
  readonly detail: string;
  readonly look: "done" | "now" | "bad" | "open";
}

/**
 * Queued, sent, received, patient matched: how far it is, with both acknowledgements. A place that it did not reach has
 * the name of what happened instead: "Patient matched" beside a rejection would say the opposite.
 */
export function journey(message: MessageJson | undefined, delivery: DeliveryJson | undefined): HTMLElement | undefined {
  if (message !== undefined && message.kind !== "update-record") return undefined;
  const codeOf = (step: SandboxStepType): string | undefined => message?.steps.find((one) => one.step === step)?.code;
  const infrastructure = codeOf("infrastructure-acknowledgement");
  const business = codeOf("business-acknowledgement");
  const reached = message?.state;
  const ended =
    reached === "rejected" || reached === "switched-off" || reached === "undeliverable" || reached === "unanswered";
  const isReceived = infrastructure === "20013" || business !== undefined;
  const stops: readonly Stop[] = [
    {
      name: "Queued",
      detail: delivery === undefined ? "by its sender" : timeOf(delivery.createdAt),
      look: message === undefined ? "now" : "done",
    },
    {
      name: "Sent",
      detail: message === undefined ? "" : timeOf(message.at),
      look: message === undefined ? "open" : "done",
    },
    {
      name: "Received",
      detail:
        infrastructure === undefined
          ? isReceived
            ? "no infrastructure acknowledgement"
            : ""
          : `Infrastructure acknowledgement ${infrastructure}`,
      look: isReceived ? "done" : ended ? "bad" : message === undefined ? "open" : "now",
    },
    {
      name: "Patient matched",
      detail: business === undefined ? "" : `Business acknowledgement ${business}`,
      look: reached === "patient-matched" ? "done" : isReceived && ended ? "bad" : isReceived ? "now" : "open",
    },
  ];
  const words = { done: "done", now: "next", bad: "stopped here", open: "not yet" };
  return h(
    "ol",
    { class: "journey", "aria-label": "How far the message is" },
    stops.map(({ name, detail, look }) =>
      h(
        "li",
        { class: look },
        h("span", { class: "mark", "aria-hidden": "true" }),
        h("strong", {}, look === "bad" && reached !== undefined ? messageStates[reached].words : name),
        h("span", { class: "unseen" }, `: ${words[look]}. `),
        h("span", { class: "quiet" }, detail),
      ),
    ),
  );
}
