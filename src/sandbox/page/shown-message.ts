import { createHash } from "node:crypto";
import { readAcknowledgement } from "../../message/acknowledgement/read.js";
import { readMessage } from "../../message/read/read-message.js";
import { renderAcknowledgementHtml } from "../../render/render-acknowledgement.js";
import { renderHtml } from "../../render/render-consultation.js";
import type { SandboxMessage } from "../messages/message.js";
import { RefusedError, type Answer } from "./answer.js";

/** What a message or an acknowledgement says to a person: a page of its own, for a frame that runs nothing. */
export function shownMessage(message: SandboxMessage, body: Uint8Array): Answer {
  const html = htmlOf(message, body);
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policyOf(html) },
    body: html,
  };
}

function htmlOf({ kind }: SandboxMessage, body: Uint8Array): string {
  try {
    return kind === "acknowledgement"
      ? renderAcknowledgementHtml(readAcknowledgement(body))
      : renderHtml(readMessage(body).consultation);
  } catch {
    throw new RefusedError(422, "unreadable", "This message cannot be shown as a page: look at its XML.");
  }
}

/** The page's own style sheet, by its hash, is all that it may use. */
function policyOf(html: string): string {
  const style = html.slice(html.indexOf("<style>") + "<style>".length, html.indexOf("</style>"));
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    ...["default-src 'none'", `style-src 'sha256-${hash}'`, "base-uri 'none'", "form-action 'none'"],
    ...["frame-ancestors 'self'", "sandbox allow-downloads"],
  ].join("; ");
}
