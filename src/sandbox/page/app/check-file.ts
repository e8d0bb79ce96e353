import type { Report } from "../../../validation/report/report.js";
import type { CheckAnswer, CheckAsk } from "./check-worker.js";

const waiting = new Map<
  number,
  { readonly resolve: (report: Report) => void; readonly reject: (error: Error) => void }
>();
let worker: Worker | undefined;
let asked = 0;

/** Checks bytes in this browser. They are sent nowhere. */
export function checkBytes(bytes: Uint8Array): Promise<Report> {
  worker ??= started();
  const number = (asked += 1);
  worker.postMessage({ number, bytes } satisfies CheckAsk);
  return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
}

function started(): Worker {
  const fresh = new Worker("/check-worker.js", { type: "module" });
  fresh.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
    waiting.get(data.number)?.resolve(data.report);
    waiting.delete(data.number);
  });
  fresh.addEventListener("error", () => {
    for (const { reject } of waiting.values()) reject(new Error("The check has failed in this browser."));
    waiting.clear();
    fresh.terminate();
    worker = undefined;
  });
  return fresh;
}
