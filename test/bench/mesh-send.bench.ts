import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Agent, request } from "undici";
import type * as meshEntry from "../../src/transport/mesh/index.js";
import { peerPython } from "../interop/support/python.js";
import type { Benchmark, Job, Pace } from "./benchmark.js";
import { bareToken } from "./mesh/bare-token.js";
import { meshClientSends } from "./mesh/mesh-client-sends.js";
import { separateSandbox, type SeparateSandbox } from "./mesh/separate-sandbox.js";
import { addCpu } from "./starting.js";

const { meshTransport } = (await import(
  new URL("../../dist/transport/mesh/index.js", import.meta.url).href
)) as typeof meshEntry;

/** The size of NHS England's Pharmacy First example. */
const bytes = 36_544;
const body = new Uint8Array(Buffer.from("<a>x</a>".repeat(bytes / 8)));
/** Messages in one job, and how many of them are under way at once. */
const batch = 64;
const atOnce = 16;

const pace: Pace = { clock: "cpu-with-started", warmUp: 3, rounds: 15, round: 0.4 };

/** The CPU that a client needs to send a message over mutual TLS; the sandbox has a process of its own. */
export function benchmarks(): readonly Benchmark[] {
  const python = peerPython();
  const ours = (): Job => jobWith(ourSends);
  const bare: Benchmark = {
    name: "mesh-send-bare",
    peer: "undici.request 7.30.2",
    ours,
    theirs: () => jobWith(bareSends),
    operations: batch,
    pace,
    goal: { timesAsFast: 0.67 },
  };
  if ("notRun" in python) {
    console.error(`mesh-send: not run: ${python.notRun}`);
    return [bare];
  }
  return [
    bare,
    {
      name: "mesh-send",
      peer: "mesh-client 5.0.2, 16 threads",
      ours,
      theirs: () =>
        jobWith((sandbox) => {
          const sends = meshClientSends(python.python, sandbox, bytes);
          return async () => {
            addCpu(await sends(batch));
          };
        }),
      operations: batch,
      pace,
      goal: { timesAsFast: 2 },
    },
  ];
}

/** A job that sends one batch. The sandbox starts with the first one, which is part of warming up. */
function jobWith(sends: (sandbox: SeparateSandbox) => () => Promise<void>): Job {
  const started = separateSandbox({ mailboxes: 2, folder: mkdtempSync(join(tmpdir(), "bench-")) });
  const ready = started.then(sends);
  const job = async (): Promise<void> => (await ready)();
  return Object.assign(job, { serverCpu: async () => (await (await started).used()).cpu });
}

function ourSends({ options }: SeparateSandbox): () => Promise<void> {
  const transport = meshTransport(options);
  const contentType = "application/fhir+xml";
  return inParallel(async () => {
    await transport.send({ workflowId: "BENCH", to: "X26ABC2", subject: "bench", localId: "bench", contentType, body });
  });
}

/** The same request with nothing but a token and the reading of the answer: what no client can do better. */
function bareSends({ options }: SeparateSandbox): () => Promise<void> {
  const { baseUrl, mailboxId, tls } = options;
  const dispatcher = new Agent({ connect: { ...tls, minVersion: "TLSv1.2" }, connections: atOnce, pipelining: 1 });
  const headers = {
    accept: "application/vnd.mesh.v2+json",
    "mex-from": mailboxId,
    "mex-to": "X26ABC2",
    "mex-workflowid": "BENCH",
    "mex-subject": "bench",
    "mex-localid": "bench",
    "content-type": "application/fhir+xml",
  };
  return inParallel(async () => {
    const url = `${baseUrl}/messageexchange/${mailboxId}/outbox`;
    const authorization = bareToken(options);
    const answer = await request(url, { method: "POST", dispatcher, headers: { ...headers, authorization }, body });
    if (answer.statusCode !== 202) throw new Error(`status ${answer.statusCode}`);
    await answer.body.json();
  });
}

function inParallel(send: () => Promise<void>): () => Promise<void> {
  return async () => {
    let left = batch;
    const worker = async (): Promise<void> => {
      while (left-- > 0) await send();
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };
}
