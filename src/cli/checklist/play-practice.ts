import { setTimeout as pause } from "node:timers/promises";
import { simulatedPractice } from "../../sandbox/practice/simulated-practice.js";
import { defaults } from "../../sandbox/options.js";
import { workflows } from "../../terminology/workflows.js";
import type { Transport } from "../../transport/transport.js";

/** A practice that is played: nobody else may read its mailbox meanwhile. */
export interface PlayedPractice {
  /** Finishes what it is answering. */
  stop(): Promise<void>;
}

/**
 * Plays a practice over a mailbox of a MESH that has no practices: it reads what arrives, and answers as the sandbox's
 * practices do. `onFailure` is called with what went wrong; it goes on.
 */
export function playPractice(
  transport: Transport,
  { intervalMs, onFailure }: { readonly intervalMs: number; readonly onFailure: (error: unknown) => void },
): PlayedPractice {
  const stopping = new AbortController();
  const odsCode = defaults.practices[0]?.odsCode ?? "";
  const practice = simulatedPractice({ odsCode, mailboxId: transport.mailboxId });
  const answer = async (messageId: string): Promise<void> => {
    const item = await transport.download(messageId);
    if (item.type === "message")
      for (const reply of practice.receive({ to: item.to ?? "", body: item.body })) {
        if (reply.type === "report") continue; // only MESH itself can report
        await transport.send({
          workflowId: workflows.acknowledgement,
          to: item.from,
          subject: "",
          localId: odsCode,
          contentType: "application/fhir+xml",
          body: new TextEncoder().encode(reply.xml),
        });
      }
    await transport.acknowledge(messageId);
  };
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        for await (const id of transport.listInbox({ workflowFilter: workflows.updateRecord })) await answer(id);
      } catch (error) {
        onFailure(error);
      }
      await pause(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const working = work();
  return {
    stop() {
      stopping.abort();
      return working;
    },
  };
}
