import { Agent, request } from "undici";
import { bareToken } from "../mesh/bare-token.js";
import { mesh } from "../mesh/client.js";
import { separateSandbox, type SeparateSandbox } from "../mesh/separate-sandbox.js";
import type { Figure, Scenario } from "./scenario.js";
import { cpu, median, rounded } from "./usage.js";

/** Polls of one side in a round, and how many rounds. */
const polls = 20;
const rounds = 15;

/**
 * A poll of an idle mailbox where the server has closed the connection since the last one: here it does after each
 * answer. With RSA certificates. Ours goes on with the TLS session, on certificates that were read once.
 */
export const scenario: Scenario = async () => {
  const resuming = await closingSandbox(true);
  const other = await closingSandbox(false);
  const ours = await side(ourPolls(resuming));
  const bare = await side(barePolls(other));
  const full = await side(ourPolls(other));
  for (let i = 0; i < rounds; i++) for (const each of [ours, bare, full]) await each.round();
  const [resumed, never] = [await resuming.used(), await other.used()];
  resuming.stop();
  other.stop();
  if (resumed.resumed !== resumed.connections - 1 || never.resumed !== 0)
    throw new Error(`${resumed.resumed} of ${resumed.connections} sessions were resumed, and ${never.resumed} of none`);
  const figure = (theirs: number): Omit<Figure, "name" | "peer"> => ({
    ours: rounded(ours.median()),
    theirs: rounded(theirs),
    unit: "milliseconds of cpu for a poll with a new connection",
  });
  const note = `the sandboxes used ${resumed.cpu.toFixed(1)} s and ${never.cpu.toFixed(1)} s of CPU`;
  return [
    { name: "mesh-poll-resumed", peer: "undici.request, full", ...figure(bare.median()), atMost: 0.5, note },
    // No goal: of two bare TLS connections of Node, the resumed one takes more than half already.
    { name: "mesh-poll-resumed-session", peer: "ours, without a session", ...figure(full.median()) },
  ];
};

function closingSandbox(resumes: boolean): Promise<SeparateSandbox> {
  const closing = { status: 200, body: '{"messages":[]}', headers: { connection: "close" } };
  const faults = [{ operation: "list", probability: 1, seed: 1, does: closing }] as const;
  return separateSandbox({ mailboxes: 1, resumes, rsa: true, faults });
}

function ourPolls({ options }: SeparateSandbox): () => Promise<void> {
  const transport = mesh.meshTransport(options);
  return async () => {
    for await (const id of transport.listInbox()) throw new Error(`the mailbox is not idle: ${id}`);
  };
}

/** The shortest program that polls. It gets a new connection for each, with a full handshake. */
function barePolls({ options }: SeparateSandbox): () => Promise<void> {
  const { baseUrl, mailboxId, tls } = options;
  const dispatcher = new Agent({ connect: { ...tls, minVersion: "TLSv1.2" } });
  return async () => {
    const headers = { accept: "application/vnd.mesh.v2+json", authorization: bareToken(options) };
    const answer = await request(`${baseUrl}/messageexchange/${mailboxId}/inbox`, { dispatcher, headers });
    await answer.body.json();
  };
}

/** A side with its rounds, warmed up. */
async function side(
  poll: () => Promise<void>,
): Promise<{ readonly round: () => Promise<void>; readonly median: () => number }> {
  const costs: number[] = [];
  const round = async (): Promise<void> => {
    const before = cpu();
    for (let i = 0; i < polls; i++) await poll();
    costs.push(((cpu() - before) / polls) * 1_000);
  };
  for (let i = 0; i < 5; i++) await round();
  costs.length = 0;
  return { round, median: () => median(costs) };
}
