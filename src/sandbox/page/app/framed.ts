import type { MessageJson } from "../shapes.js";
import { h } from "./dom.js";

/**
 * What a message or an answer says to a person, in a frame that runs nothing and reaches nothing. The look is this
 * project's: nobody may take it for that of a practice's system.
 */
export function framed({ id, kind }: MessageJson): HTMLElement {
  if (kind === "report")
    return h(
      "p",
      {},
      "A report of MESH has no content: its timeline, and that of the message that it is about, say all.",
    );
  return h(
    "div",
    { class: "framed" },
    kind === "update-record"
      ? h("p", { class: "quiet" }, "What the practice is told. Its own system shows this in its own way.")
      : undefined,
    h("iframe", {
      title: kind === "acknowledgement" ? "What the acknowledgement says" : "What the message says",
      src: `/api/messages/${id}/page`,
      sandbox: "allow-downloads",
    }),
  );
}
