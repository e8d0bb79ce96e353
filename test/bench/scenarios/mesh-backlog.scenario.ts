import type { MeshEvent } from "../../../src/transport/mesh/events.js";
import { mailboxAt, mesh } from "../mesh/client.js";
import { library } from "../mesh/library.js";
import { separateSandbox } from "../mesh/separate-sandbox.js";
import { byTheClock, limit, type Scenario } from "./scenario.js";
import { cpu, rounded, times, watchMemory } from "./usage.js";

/** Of all mailboxes but the first, which has all the rest. */
const ofEach = 8;
/** Two turns of eight, and one item for each of the sixteen calls under way when the other's time comes. */
const mostMeanwhile = 2 * 8 + 16;
const whole = { mailboxes: 3_000, acknowledgements: 29_000, intervalMs: 30_000 } as const;

/** After days of standing still: thousands of acknowledgements wait, very many of them in one mailbox. */
export const scenario: Scenario = async (share) => {
  const [mailboxes, count] = [whole.mailboxes * share, whole.acknowledgements * share];
  const ids = Array.from({ length: mailboxes }, (_, place) => mailboxAt(place));
  const sandbox = await separateSandbox({ mailboxes: mailboxes + 1, oneCertificate: true });
  const turns = turnsOf(ids, whole.intervalMs * share);
  const transport = mesh.meshTransport({ ...sandbox.options, mailboxes: () => ({}), onEvent: turns.hear });
  const practice = transport.forMailbox(mailboxAt(mailboxes));
  const acknowledgement = acknowledgements();
  await times(count, async (place) => {
    const inTurn = place % mailboxes;
    const to = mailboxAt(place < mailboxes * ofEach ? inTurn : 0);
    const body = acknowledgement.next();
    const envelope = { workflowId: "GPCONNECT_UPDATE_RECORD_ACK", to, subject: "bench", localId: "bench", body };
    await practice.send({ ...envelope, contentType: "application/fhir+xml" });
  });

  const usedBefore = await sandbox.used();
  const mostMemory = watchMemory();
  const before = cpu();
  const startedAt = performance.now();
  const stop = new AbortController();
  const unread = new Set(acknowledgement.sent);
  const failures: unknown[] = [];
  turns.begin();
  await mesh.pollInboxes({
    transport,
    mailboxes: ids,
    intervalMs: whole.intervalMs * share,
    signal: stop.signal,
    onItem(item) {
      if (item.type !== "message") throw new Error("not a message");
      if (!unread.delete(library.readAcknowledgement(item.body).requestHeaderId)) throw new Error("read twice");
      if (unread.size === 0) stop.abort();
    },
    onError(error) {
      failures.push(error);
    },
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const note =
    `client ${(cpu() - before).toFixed(1)} s of CPU and ${mostMemory().toFixed(0)} MB, ` +
    `sandbox ${((await sandbox.used()).cpu - usedBefore.cpu).toFixed(1)} s of CPU`;
  await transport.close();
  sandbox.stop();
  if (failures.length > 0) throw new Error(`${failures.length} failures`, { cause: failures[0] });
  const what = `${count} acknowledgements in ${mailboxes} mailboxes`;
  return [
    {
      name: "mesh-backlog",
      ours: rounded(seconds),
      peer: limit,
      theirs: 300 * share,
      unit: `${byTheClock}, to read ${what}`,
      atMost: 1,
      note,
    },
    {
      name: "mesh-backlog-starved",
      ours: turns.mostMeanwhile(),
      peer: limit,
      theirs: mostMeanwhile,
      unit: `read from the full mailbox while another waited for its turn, of ${what}`,
      atMost: 1,
      guarded: 1,
    },
  ];
};

/** Acknowledgements that differ in the message that they answer. */
function acknowledgements(): { readonly next: () => Uint8Array; readonly sent: readonly string[] } {
  const request = { headerId: library.newUuid() };
  const practice = { odsCode: "A12345", mailboxId: "A12345GP001" };
  const xml = library.writeXml(library.composeAcknowledgement({ request, code: "20013", practice }));
  const sent: string[] = [];
  const encoder = new TextEncoder();
  return {
    sent,
    next() {
      const id = library.newUuid();
      sent.push(id);
      return encoder.encode(xml.replaceAll(request.headerId, id));
    },
  };
}

/** Watches how many items of the first mailbox are fetched while another waits for its first turn. */
function turnsOf(
  ids: readonly string[],
  intervalMs: number,
): { readonly hear: (event: MeshEvent) => void; readonly begin: () => void; readonly mostMeanwhile: () => number } {
  const first = new Map<string, number>();
  const fetched: number[] = [];
  let begunAt = Infinity;
  return {
    hear({ type, mailboxId, ...event }) {
      const now = performance.now();
      if (type !== "call-started" || now < begunAt) return;
      if (!first.has(mailboxId)) first.set(mailboxId, now);
      if (mailboxId === ids[0] && "operation" in event && event.operation === "download") fetched.push(now);
    },
    begin() {
      begunAt = performance.now();
    },
    mostMeanwhile() {
      const meanwhile = ids.slice(1).map((id, place) => {
        // The first polls are spread over the interval.
        const dueAt = begunAt + ((place + 1) * intervalMs) / ids.length;
        const turnAt = first.get(id) ?? Infinity;
        return fetched.filter((at) => at > dueAt && at < turnAt).length;
      });
      return Math.max(...meanwhile);
    },
  };
}
