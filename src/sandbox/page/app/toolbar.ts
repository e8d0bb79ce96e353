import { act, call } from "./api.js";
import { choice, fill, h, labelled } from "./dom.js";
import { clock, lookAgain, onSandbox, sandboxNow } from "./sandbox-now.js";
import { state } from "./state.js";
import { momentOf } from "./words.js";

/** What the example's practice is asked to do: a trigger in the patient's given name. */
const answers: readonly (readonly [value: string, text: string])[] = [
  ["", "accepts it"],
  ["30002", "does not know the patient (30002)"],
  ["20010", "is switched off (20010)"],
  ["noresponse", "does not answer"],
  ["invrep", "sends an unreadable answer"],
  ["EPL-151", "has no mailbox (EPL-151)"],
];

/** Sends an example, and moves the clock. */
export function toolbar(): HTMLElement {
  return h("div", { class: "toolbar" }, exampleForm(), clockForm());
}

function exampleForm(): HTMLElement {
  const service = choice(
    sandboxNow().examples.map((one) => [one.service, one.title] as const),
    "pharmacy-first",
    { name: "service" },
  );
  const answer = choice(answers, "", { name: "answer" });
  return h(
    "form",
    {
      class: "card send",
      "aria-label": "Send an example",
      submit: (event) => {
        event.preventDefault();
        act(async () => {
          await call("example", "POST", { service: service.value, answer: answer.value, run: state().run });
          return "The example is in the sender's queue.";
        });
      },
    },
    labelled("Example consultation", service),
    labelled("The practice", answer),
    h("button", { class: "primary" }, "Send the example"),
  );
}

const moves = [
  { words: "+ 4 hours", by: { hours: 4 } },
  { words: "Next working day", by: { toNextWorkingDay: true } },
  { words: "+ 5 days", by: { days: 5 } },
] as const;

function clockForm(): HTMLElement {
  const time = h("time", { class: "clock" });
  const offset = h("span", { class: "quiet" });
  const show = (): void => {
    const { now, ahead } = clock();
    time.dateTime = now.toISOString();
    fill(time, momentOf(now.toISOString()));
    const hours = Math.round(ahead / 3_600_000);
    fill(offset, hours === 0 ? "as on this machine" : `${hours.toLocaleString("en-GB")} hours ahead`);
  };
  setInterval(show, 1000);
  onSandbox(show);
  show();
  const move = (method: string, by?: object): void => {
    act(async () => {
      await call("time", method, by);
      await lookAgain();
      return `The sandbox's clock shows ${momentOf(clock().now.toISOString())}.`;
    });
  };
  return h(
    "section",
    { class: "card time", "aria-label": "The sandbox's clock" },
    h("p", {}, h("span", { class: "label" }, "The sandbox's clock"), time, offset),
    h(
      "div",
      { class: "buttons" },
      moves.map(({ words, by }) => h("button", { type: "button", click: () => move("POST", by) }, words)),
      h("button", { type: "button", class: "quiet", click: () => move("DELETE") }, "Real time"),
    ),
  );
}
