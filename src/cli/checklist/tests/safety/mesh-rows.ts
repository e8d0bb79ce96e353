import { setTimeout as pause } from "node:timers/promises";
import { inspect } from "node:util";
import { buildMessage } from "../../../../build-message.js";
import { parseConsultation } from "../../../../consultation/parse-consultation.js";
import { openDelivery } from "../../../../delivery/open-delivery.js";
import { memoryStore } from "../../../../delivery/store/memory/memory-store.js";
import { newAuthority } from "../../../../sandbox/certificates/new-authority.js";
import { MeshError } from "../../../../transport/mesh-error.js";
import type { MeshTransportOptions } from "../../../../transport/mesh/options.js";
import { rightConsultation, type LocalRun } from "./base.js";
import { withChange, type Change } from "./changed.js";
import { reasonOf } from "./fact-test.js";
import { using, type OwnSandbox, type SandboxRow } from "./own-sandbox.js";

const callsInARow = 10;
const oneNonce = "5d0b6a9e-3f9f-4a53-9d0e-0d6f3a1c2b41";
/** An answer is there at once, but on a busy machine not at the first look. */
const mostLooks = 200;
const betweenLooksMs = 50;
const dayMs = 24 * 60 * 60 * 1_000;

/** How MESH is used: tried against a sandbox of each test's own, whatever MESH the run uses. */
export const meshRows: readonly SandboxRow[] = [
  {
    rule: "ME-01",
    shows: "A connection needs HTTPS, a certificate of the client and one of the server, each of the right authority",
    expected:
      "the right certificates: not refused; a client of another authority: certificate-refused; a server of another " +
      "authority: server-untrusted; no certificate: configuration-invalid; no HTTPS: configuration-invalid",
    async came({ options }) {
      const stranger = await newAuthority();
      const { tls } = options;
      const { ca } = tls;
      const tries: readonly (readonly [string, Partial<MeshTransportOptions>])[] = [
        ["the right certificates", {}],
        ["a client of another authority", { tls: { ca, ...stranger.issueClient(options.mailboxId) } }],
        ["a server of another authority", { tls: { ...tls, ca: stranger.ca } }],
        ["no certificate", { tls: { ca, cert: "", key: "" } }],
        ["no HTTPS", { baseUrl: options.baseUrl.replace("https:", "http:") }],
      ];
      const came: string[] = [];
      for (const [words, change] of tries) came.push(`${words}: ${await handshake({ ...options, ...change })}`);
      return came.join("; ");
    },
  },
  {
    rule: "ME-02",
    shows: "Each request has a token of its own: a MESH that refuses a token used twice takes all of them",
    expected: `${callsInARow} requests: not refused; with one token for two: token-reused`,
    async came({ options }) {
      const calls = (tokens: Partial<MeshTransportOptions>, count: number): Promise<string> =>
        reasonOf(MeshError, () =>
          using({ ...options, ...tokens }, async (transport) => {
            for (let call = 0; call < count; call += 1) await transport.handshake();
          }),
        );
      const [each, same] = [await calls({}, callsInARow), await calls({ newNonce: () => oneNonce }, 2)];
      return `${callsInARow} requests: ${each}; with one token for two: ${same}`;
    },
  },
  {
    rule: "ME-03",
    shows: "A delivery makes a handshake with its first look into the inbox, and the next one a day later",
    expected: "handshakes: 1 at the first look, 1 after the second, 2 a day later",
    came: ({ options, events, sender }) =>
      using(options, async (transport) => {
        let aheadMs = 0;
        const clock = (): Date => new Date(Date.now() + aheadMs);
        const delivery = await openDelivery({ store: memoryStore(), transport, sender, clock });
        const handshakes = async (): Promise<number> => {
          await delivery.poll();
          return events.filter(({ type }) => type === "handshake").length;
        };
        try {
          const [first, second] = [await handshakes(), await handshakes()];
          aheadMs = dayMs;
          const third = await handshakes();
          return `handshakes: ${first} at the first look, ${second} after the second, ${third} a day later`;
        } finally {
          await delivery.close();
        }
      }),
  },
  {
    rule: "ME-14",
    shows: "No event and no error holds anything of the patient, a password or a key",
    expected: "4 errors, and events of a message that was patient-matched: nothing of the patient, no secret",
    came: nothingTold,
  },
];

function handshake(options: MeshTransportOptions): Promise<string> {
  return reasonOf(MeshError, () => using(options, (transport) => transport.handshake()));
}

/** Sends a message within the sandbox, makes errors of all kinds, and looks for what none of them may hold. */
async function nothingTold({ options, sender }: OwnSandbox, run: LocalRun): Promise<string> {
  const told: unknown[] = [];
  const right = rightConsultation("sinusitis", run);
  const state = await using({ ...options, onEvent: (event) => told.push(event) }, async (transport) => {
    const onEvent = (activity: unknown): void => void told.push(activity);
    const delivery = await openDelivery({ store: memoryStore(), transport, sender, onEvent });
    try {
      const record = await delivery.submit(parseConsultation(right), { id: "safety" });
      for (let look = 0; look < mostLooks; look += 1) {
        await delivery.poll();
        if ((await delivery.status(record.id))?.state === "patient-matched") break;
        await pause(betweenLooksMs);
      }
      return (await delivery.status(record.id))?.state ?? "unknown";
    } finally {
      await delivery.close();
    }
  });
  const otherNumber = "9990000018";
  const build = (change: Change): unknown => {
    const consultation = parseConsultation(withChange(right, change));
    return buildMessage(consultation, { sender, clock: () => run.now });
  };
  const { patient, clinicalSummary } = right;
  const errors = [
    await errorOf(() => build({ clinicalSummary: `${String(clinicalSummary)} ${otherNumber}` })),
    await errorOf(() => build({ "patient.nhsNumber": "9993210006" })),
    await errorOf(() => using({ ...options, password: "wrong-password" }, (transport) => transport.handshake())),
    await errorOf(() =>
      using(options, (transport) =>
        transport.send({
          workflowId: "SAFETY",
          to: sender.mailboxId,
          subject: `${patient.name.family}\n`,
          localId: sender.odsCode,
          contentType: "text/plain",
          body: new Uint8Array([1]),
        }),
      ),
    ),
  ].filter((error) => error !== undefined);
  const text = [...told, ...errors].map((one) => inspect(one, { depth: 10 })).join("\n");
  const { family, given = [] } = patient.name;
  const ofPatient = [
    patient.nhsNumber,
    family,
    family.toUpperCase(),
    ...given,
    patient.birthDate,
    String(clinicalSummary),
  ];
  const holds = (words: readonly string[]): boolean => words.some((word) => text.includes(word));
  return (
    `${errors.length} errors, and ${told.length > 0 ? "events" : "no events"} of a message that was ${state}: ` +
    `${holds([...ofPatient, otherNumber, "9993210006"]) ? "SOMETHING" : "nothing"} of the patient, ` +
    (holds(["wrong-password", options.password, options.sharedKey]) ? "A SECRET" : "no secret")
  );
}

async function errorOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error;
  }
}
