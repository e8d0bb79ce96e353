import { foundHere } from "../../../scripts/mesh-failures/found-here.js";
import type { MeshTransportOptions } from "../../../src/transport/mesh/index.js";
import { rsaCredentials } from "../support/rsa-credentials.js";
import type { Scenario } from "./support/check-row.js";
import { testRows } from "./support/test-rows.js";

const expired = rsaCredentials("X26ABC1", -10, -1);

/** Options that the transport does not take. */
const withOptions = (options: Partial<MeshTransportOptions>): Scenario => ({ greeted: false, options: () => options });

testRows(foundHere, {
  closed: { then: (_, transport) => transport.close() },
  "header-too-long": { envelope: { localId: "x".repeat(301) } },
  "control-character": { envelope: { subject: "for\r\nmex-to: another" } },
  "address-not-ascii": { envelope: { to: "GPPROVIDER_9990000018_19700101_Ł" } },
  "message-too-large": {
    options: () => ({ limits: { maxMessageBytes: 1_000 } }),
    envelope: { body: new Uint8Array(1_001) },
  },
  "id-that-is-none": { read: (transport, options) => transport.download("../M1", options) },
  "not-https": withOptions({ baseUrl: "http://localhost" }),
  "no-password": withOptions({ password: "" }),
  "limit-that-is-none": withOptions({ limits: { headers: 0 } }),
  "proxy-that-is-none": withOptions({ proxy: "proxy.example:8080" }),
  "no-certificate": {
    greeted: false,
    options: ({ server }) => ({ tls: { ca: server.authority.ca, cert: "none", key: server.client.key } }),
  },
  "key-mismatch": {
    greeted: false,
    options: ({ server }) => ({
      tls: {
        ca: server.authority.ca,
        cert: server.client.cert,
        key: server.authority.issueClient("X26ABC2").key,
      },
    }),
  },
  "own-certificate-expired": {
    greeted: false,
    options: ({ server }) => ({ tls: { ca: server.authority.ca, ...expired } }),
  },
  "tls-function-fails": {
    greeted: false,
    options: () => ({ tls: () => Promise.reject(new Error("no certificate today")) }),
  },
  "mailbox-unknown-here": {
    then: (_, transport) => transport.forMailbox("X26ABC2"),
  },
});
