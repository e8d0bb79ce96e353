import { mailboxAt, mesh } from "../mesh/client.js";
import { separateSandbox } from "../mesh/separate-sandbox.js";
import { limit, type Figure, type Scenario } from "./scenario.js";
import { cpu, rounded, watchMemory } from "./usage.js";

/** Mailboxes; each is polled twice, and a handshake is made for each. */
const mailboxes = 6_000;
const pollsOfEach = 2;
/** Polls a second: seven times the real rate, which would take ten minutes. A higher one measures garbage. */
const rate = 150;

/** The polls of a supplier with one certificate for all its mailboxes; and, as a whole, with one for each. */
export const scenario: Scenario = async (share) => {
  const one = await polled(mailboxes * share, true);
  const note = `the sandbox used ${one.sandboxCpu.toFixed(1)} s of CPU`;
  const polls = `${one.polls} polls of ${mailboxes * share} mailboxes`;
  const figures: Figure[] = [
    {
      name: "mesh-polls",
      ours: one.cpu,
      peer: limit,
      theirs: 60 * share,
      unit: `seconds of cpu for ${polls}`,
      atMost: 1,
      note,
    },
    {
      name: "mesh-polls-memory",
      ours: one.memory,
      peer: limit,
      theirs: 150,
      unit: `megabytes for ${polls}`,
      atMost: 1,
    },
  ];
  if (share < 1) return figures;
  const each = await polled(mailboxes, false);
  return [
    ...figures,
    {
      name: "mesh-polls-certificates",
      ours: each.cpu,
      peer: "one certificate",
      theirs: one.cpu,
      unit: "seconds of cpu with a certificate for each mailbox",
    },
    {
      name: "mesh-polls-certificates-memory",
      ours: each.memory,
      peer: "one certificate",
      theirs: one.memory,
      unit: "megabytes with a certificate for each mailbox",
    },
  ];
};

interface Polled {
  readonly polls: number;
  readonly cpu: number;
  readonly memory: number;
  readonly sandboxCpu: number;
}

async function polled(count: number, oneCertificate: boolean): Promise<Polled> {
  const sandbox = await separateSandbox({ mailboxes: count, oneCertificate });
  const { options } = sandbox;
  const certificates = oneCertificate ? [] : await sandbox.certificates();
  const places = new Map(Array.from({ length: count }, (_, place) => [mailboxAt(place), place]));
  const usedBefore = await sandbox.used();
  const stop = new AbortController();
  const mostMemory = watchMemory();
  const before = cpu();
  let polls = 0;
  const failures: unknown[] = [];
  const transport = mesh.meshTransport({
    ...options,
    mailboxes(mailboxId) {
      const own = certificates[places.get(mailboxId) ?? -1];
      return own === undefined ? {} : { tls: { ca: options.tls.ca, ...own } };
    },
    onEvent(event) {
      if (event.type !== "call-ended" || event.operation !== "list") return;
      polls += 1;
      if (polls === count * pollsOfEach) stop.abort();
    },
  });
  await mesh.pollInboxes({
    transport,
    mailboxes: [...places.keys()],
    intervalMs: (count / rate) * 1_000,
    signal: stop.signal,
    onItem({ messageId }) {
      failures.push(`the mailbox is not idle: ${messageId}`);
    },
    onError(error) {
      failures.push(error);
    },
  });
  const used = cpu() - before;
  const memory = mostMemory();
  await transport.close();
  const { cpu: sandboxCpu } = await sandbox.used();
  sandbox.stop();
  if (failures.length > 0) throw new Error(`${failures.length} polls failed`, { cause: failures[0] });
  return { polls, cpu: rounded(used), memory: rounded(memory, 0), sandboxCpu: sandboxCpu - usedBefore.cpu };
}
