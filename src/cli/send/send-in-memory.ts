import type { PassFailure } from "../../delivery/pass-result.js";
import { memoryStore } from "../../delivery/store/memory/memory-store.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { MeshError } from "../../transport/mesh-error.js";
import { errorLines } from "../error-lines.js";
import { pagesOf } from "../store/records.js";
import { sayingOnce } from "../work/failures.js";
import { openWorker } from "../work/open-worker.js";
import { followAll, hasEnded, isAnsweredByMesh, look, type Followed } from "./follow.js";
import { acknowledgingOwn, withoutInbox } from "./own-answers.js";
import { progress } from "./progress.js";
import { stillOpenText } from "./results.js";
import { said, type SendParts } from "./send-over-store.js";
import { submitAll } from "./submit-all.js";

/** Pauses before a message is sent again where nobody waits for the practices: MESH answers soon, or not at all. */
const soonMs = [1, 2, 4, 8, 16].map((seconds) => seconds * 1_000);

/** Sends all messages, and follows them in memory: nothing is left of it at the end. */
export async function sendInMemory(
  all: readonly Followed[],
  { config, transport, terminal, isWaiting, signal }: SendParts,
): Promise<void> {
  // Whatever is wrong with the mailbox shows here, before there is any message to be in doubt about.
  await transport.handshake();
  const store = memoryStore();
  const own = acknowledgingOwn(transport, store);
  const delivery = await openWorker(
    { config, store, transport: isWaiting ? own.transport : withoutInbox(transport) },
    { mailboxes: [], ...(isWaiting ? {} : { work: { resendAfterMs: soonMs } }) },
  );
  const failed = new AbortController();
  const say = sayingOnce("send", terminal);
  const onFailure = (failure: PassFailure): void => {
    say(failure);
    // With nothing stored there is no use in waiting until somebody has put the mailbox right.
    if (failure.error instanceof MeshError && failure.error.fault === "mailbox") failed.abort();
  };
  const onChange = progress(terminal);
  const stopping = AbortSignal.any([signal, failed.signal]);
  try {
    await submitAll(all, { delivery, store, signal: stopping, ...said(terminal, all.length) });
    delivery.start({ onFailure });
    await followAll(all, isWaiting ? hasEnded : isAnsweredByMesh, {
      store,
      signal: stopping,
      onChange,
      onFailure: () => undefined,
      afterLook: () => acknowledged(own.acknowledge, onFailure),
    });
    await delivery.stop();
    await look(all, { store, onChange });
    await acknowledged(own.acknowledge, onFailure);
    if (signal.aborted) terminal.err(`update-record send: ${stillOpenText(all, false)}`);
    const others = isWaiting ? await countOthers(store) : 0;
    if (others > 0)
      terminal.note(`update-record send: answers in the inbox to other messages, which stay there: ${others}\n`);
  } catch (error) {
    // What has become of each message so far is printed all the same.
    for (const line of errorLines(error)) terminal.err(`update-record send: ${line}\n`);
  } finally {
    await delivery.close();
  }
}

async function acknowledged(
  acknowledge: () => Promise<void>,
  onFailure: (failure: PassFailure) => void,
): Promise<void> {
  try {
    await acknowledge();
  } catch (error) {
    onFailure({ loop: "inbox", mailboxId: undefined, messageId: undefined, error });
  }
}

async function countOthers(store: DeliveryStore): Promise<number> {
  let count = 0;
  for await (const items of pagesOf((page) => store.listItems({ states: ["pending", "unmatched"] }, page)))
    count += items.length;
  return count;
}
