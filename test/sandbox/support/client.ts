import type { Sandbox } from "../../../src/sandbox/index.js";
import { envelopeOf, meshTransport } from "../../../src/transport/mesh/index.js";
import type { Transport } from "../../../src/transport/transport.js";
import { messageFor, type PatientParts } from "./message.js";

/** Sends a message as a pharmacy does, and gives the id that MESH has for it. */
export async function sent(sandbox: Sandbox, patient: PatientParts = {}, run = ""): Promise<string> {
  const transport = pharmacy(sandbox, run);
  const { messageId } = await transport.send(envelopeOf(messageFor(patient)));
  await transport.close();
  return messageId;
}

/** The pharmacy's own transport. */
export function pharmacy(sandbox: Sandbox, run = ""): Transport {
  return meshTransport(sandbox.transportOptionsFor("X26ABC1", { run }));
}

/** The ids that wait in the pharmacy's inbox. */
export async function inbox(sandbox: Sandbox, run = ""): Promise<string[]> {
  const transport = pharmacy(sandbox, run);
  const ids: string[] = [];
  for await (const id of transport.listInbox()) ids.push(id);
  await transport.close();
  return ids;
}

/** The codes of the answers in the pharmacy's inbox, in its order, as the sandbox's timelines have them. */
export async function answersIn(sandbox: Sandbox, run = ""): Promise<(string | undefined)[]> {
  const ids = await inbox(sandbox, run);
  const steps = sandbox.messages.list().flatMap((message) => message.steps);
  return ids.map((id) => steps.find(({ messageId, code }) => messageId === id && code !== undefined)?.code);
}
