import { byId, h } from "./dom.js";

/** How long a notice stays, in milliseconds. */
const staysMs = { done: 4000, error: 15_000 } as const;

/** Says something at the foot of the page. Screen readers read it out. */
export function tell(text: string, kind: "done" | "error" = "done"): void {
  const notice = h("p", { class: `notice ${kind}` }, text);
  byId("notices").append(notice);
  setTimeout(() => {
    notice.remove();
  }, staysMs[kind]);
}
