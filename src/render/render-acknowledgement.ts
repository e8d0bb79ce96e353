import type { Acknowledgement } from "../message/acknowledgement/types.js";
import { givenKeyOf, givenList, givenObject, givenText } from "../values/given.js";
import {
  acknowledgementLevels,
  acknowledgementOutline,
  acknowledgementOutcomes,
} from "./outline/acknowledgement-outline.js";
import { writeHtml } from "./write/write-html.js";
import { writeText } from "./write/write-text.js";

/**
 * An acknowledgement as plain text: what it means, what to do, its codes, who answers, and which message. It names no
 * patient (UR-104).
 *
 * @example console.log(renderAcknowledgementText(readAcknowledgement(item.body)));
 */
export function renderAcknowledgementText(acknowledgement: Acknowledgement): string {
  givenAcknowledgement(acknowledgement);
  return writeText(acknowledgementOutline(acknowledgement));
}

/**
 * An acknowledgement as one self-contained HTML page, which says the same as {@link renderAcknowledgementText}.
 *
 * @example const page = renderAcknowledgementHtml(readAcknowledgement(item.body));
 */
export function renderAcknowledgementHtml(acknowledgement: Acknowledgement): string {
  givenAcknowledgement(acknowledgement);
  return writeHtml(acknowledgementOutline(acknowledgement));
}

/** As far as pages need it: JavaScript callers can give anything. @throws InvalidValueError */
function givenAcknowledgement(acknowledgement: Acknowledgement): void {
  givenObject(acknowledgement, "acknowledgement");
  const { outcome, level, action, requestHeaderId, codes, warnings } = acknowledgement;
  givenKeyOf(acknowledgementOutcomes, outcome, "outcome of the acknowledgement");
  givenKeyOf(acknowledgementLevels, level, "level of the acknowledgement");
  givenText(action, "action of the acknowledgement");
  givenText(requestHeaderId, "requestHeaderId of the acknowledgement");
  givenList(codes, "codes of the acknowledgement");
  givenList(warnings, "warnings of the acknowledgement");
  for (const one of [...codes, ...warnings]) givenObject(one, "code or warning of the acknowledgement");
}
