import type { MessageJson } from "../shapes.js";
import { h } from "./dom.js";

/** The message as a GP sees it, in a frame that runs nothing and reaches nothing. */
export function framed({ id, kind }: MessageJson): HTMLElement {
  if (kind === "report")
    return h(
      "p",
      {},
      "A report of MESH has no content: its timeline, and that of the message that it is about, say all.",
    );
  return h("iframe", {
    title: kind === "acknowledgement" ? "What the acknowledgement says" : "The message as the GP sees it",
    src: `/api/messages/${id}/page`,
    sandbox: "allow-downloads",
  });
}
