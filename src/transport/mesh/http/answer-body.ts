import { createGunzip, type Gunzip } from "node:zlib";

/** Why a body cannot be used. */
export type BodyFault = "too-large" | "not-gzip" | "other-encoding";

/**
 * What a body may take on the way beyond the most that it may hold: gzip makes some bytes longer, and has a header.
 * Without it, gzip that unpacks to nothing at all would come, and be kept, for as long as the server likes.
 */
const onTheWay = (maxBytes: number): number => maxBytes + maxBytes / 1_000 + 65_536;

const gzipNames: ReadonlySet<string> = new Set(["gzip", "x-gzip"]);

/**
 * The body of an answer as it arrives: it is unpacked on the way, and given up as soon as it is larger than may be, so
 * a small body that unpacks to a huge one never fills the memory.
 */
export class AnswerBody {
  /** As they came. */
  receivedBytes = 0;
  readonly #parts: Uint8Array[] = [];
  readonly #maxBytes: number;
  readonly #encoding: string;
  readonly #fail: (fault: BodyFault) => void;
  #length = 0;
  #gunzip: Gunzip | undefined;
  #unpacked: Promise<void> | undefined;

  constructor(encoding: string | undefined, maxBytes: number, fail: (fault: BodyFault) => void) {
    this.#encoding = (encoding ?? "").toLowerCase();
    this.#maxBytes = maxBytes;
    this.#fail = fail;
  }

  write(chunk: Uint8Array): void {
    this.receivedBytes += chunk.byteLength;
    if (this.receivedBytes > onTheWay(this.#maxBytes)) this.#tooLarge();
    else if (this.#encoding === "" || this.#encoding === "identity") this.#keep(chunk);
    else if (gzipNames.has(this.#encoding)) (this.#gunzip ??= this.#unpacker()).write(chunk);
    else this.#fail("other-encoding");
  }

  /** The whole body. Never resolves after `fail` was called. */
  async end(): Promise<Uint8Array> {
    this.#gunzip?.end();
    await this.#unpacked;
    // A copy: the parts belong to far larger buffers, which would stay as long as the body.
    const whole = new Uint8Array(this.#length);
    let place = 0;
    for (const part of this.#parts) {
      whole.set(part, place);
      place += part.byteLength;
    }
    return whole;
  }

  #unpacker(): Gunzip {
    const gunzip = createGunzip();
    gunzip.on("data", (chunk: Uint8Array) => {
      if (this.#keep(chunk)) return;
      gunzip.destroy();
    });
    gunzip.on("error", () => {
      this.#fail("not-gzip");
    });
    this.#unpacked = new Promise((resolve) => gunzip.on("end", resolve));
    return gunzip;
  }

  #keep(chunk: Uint8Array): boolean {
    this.#length += chunk.byteLength;
    if (this.#length > this.#maxBytes) {
      this.#tooLarge();
      return false;
    }
    this.#parts.push(chunk);
    return true;
  }

  #tooLarge(): void {
    this.#parts.length = 0;
    this.#length = 0;
    this.#gunzip?.destroy();
    this.#fail("too-large");
  }
}
