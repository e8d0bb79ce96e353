import type { Json, SandboxJson } from "../shapes.js";
import type { SandboxPractice } from "../../practice/switch.js";
import { act, call } from "./api.js";
import { choice, fill, h, labelled } from "./dom.js";
import { faultsCard } from "./faults-card.js";
import type { View } from "./view.js";
import { lookAgain, onSandbox, sandboxNow } from "./sandbox-now.js";
import { state } from "./state.js";
import { toolbar } from "./toolbar.js";

const answers: readonly (readonly [value: SandboxPractice["switch"]["answers"], text: string])[] = [
  ["as-asked", "Answers as the patient's given name asks"],
  ["switched-off", "Off: does not take Update Record (20010)"],
  ["slow", "Slow: answers later"],
  ["silent", "Silent: answers nothing"],
  ["rejects", "Rejects with a code"],
];

/** How often the open view asks for what has changed, in milliseconds. */
const lookEveryMs = 2000;

/** Practices, held answers and faults. */
export function settingsView(): View {
  const practices = h("div", { class: "practices" });
  const holds = h("div", {});
  const faults = faultsCard();
  let drawn = "";
  let drawnHolds = "";
  const draw = (sandbox: SandboxJson): void => {
    // What somebody is about to change is not made anew under their hands: it is at the next look without them.
    const now = JSON.stringify(sandbox.practices);
    if (now !== drawn && !practices.contains(document.activeElement)) {
      fill(practices, sandbox.practices.map(practiceForm));
      drawn = now;
    }
    const held = JSON.stringify(sandbox.holds);
    if (held !== drawnHolds) fill(holds, holdsOf(sandbox));
    drawnHolds = held;
    faults.draw(sandbox);
  };
  onSandbox(draw);
  draw(sandboxNow());
  const element = h(
    "div",
    { class: "settings" },
    h("h1", {}, "Practices and faults"),
    toolbar(),
    h(
      "section",
      { class: "card" },
      h("h2", {}, "Practices"),
      h("p", { class: "quiet" }, "How a practice answers the messages that reach it from now on."),
      practices,
    ),
    h(
      "section",
      { class: "card" },
      h("h2", {}, "Order of answers"),
      h("p", { class: "quiet" }, "Hold answers back, and let them go late, or the last one first."),
      holds,
    ),
    faults.element,
  );
  // A fault that has struck for the last time is not told: as long as this view is open, it is asked for.
  const look = (): void => {
    if (element.isConnected) act(() => lookAgain().then(() => undefined));
  };
  setInterval(look, lookEveryMs);
  return { element, title: "Practices and faults", update: look };
}

function practiceForm({ odsCode, mailboxId, switch: set }: Json<SandboxPractice>): HTMLElement {
  const how = choice(answers, set.answers, { name: `answers-${odsCode}` });
  const seconds = h("input", {
    ...{ type: "number", name: `seconds-${odsCode}`, min: 1, max: 864_000, required: true },
    value: set.answers === "slow" ? Math.round(set.delayMs / 1000) : 60,
  });
  const code = choice(
    sandboxNow().rejections.map((one) => [one.code, `${one.code} ${one.title}`] as const),
    set.answers === "rejects" ? set.code : "30002",
    { name: `code-${odsCode}` },
  );
  const delayed = labelled("Seconds, by the sandbox's clock", seconds);
  const refused = labelled("With the code", code);
  const show = (): void => {
    delayed.hidden = how.value !== "slow";
    refused.hidden = how.value !== "rejects";
  };
  const put = (): void => {
    show();
    if (how.value === "slow" && !seconds.reportValidity()) return;
    act(async () => {
      await call(`practices/${odsCode}`, "PUT", {
        answers: how.value,
        ...(how.value === "slow" ? { delayMs: Number(seconds.value) * 1000 } : {}),
        ...(how.value === "rejects" ? { code: code.value } : {}),
      });
      return `Practice ${odsCode}: ${answers.find(([value]) => value === how.value)?.[1] ?? ""}.`;
    });
  };
  for (const field of [how, seconds, code]) field.addEventListener("change", put);
  show();
  return h(
    "fieldset",
    {},
    h("legend", {}, `Practice ${odsCode} `, h("span", { class: "quiet" }, mailboxId)),
    labelled("How it answers", how, "field wide"),
    delayed,
    refused,
  );
}

function holdsOf({ holds }: SandboxJson): readonly HTMLElement[] {
  const begin = (): void => {
    const { run } = state();
    act(async () => {
      await call("holds", "POST", run === "" ? {} : { run });
      await lookAgain();
      return "Answers are held back from now on.";
    });
  };
  const release = (id: string, order: string): void => {
    act(async () => {
      await call(`holds/${id}?order=${order}`, "DELETE");
      await lookAgain();
      return "The answers are in the inboxes.";
    });
  };
  if (holds.length === 0) return [h("button", { type: "button", click: begin }, "Hold answers back")];
  return holds.map(({ id, run }) =>
    h(
      "p",
      { class: "buttons" },
      h("span", {}, run === undefined ? "All answers are held back." : `Answers of run ${run} are held back.`),
      h("button", { type: "button", click: () => release(id, "as-written") }, "Let them go in order"),
      h("button", { type: "button", click: () => release(id, "reversed") }, "Let them go, last one first"),
    ),
  );
}
