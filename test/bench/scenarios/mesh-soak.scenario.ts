import { readFile } from "node:fs/promises";
import type { Envelope } from "../../../src/transport/transport.js";
import { mailboxAt, mesh } from "../mesh/client.js";
import { library } from "../mesh/library.js";
import { separateSandbox } from "../mesh/separate-sandbox.js";
import { byTheClock, limit, type Scenario } from "./scenario.js";
import { cpu, rounded, times, watchMemory } from "./usage.js";

const whole = 60_000;
const mailboxes = 100;
/** Each message is acknowledged by MESH's side of the practice and by the practice. */
const answersOfEach = 2;

/** A day of a supplier: messages go out while the acknowledgements come in, and each is read and belongs to one. */
export const scenario: Scenario = async (share) => {
  const count = whole * share;
  const sandbox = await separateSandbox({ mailboxes, oneCertificate: true });
  const transport = mesh.meshTransport({ ...sandbox.options, mailboxes: () => ({}) });
  const messages = await messagesOf(Array.from({ length: mailboxes }, (_, place) => mailboxAt(place)));
  const mostMemory = watchMemory();
  const before = cpu();
  const startedAt = performance.now();
  const stop = new AbortController();
  const open = new Map<string, number>();
  const failures: unknown[] = [];
  let answers = 0;
  const polling = mesh.pollInboxes({
    transport,
    mailboxes: messages.map(({ mailboxId }) => mailboxId),
    intervalMs: 1_000,
    concurrency: 12,
    signal: stop.signal,
    onItem(item) {
      if (item.type !== "message") throw new Error("a report came");
      const { requestHeaderId, outcome } = library.readAcknowledgement(item.body);
      const left = open.get(requestHeaderId);
      if (left === undefined || outcome !== "accepted") throw new Error(`not awaited, or ${outcome}`);
      if (left === 1) open.delete(requestHeaderId);
      else open.set(requestHeaderId, left - 1);
      answers += 1;
      if (answers === count * answersOfEach) stop.abort();
    },
    onError(error) {
      failures.push(error);
    },
  });
  await times(count, async (place) => {
    const message = messages[place % mailboxes];
    if (message === undefined) return;
    const { headerId, envelope } = message.next();
    open.set(headerId, answersOfEach);
    await transport.forMailbox(message.mailboxId).send(envelope);
  });
  await polling;
  const seconds = (performance.now() - startedAt) / 1_000;
  const memory = mostMemory();
  const [client, server] = [cpu() - before, (await sandbox.used()).cpu];
  const note = `client ${client.toFixed(1)} s of CPU, sandbox ${server.toFixed(1)} s`;
  await transport.close();
  sandbox.stop();
  if (failures.length > 0) throw new Error(`${failures.length} failures`, { cause: failures[0] });
  const what = `${count} messages sent and ${answers} acknowledgements read`;
  return [
    {
      name: "mesh-soak",
      ours: rounded(seconds),
      peer: limit,
      theirs: 900 * share,
      unit: `${byTheClock}: ${what}`,
      atMost: 1,
      note,
    },
    {
      name: "mesh-soak-memory",
      ours: rounded(memory, 0),
      peer: limit,
      theirs: 200,
      unit: `megabytes: ${what}`,
      atMost: 1,
    },
  ];
};

interface Messages {
  readonly mailboxId: string;
  /** The next message: it has ids of its own. */
  readonly next: () => { readonly headerId: string; readonly envelope: Envelope };
}

async function messagesOf(mailboxIds: readonly string[]): Promise<readonly Messages[]> {
  const file = new URL("../../../examples/consultations/sore-throat.json", import.meta.url);
  const consultation = library.parseConsultation(JSON.parse(await readFile(file, "utf8")));
  return mailboxIds.map((mailboxId) => {
    const message = library.buildMessage(consultation, { sender: { odsCode: "FA123", mailboxId, release: "1.2.1" } });
    const known: readonly string[] = Object.values(message.ids);
    return {
      mailboxId,
      next() {
        const fresh = new Map(known.map((id) => [id, library.newUuid()]));
        const xml = [...fresh].reduce((text, [id, other]) => text.replaceAll(id, other), message.xml);
        const headerId = fresh.get(message.ids.messageHeader) ?? "";
        return { headerId, envelope: mesh.envelopeOf({ ...message, xml }) };
      },
    };
  });
}
