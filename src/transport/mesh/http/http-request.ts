import type { MeshRequestOptions } from "../exchange.js";
import type { CallTime } from "./call-time.js";

/** One request, signed and ready. */
export interface HttpRequest {
  readonly mailboxId: string;
  readonly url: URL;
  readonly method: MeshRequestOptions["method"];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  /** Most bytes of the answer's body, decoded. */
  readonly maxBytes: number;
}

/** One answer: headers as in MeshAnswer, the body decoded. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** Bytes of the body as they came. */
  readonly receivedBytes: number;
}

/** Performs requests with one client certificate. */
export interface Exchanger {
  /** True while the last thing known is that the server accepts the certificate: it answered something. */
  proven: boolean;
  /**
   * One request and its answer. Never repeats anything.
   *
   * @throws NoAnswer, UnreadableBody
   */
  exchange(request: HttpRequest, time: CallTime): Promise<HttpAnswer>;
  /** True where the server closes a new connection by itself: it refuses the certificate, or serves nobody. */
  closesUnasked(): Promise<boolean>;
}
