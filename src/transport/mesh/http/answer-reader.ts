import { UnreadableBody } from "../failures/no-answer.js";
import { AnswerBody } from "./answer-body.js";
import { headersOf } from "./headers.js";
import type { HttpAnswer } from "./http-request.js";

/** What becomes of an answer while it is read. */
export interface AnswerReader {
  /** `end` stops the network: no more of the body is wanted. */
  start(status: number, headers: Parameters<typeof headersOf>[0], end: (why: Error) => void): void;
  data(chunk: Uint8Array): void;
  /** All has come. */
  end(): void;
}

/**
 * Reads one answer, of at most `maxBytes` once it is unpacked. What MESH refuses counts by its status: there a body
 * that cannot be used is as good as none.
 */
export function answerReader(
  maxBytes: number,
  done: (answer: HttpAnswer) => void,
  failed: (error: UnreadableBody) => void,
): AnswerReader {
  let status = 0;
  let headers = new Map<string, string>();
  let body: AnswerBody | undefined;
  const finish = (bytes: Uint8Array): void => {
    // The body is decoded: nobody may do it again.
    headers.delete("content-encoding");
    done({ status, headers, body: bytes, receivedBytes: body?.receivedBytes ?? 0 });
  };
  return {
    start(answered, given, end) {
      status = answered;
      headers = headersOf(given);
      body = new AnswerBody(headers.get("content-encoding"), maxBytes, (fault) => {
        const error = new UnreadableBody(status, fault, maxBytes);
        if (status >= 300) finish(new Uint8Array());
        else failed(error);
        end(error);
      });
    },
    data: (chunk) => {
      body?.write(chunk);
    },
    end() {
      void body?.end().then(finish);
    },
  };
}
