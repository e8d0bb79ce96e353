import { createHmac, randomUUID } from "node:crypto";
import type { SandboxTransportOptions } from "../../../src/sandbox/index.js";

/** A token (ME-02) as the shortest program writes it, for bare requests that ours are compared with. */
export function bareToken({ mailboxId, password, sharedKey }: SandboxTransportOptions): string {
  const [nonce, time] = [randomUUID(), new Date().toISOString().replaceAll(/\D/g, "").slice(0, 12)];
  const hash = createHmac("sha256", sharedKey).update(`${mailboxId}:${nonce}:0:${password}:${time}`).digest("hex");
  return `NHSMESH ${mailboxId}:${nonce}:0:${time}:${hash}`;
}
