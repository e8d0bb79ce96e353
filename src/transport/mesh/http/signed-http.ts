import type { MailboxId } from "../../../values/mailbox-id.js";
import type { MeshCall } from "../exchange.js";
import type { CallTime } from "./call-time.js";
import type { Exchanger, HttpAnswer } from "./http-request.js";
import { signToken } from "./token.js";

/** What each request of a mailbox is signed with. */
export interface Signing {
  /** The address of the API, up to and with `/messageexchange`. */
  readonly address: string;
  readonly mailboxId: MailboxId;
  readonly password: string;
  readonly sharedKey: string;
  readonly newNonce: () => string;
  readonly clock: () => Date;
}

/** Asks for the second form of answers (ME-04). */
const accept = "application/vnd.mesh.v2+json";

/** Most bytes of an answer where the call names none: MESH's own are far smaller. */
const usualMaxBytes = 1_000_000;

/** One attempt of a call, with a token of its own (ME-02): a token that was used before is refused. */
export function attempt(
  over: Exchanger,
  { address, mailboxId, password, sharedKey, newNonce, clock }: Signing,
  { method, path, noMailbox, headers, body, maxBytes = usualMaxBytes }: MeshCall,
  time: CallTime,
): Promise<HttpAnswer> {
  const authorization = signToken({ mailboxId, password, sharedKey, nonce: newNonce(), nonceCount: 0, at: clock() });
  return over.exchange(
    {
      mailboxId,
      url: new URL(noMailbox === true ? `${address}${path}` : `${address}/${mailboxId}${path}`),
      method,
      headers: { accept, ...headers, authorization },
      body,
      maxBytes,
    },
    time,
  );
}

/** The address of the API at a base address. */
export function apiAddress(baseUrl: string): string {
  return `${baseUrl.replace(/(?<!\/)\/+$/, "")}/messageexchange`;
}
