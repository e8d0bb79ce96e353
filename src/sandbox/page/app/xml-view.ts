import type { MessageJson, ReportJson } from "../shapes.js";
import { act, call, text } from "./api.js";
import { codeView } from "./code-view.js";
import { fill, h } from "./dom.js";
import { saveReplay } from "./replay-script.js";
import { counted } from "./words.js";

/** The message as XML, with what the validator says about it. */
export function xmlOf({ id, kind }: MessageJson): HTMLElement {
  if (kind === "report") return h("p", {}, "A report of MESH has no content.");
  const place = h("div", {}, h("p", {}, "Loading ..."));
  act(async () => {
    const [body, { valid, issues }] = await Promise.all([
      text(`messages/${id}/body`),
      call<ReportJson>(`messages/${id}/report`),
    ]);
    fill(
      place,
      verdict(valid, issues.length),
      h(
        "p",
        { class: "buttons" },
        h("a", { href: `/api/messages/${id}/body`, download: `${id}.xml` }, "Save the XML"),
        h(
          "button",
          { type: "button", click: () => saveReplay(`${id}.xml`, new TextEncoder().encode(body)) },
          "Save a script that replays it",
        ),
      ),
      codeView(body, issues),
    );
    return undefined;
  });
  return place;
}

/** Whether it is valid, in a line. */
export function verdict(valid: boolean, count: number): HTMLElement {
  return h(
    "p",
    { class: valid ? "verdict good" : "verdict bad" },
    h("strong", {}, valid ? "Valid" : "Not valid"),
    count === 0 ? ": the validator has found nothing." : `: ${counted(count, "issue")}.`,
  );
}
