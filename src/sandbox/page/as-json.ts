import type { SandboxMessage } from "../messages/message.js";
import type { Json, MessageJson, SummaryJson } from "./shapes.js";

/** A value as it comes out of JSON: dates become texts. */
export function asJson<T>(value: T): Json<T> {
  return JSON.parse(JSON.stringify(value)) as Json<T>;
}

export function messageJson(message: SandboxMessage): MessageJson {
  return asJson(message);
}

/** A row of the list. A list of thousands does not carry their timelines. */
export function summaryJson({ steps: _steps, answers, ...rest }: SandboxMessage): SummaryJson {
  return { ...asJson(rest), answerCount: answers.length };
}
