import type { Fault, FaultEffect, SandboxOperation } from "../../faults/fault.js";
import type { SandboxJson } from "../shapes.js";
import { act, call } from "./api.js";
import { choice, fill, h, labelled } from "./dom.js";
import { lookAgain } from "./sandbox-now.js";
import { state } from "./state.js";

const operations: readonly (readonly [value: "" | SandboxOperation, text: string])[] = [
  ["send", "Sending a message"],
  ["list", "Listing the inbox"],
  ["download", "Downloading a message"],
  ["acknowledge", "Acknowledging a message to MESH"],
  ["handshake", "Handshake"],
  ["track", "Tracking"],
  ["", "Any request"],
];

type Kind = Extract<FaultEffect, string> | "status" | "latency" | "arrival";

/** What goes wrong, and what its number means where it has one. */
const effects: Readonly<Record<Kind, { readonly words: string; readonly number?: string; readonly usual?: number }>> = {
  status: { words: "MESH answers with an error status", number: "Status", usual: 503 },
  "cut-before": { words: "Connection cut: nothing was done" },
  "cut-after": { words: "Connection cut: it was done" },
  "cut-during": { words: "Connection cut while sending" },
  latency: { words: "MESH answers late", number: "Milliseconds", usual: 3000 },
  arrival: { words: "The practice gets it late", number: "Milliseconds", usual: 3000 },
  truncate: { words: "The answer ends too early" },
  "false-gzip": { words: "The answer is no gzip, but says so" },
  duplicate: { words: "It happens twice" },
  reorder: { words: "Answers come in the other order" },
};

/** Faults on demand: added, listed, taken away. */
export function faultsCard(): { readonly element: HTMLElement; draw(sandbox: SandboxJson): void } {
  const list = h("ul", { class: "faults" });
  let drawn = "";
  const operation = choice(operations, "send", { name: "operation" });
  const effect = choice(
    Object.entries(effects).map(([value, { words }]) => [value, words] as const),
    "status",
    { name: "effect" },
  );
  const number = h("input", { type: "number", name: "number", min: 1, value: 503, required: true });
  const numbered = labelled("Status", number);
  const when = choice(
    [
      ["at", "At one request"],
      ["probability", "By probability"],
    ],
    "at",
    { name: "when" },
  );
  const at = h("input", { type: "number", name: "at", min: 1, max: 1_000_000, value: 1, required: true });
  const percent = h("input", { type: "number", name: "percent", min: 1, max: 100, value: 10, required: true });
  const exactly = labelled("Which one from now (1 is the next)", at);
  const likely = labelled("Of all such requests, per cent", percent);
  const show = (): void => {
    const row = effects[effect.value as Kind];
    numbered.hidden = row.number === undefined;
    fill(numbered.firstElementChild ?? numbered, row.number ?? "");
    exactly.hidden = when.value !== "at";
    likely.hidden = when.value === "at";
  };
  effect.addEventListener("change", () => {
    number.value = String(effects[effect.value as Kind].usual ?? 1);
    show();
  });
  when.addEventListener("change", show);
  show();
  const add = (event: Event): void => {
    event.preventDefault();
    const { run } = state();
    const fault: Fault = {
      ...(operation.value === "" ? {} : { operation: operation.value as SandboxOperation }),
      ...(run === "" ? {} : { run }),
      ...(when.value === "at" ? { at: Number(at.value) } : { probability: Number(percent.value) / 100 }),
      does: effectOf(effect.value as Kind, Number(number.value)),
    };
    act(async () => {
      await call("faults", "POST", fault);
      await lookAgain();
      return "The fault is set.";
    });
  };
  const element = h(
    "section",
    { class: "card" },
    h("h2", {}, "Faults"),
    h("p", { class: "quiet" }, "What goes wrong between a sender and MESH, at an exact request or by chance."),
    h(
      "form",
      { class: "fields", "aria-label": "Add a fault", submit: add },
      labelled("At what", operation),
      labelled("What happens", effect, "field wide"),
      numbered,
      labelled("When", when),
      exactly,
      likely,
      h("button", { class: "primary" }, "Add the fault"),
    ),
    list,
  );
  return {
    element,
    draw({ faults }) {
      // What has not changed stays, and with it the focus.
      const now = JSON.stringify(faults);
      if (now === drawn) return;
      drawn = now;
      fill(
        list,
        faults.length === 0
          ? h("li", { class: "quiet" }, "Nothing goes wrong.")
          : faults.map(({ id, fault, matched, struck }) =>
              h(
                "li",
                {},
                h(
                  "span",
                  {},
                  wordsOf(fault),
                  h("span", { class: "quiet" }, ` ${matched} such requests so far, ${struck} of them hit`),
                ),
                h("button", { type: "button", class: "small", click: () => remove(id) }, "Remove"),
              ),
            ),
      );
    },
  };
}

function effectOf(kind: Kind, number: number): FaultEffect {
  if (kind === "status") return { status: number };
  if (kind === "latency") return { latencyMs: number };
  return kind === "arrival" ? { arrivalDelayMs: number } : kind;
}

function wordsOf({ operation, does, at, probability, run }: Fault): string {
  const what = operations.find(([value]) => value === (operation ?? ""))?.[1] ?? String(operation);
  const which =
    probability === undefined
      ? `request ${at ?? 1} from when it was set`
      : `${Math.round(probability * 100)} % of requests`;
  return `${what}, ${which}: ${effectWords(does)}.${run === undefined || run === "" ? "" : ` Run ${run} only.`}`;
}

function effectWords(does: FaultEffect): string {
  if (typeof does === "string") return effects[does].words.toLowerCase();
  if ("status" in does) return `status ${does.status}`;
  return "latencyMs" in does
    ? `answered ${does.latencyMs} ms late`
    : `reaches the practice ${does.arrivalDelayMs} ms late`;
}

function remove(id: string): void {
  act(async () => {
    await call(`faults/${id}`, "DELETE").finally(lookAgain);
    return "The fault is gone.";
  });
}
