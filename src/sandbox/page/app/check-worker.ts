// A worker of its own: however large a file is, the page goes on.
import { validateMessage } from "../../../validation/validate-message.js";
import type { Report } from "../../../validation/report/report.js";

/** What the worker is asked, and what it answers. */
export interface CheckAsk {
  readonly number: number;
  readonly bytes: Uint8Array;
}
export interface CheckAnswer {
  readonly number: number;
  readonly report: Report;
}

addEventListener("message", ({ data }: MessageEvent<CheckAsk>) => {
  const { number, bytes } = data;
  postMessage({ number, report: validateMessage(bytes) } satisfies CheckAnswer);
});
