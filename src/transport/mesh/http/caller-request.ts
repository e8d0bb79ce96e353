import { NoAnswer } from "../failures/no-answer.js";
import { nameAndCode } from "../failures/owners-functions.js";
import type { MeshRequest, MeshResponse } from "../exchange.js";
import type { MeshLimits } from "../options.js";
import { answerReader } from "./answer-reader.js";
import { watch } from "./call-time.js";
import type { Exchanger } from "./http-request.js";

/**
 * Calls a request function of the caller's in place of our own connections. Of its errors only name, code and system
 * call are kept: other HTTP libraries attach headers and bodies to theirs, and those hold a token and patient data
 * (ME-14).
 */
export function callerRequest(request: MeshRequest, { headers, body }: MeshLimits): Exchanger {
  return {
    proven: false,
    // Its connections are its own.
    closesUnasked: () => Promise.resolve(false),
    exchange(asked, time) {
      const control = new AbortController();
      return new Promise((resolve, reject) => {
        const fail = (error: unknown): void => {
          stop();
          control.abort();
          reject(new NoAnswer(error, { left: true, fresh: true }));
        };
        const stop = watch("headers", headers + body, time, fail);
        const reader = answerReader(asked.maxBytes, resolve, reject);
        const options = { method: asked.method, headers: asked.headers, signal: control.signal };
        void answerOf(
          request,
          asked.url.href,
          asked.body === undefined ? options : { ...options, body: asked.body },
        ).then((answer) => {
          stop();
          this.proven = true;
          reader.start(answer.status, answer.headers, () => {});
          reader.data(answer.body);
          reader.end();
        }, fail);
      });
    },
  };
}

async function answerOf(request: MeshRequest, url: string, options: Parameters<MeshRequest>[1]): Promise<MeshResponse> {
  try {
    return await request(url, options);
  } catch (error) {
    throw nameAndCode(error, "request");
  }
}
