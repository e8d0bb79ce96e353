import { MeshError, type Certainty } from "../../../src/transport/mesh-error.js";
import type { Transport } from "../../../src/transport/transport.js";
import { bytesOf } from "../contract/suite.js";
import type { Command, Role } from "./script.js";
import type { World } from "./world.js";

/** What the sender knows about one attempt to send. */
interface Attempt {
  readonly text: string;
  readonly certainty: Certainty;
}

/** The program has ended: nothing after this happens. */
class ProgramEnded extends Error {}

let runs = 0;

/** Worlds in which a script has not ended well. */
const unclean = new Set<World>();

/**
 * Plays a script, then lets everything calm down, reads what is left, and returns what is wrong: what was lost,
 * invented, or found although it was said not to have been sent.
 */
export async function faultsOf(script: readonly Command[], world: World): Promise<readonly string[]> {
  if (unclean.has(world)) await clear(world);
  unclean.add(world);
  const run = (runs += 1);
  const attempts: Attempt[] = [];
  /** By message id: what the receiving program has stored. It outlives the program. */
  const stored = new Map<string, string>();
  const faults: string[] = [];
  const programs = { sender: world.open("sender"), receiver: world.open("receiver") };
  const restart = async (role: Role): Promise<void> => {
    await programs[role].close();
    programs[role] = world.open(role);
  };

  const sendOne = async (text: string, giveUpAfterMs: number | undefined): Promise<Attempt> => {
    const signal = giveUpAfterMs === undefined ? {} : { signal: AbortSignal.timeout(giveUpAfterMs) };
    try {
      await programs.sender.send(messageWith(text, world.receiver), signal);
      return { text, certainty: "done" };
    } catch (error) {
      if (!(error instanceof MeshError)) faults.push(`not a MeshError: ${String(error)}`);
      return { text, certainty: error instanceof MeshError ? error.certainty : "unknown" };
    }
  };
  const play = async (command: Command): Promise<void> => {
    switch (command.do) {
      case "send": {
        const texts = Array.from({ length: command.count }, (_, place) => `${run}:${attempts.length + place}:é<&>`);
        const made = await Promise.all(texts.map((text) => sendOne(text, command.giveUpAfterMs)));
        const hasEnded = world.hasEnded("sender");
        // A program that has ended knows no outcome.
        attempts.push(...made.map((one) => (hasEnded ? { ...one, certainty: "unknown" as const } : one)));
        if (hasEnded) await restart("sender");
        return;
      }
      case "poll":
        try {
          await poll(programs.receiver, stored, command.endsAfter);
        } catch (error) {
          if (!(error instanceof MeshError || error instanceof ProgramEnded)) throw error;
          if (error instanceof ProgramEnded) await restart("receiver");
        }
        if (world.hasEnded("receiver")) await restart("receiver");
        return;
      case "restart":
        return restart(command.role);
      case "settle":
        await world.settle();
        return;
      case "disturb":
        world.disturb(command.disturbance);
        return;
    }
  };

  for (const command of script) await play(command);
  for (const role of ["sender", "receiver"] as const) await programs[role].close();
  world.calm();
  await world.settle();
  await readAll(world.reader, stored);
  const wrong = [...faults, ...wrongIn(attempts, [...stored.values()])];
  if (wrong.length === 0) unclean.delete(world);
  return wrong;
}

/** Reads the inbox as an application must: it stores each item, and only then acknowledges it (ME-08). */
async function poll(transport: Transport, stored: Map<string, string>, endsAfter: number = Infinity): Promise<void> {
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > endsAfter) throw new ProgramEnded();
  };
  const ids: string[] = [];
  for await (const id of transport.listInbox()) ids.push(id);
  for (const id of ids) {
    step();
    try {
      if (!stored.has(id)) {
        const text = bytesOf(await transport.download(id)).toString();
        step();
        stored.set(id, text);
      }
      step();
      await transport.acknowledge(id);
    } catch (error) {
      // It stays with MESH for the next time.
      if (!(error instanceof MeshError)) throw error;
    }
  }
}

/** Reads until nothing is left. */
async function readAll(receiver: Transport, stored: Map<string, string>): Promise<void> {
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const before = stored.size;
    await poll(receiver, stored);
    const left: string[] = [];
    for await (const id of receiver.listInbox()) left.push(id);
    if (left.length === 0 && stored.size === before) return;
  }
}

/** Takes away what a script that failed has left. */
async function clear(world: World): Promise<void> {
  world.calm();
  await world.settle();
  await readAll(world.reader, new Map());
}

/** Messages of unknown outcome, of all scripts: MESH may still be at work on one when its script is over. */
const underWay = new Set<string>();

/** How often a message may be found, by what its sender was told. MESH itself keeps duplicates (ME-13). */
const expected: Readonly<Record<Certainty, readonly number[]>> = { done: [1], "not-done": [0], unknown: [0, 1] };

function wrongIn(attempts: readonly Attempt[], found: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const text of found) times.set(text, (times.get(text) ?? 0) + 1);
  const wrong = attempts.flatMap(({ text, certainty }) => {
    const count = times.get(text) ?? 0;
    return expected[certainty].includes(count) ? [] : [`${text} was ${certainty}, and found ${count} times`];
  });
  for (const { text, certainty } of attempts) if (certainty === "unknown") underWay.add(text);
  const sent = new Set([...underWay, ...attempts.map(({ text }) => text)]);
  return [...wrong, ...found.filter((text) => !sent.has(text)).map((text) => `${text} was never sent`)];
}

function messageWith(text: string, to: string): Parameters<Transport["send"]>[0] {
  return {
    workflowId: "GPCONNECT_UPDATE_RECORD",
    to,
    subject: "Script",
    localId: "FA123",
    contentType: "application/fhir+xml",
    body: new TextEncoder().encode(text),
  };
}
