import { expect, test } from "vitest";
import { meshTransport } from "../../../src/transport/mesh/index.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { inputs } from "../../support/inputs.js";
import { envelope, optionsFor } from "../support/fixtures.js";
import { newBench } from "./support/bench.js";
import { relayTo, type RelayEnd } from "./support/relay.js";

const limits = { headers: 2_000, body: 2_000, connecting: 2_000, total: 10_000 } as const;

/** What a send came to, and what MESH had seen of it, where the network ended so. */
async function sendOver(end: RelayEnd | null, isConnected: boolean) {
  const bench = await newBench();
  try {
    const { server } = bench;
    server.answer = ({ url }) =>
      url.endsWith("/outbox") ? { status: 202, body: '{"message_id":"M1"}' } : { status: 200 };
    const relay = await relayTo(bench);
    const transport = meshTransport(optionsFor(server, { baseUrl: relay.url, limits }));
    bench.closedAtEnd(() => transport.close());
    await transport.handshake();
    if (!isConnected) {
      server.dropIdle();
      await expect.poll(() => server.open()).toBe(0);
    }
    relay.endAt(end);
    const outcome: unknown = await transport.send(envelope).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { outcome, seen: server.begun.filter((path) => path.endsWith("/outbox")).length, relay };
  } finally {
    await bench.end();
  }
}

/** Evenly spread over all bytes, the first and the last among them. */
function placesIn(length: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => 1 + Math.round((place * (length - 1)) / (count - 1)));
}

const cases = (["close", "reset"] as const).flatMap((how) =>
  [true, false].flatMap((isConnected) =>
    (["afterSent", "afterAnswered"] as const).map((side) => ({ how, isConnected, side })),
  ),
);

test.each(cases)(
  "ME-13: $how at any byte ($side, connected: $isConnected): a send is never surer than what MESH saw",
  async ({ how, isConnected, side }) => {
    const whole = await sendOver(null, isConnected);
    expect(whole).toMatchObject({ outcome: { messageId: "M1" }, seen: 1 });
    const places = placesIn(whole.relay[side === "afterSent" ? "sent" : "answered"], inputs(8, 150));
    const wrong: string[] = [];
    const check = async (place: number): Promise<void> => {
      const { outcome, seen } = await sendOver({ [side]: place, how }, isConnected);
      const said = outcome instanceof MeshError ? `${outcome.reason}, ${outcome.certainty}` : JSON.stringify(outcome);
      const isTrue =
        outcome instanceof MeshError
          ? outcome.certainty === "unknown" || (outcome.certainty === "not-done" && seen === 0)
          : said === '{"messageId":"M1"}' && seen === 1;
      const isOfTheNetwork = !(outcome instanceof MeshError) || (outcome.fault === "network" && outcome.resendCanHelp);
      if (!isTrue || !isOfTheNetwork || seen > 1) wrong.push(`byte ${place}: ${said}, seen ${seen}`);
    };
    const waiting = [...places];
    const lane = async (): Promise<void> => {
      for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) await check(place);
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    expect(wrong).toEqual([]);
  },
  600_000,
);
