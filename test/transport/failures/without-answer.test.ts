import { withoutAnswer } from "../../../scripts/mesh-failures/without-answer.js";
import type { Bench } from "./support/bench.js";
import { relayTo, type Relay } from "./support/relay.js";
import { testRows } from "./support/test-rows.js";

const patient = { waiting: 60_000, connecting: 60_000, headers: 60_000, body: 60_000 } as const;
/** For those who wait for it in vain. Long enough for an answer on a busy machine. */
const shortMs = 300;

const aborts = new Map<Bench, AbortController>();
const relays = new Map<Bench, Relay>();

testRows(withoutAnswer, {
  "cut-in-request": { server: { cutAfterBytes: 1 }, envelope: { body: new Uint8Array(500_000) } },
  "cut-before-headers": { answer: "cut" },
  "cut-in-headers": { answer: { raw: "HTTP/1.1 202 Accepted\r\ncontent-le" } },
  "cut-in-body": { answer: { raw: "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{" } },
  "reset-in-body": {
    answer: (_, bench) => {
      setTimeout(() => relays.get(bench)?.resetAll(), 50);
      return { raw: "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{", open: true };
    },
    options: async (bench) => {
      const relay = await relayTo(bench);
      relays.set(bench, relay);
      return { baseUrl: relay.url };
    },
  },
  "late-headers": { answer: "silence", options: () => ({ limits: { ...patient, headers: shortMs } }) },
  "late-body": {
    answer: { raw: "HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{", open: true },
    options: () => ({ limits: { ...patient, body: shortMs } }),
  },
  "late-in-all": { answer: "silence", options: () => ({ limits: { ...patient, total: shortMs } }) },
  "aborted-before": { call: () => ({ signal: AbortSignal.abort() }) },
  "aborted-after": {
    answer: (_, bench) => {
      aborts.get(bench)?.abort();
      return "silence";
    },
    call: (bench) => {
      const control = new AbortController();
      aborts.set(bench, control);
      return { signal: control.signal };
    },
  },
  "no-http": { answer: { raw: "SSH-2.0-none\r\n" } },
  "headers-too-large": { answer: { status: 202, headers: { "x-long": "x".repeat(20_000) } } },
});
