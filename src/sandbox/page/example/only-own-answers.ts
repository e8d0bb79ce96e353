import type { Transport } from "../../../transport/transport.js";
import type { Sandbox } from "../../sandbox.js";
import type { Sent } from "./delivery-json.js";

/**
 * A transport whose inbox holds only answers to what the example sender has sent. The mailbox is also that of whoever
 * tests with this sandbox: what is theirs must stay theirs.
 */
export function onlyOwnAnswers(transport: Transport, sandbox: Sandbox, all: () => Iterable<Sent>): Transport {
  const isOwn = (answerId: string): boolean => {
    const { answerTo } = sandbox.messages.get(answerId) ?? {};
    if (answerTo === undefined) return false;
    const headerId = sandbox.messages.get(answerTo)?.headerId;
    for (const sent of all())
      if (sent.headerId === headerId || sent.shown?.messageIds.includes(answerTo) === true) return true;
    return false;
  };
  return {
    ...transport,
    async *listInbox(options) {
      for await (const id of transport.listInbox(options)) if (isOwn(id)) yield id;
    },
    forMailbox: (mailboxId) => onlyOwnAnswers(transport.forMailbox(mailboxId), sandbox, all),
  };
}
