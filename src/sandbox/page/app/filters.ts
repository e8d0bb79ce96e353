import { act, call } from "./api.js";
import { choice, fill, h, labelled } from "./dom.js";
import { confirmed } from "./confirmed.js";
import { onSandbox, sandboxNow } from "./sandbox-now.js";
import { go, state, type State } from "./state.js";
import { messageStates } from "./words.js";

const kinds: readonly (readonly [value: string, text: string])[] = [
  ["update-record", "Messages"],
  ["acknowledgement", "Acknowledgements"],
  ["report", "MESH reports"],
  ["all", "Everything"],
];

/** How long somebody may pause while typing before the list follows, in milliseconds. */
const typingMs = 150;

export interface Filters {
  readonly element: HTMLElement;
  update(state: State): void;
}

/** Search and filters. They are in the address, so a link carries them. */
export function filters(): Filters {
  const text = h("input", { type: "search", name: "text", autocomplete: "off", placeholder: "Patient, service, id" });
  const runs = h("datalist", { id: "runs" });
  const run = h("input", {
    name: "run",
    list: "runs",
    autocomplete: "off",
    placeholder: "All runs",
    pattern: "[A-Za-z0-9._\\-]{1,64}",
  });
  const kind = choice(kinds, state().kind, { name: "kind" });
  const states = Object.entries(messageStates).map(([value, { words }]) => [value, words] as const);
  const reached = choice([["", "Any"], ...states], state().state, { name: "state" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const typed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (run.validity.valid) go({ text: text.value, run: run.value }, { replace: true });
    }, typingMs);
  };
  text.addEventListener("input", typed);
  run.addEventListener("input", typed);
  kind.addEventListener("change", () => go({ kind: kind.value }));
  reached.addEventListener("change", () => go({ state: reached.value }));
  onSandbox(() =>
    fill(
      runs,
      sandboxNow().runs.map((value) => h("option", { value })),
    ),
  );
  fill(
    runs,
    sandboxNow().runs.map((value) => h("option", { value })),
  );
  const element = h(
    "form",
    {
      class: "filters",
      role: "search",
      "aria-label": "Filter the messages",
      submit: (event) => event.preventDefault(),
    },
    labelled("Search", text, "field wide"),
    labelled("Kind", kind),
    labelled("State", reached),
    labelled("Test run", run),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", click: copyLink }, "Copy link"),
      h("button", { type: "button", class: "quiet", click: clear }, "Clear messages"),
      runs,
    ),
  );
  return {
    element,
    update(now) {
      for (const [field, value] of [
        [text, now.text],
        [run, now.run],
        [kind, now.kind],
        [reached, now.state],
      ] as const)
        if (field.value !== value && document.activeElement !== field) field.value = value;
    },
  };
}

function copyLink(): void {
  act(async () => {
    await navigator.clipboard.writeText(location.href);
    return "The link is on the clipboard.";
  });
}

function clear(): void {
  const { run } = state();
  const what = run === "" ? "all messages" : `the messages of run ${run}`;
  act(async () => {
    if (!(await confirmed(`Forget ${what}? This cannot be undone.`, "Forget them"))) return undefined;
    const { cleared } = await call<{ readonly cleared: number }>(
      `messages${run === "" ? "" : `?run=${encodeURIComponent(run)}`}`,
      "DELETE",
    );
    go({ id: "", delivery: "" });
    return `Forgotten: ${cleared}.`;
  });
}
