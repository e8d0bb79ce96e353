import fc from "fast-check";
import { expect, test } from "vitest";
import type { MeshTransport } from "../../../src/transport/mesh/index.js";
import { MeshError } from "../../../src/transport/mesh-error.js";
import { anyCharacter } from "../../support/any-character.js";
import { inputs, seed } from "../../support/inputs.js";
import { againstServer, all } from "../support/against-server.js";
import { envelope, secrets } from "../support/fixtures.js";

const mesh = againstServer();

const idOrNot = fc.oneof(fc.constantFrom("M1", "M2", "", "..", "a b", secrets.surname), fc.jsonValue({ maxDepth: 1 }));
/** As fast-check's own `webQueryParameters`, which makes a table of all characters first. */
const query = fc
  .array(fc.oneof(anyCharacter.map(encodeURIComponent), fc.constantFrom(...Array.from("abAB01-._~!$&'()*+,;=:@/?"))))
  .map((parts) => parts.join(""));
const link = fc.oneof(
  query.map((text) => `/messageexchange/X26ABC1/inbox?${text}`),
  fc.constantFrom("/inbox", "?continue_from=A", "?continue_from=B", "?max_results=1&continue_from=C%3D"),
  fc.jsonValue({ maxDepth: 1 }),
);
/** Bodies near those of the API: its names with any values. */
const nearBody = fc.record(
  {
    messages: fc.oneof(fc.array(idOrNot), idOrNot),
    links: fc.oneof(fc.record({ next: link }, { requiredKeys: [] }), fc.jsonValue({ maxDepth: 1 })),
    count: fc.jsonValue({ maxDepth: 1 }),
    message_id: idOrNot,
    messageID: idOrNot,
    messageId: idOrNot,
    status: fc.jsonValue({ maxDepth: 1 }),
    upload_timestamp: fc.oneof(fc.string(), fc.constantFrom("20260701122152", "2026-07-01T12:21:52")),
    results: fc.oneof(fc.array(fc.dictionary(fc.constantFrom("mailbox_id", "mailbox_name"), idOrNot)), idOrNot),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  nearBody.map((value) => JSON.stringify(value)),
  fc.json({ maxDepth: 3 }),
  fc.string(),
);
const headerValue = fc.oneof(
  fc.constantFrom("1:1", "1:2", "2:2", "1:0", "REPORT", "DATA", "gzip", "br", "M1", "0".repeat(64)),
  fc.stringMatching(/^[A1:,;\t =]{0,8}$/),
);
const headers = fc.dictionary(
  fc.constantFrom(
    "mex-messagetype",
    "mex-chunk-range",
    "mex-content-checksum",
    "mex-statuscode",
    "mex-linkedmsgid",
    "content-encoding",
    "content-type",
    "mex-to",
  ),
  headerValue,
);
const answer = fc.record({ status: fc.constantFrom(200, 202, 206, 200, 404, 423), headers, body });

let inParts: MeshTransport | undefined;
const calls = {
  list: async () => all(mesh.transport.listInbox()),
  filtered: async () => all(mesh.transport.listInbox({ workflowFilter: "GPCONNECT*" })),
  download: async () => mesh.transport.download("M1"),
  head: async () => mesh.transport.head("M1"),
  count: async () => mesh.transport.count(),
  track: async () => mesh.transport.track("M1"),
  lookUp: async () => mesh.transport.lookUpEndpoint("A12345", "W"),
  send: async () => mesh.transport.send(envelope),
  parts: async () => (inParts ??= mesh.open({ chunkBytes: 30 })).send(envelope),
} as const;

/** Requests that a call of such answers may cost: a walk ends when three answers in turn bring nothing new. */
const most = 60;

test.each(Object.keys(calls) as (keyof typeof calls)[])(
  "ME-04, ME-07, ME-14: whatever MESH answers, %s gives a value or a MeshError, and ends",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 4 }), async (answers) => {
        mesh.server.received.length = 0;
        mesh.server.answer = () => answers[(mesh.server.received.length - 1) % answers.length] ?? { status: 200 };
        const outcome: unknown = await calls[name]().catch((error: unknown) => error);
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(MeshError);
          expect(`${outcome.message} ${JSON.stringify(outcome)}`).not.toMatch(/Testfamilie|9990000018|Musterweg/);
        }
        expect(mesh.server.received.length).toBeLessThan(most);
      }),
      { numRuns: inputs(20, 1_000), seed },
    );
  },
  300_000,
);
