import type { Socket } from "node:net";
import { tls } from "../../../scripts/mesh-failures/tls.js";
import { createAuthority } from "../../../src/sandbox/certificates/authority.js";
import { rsaCredentials } from "../support/rsa-credentials.js";
import type { Bench } from "./support/bench.js";
import type { Scenario } from "./support/check-row.js";
import { testRows } from "./support/test-rows.js";

const expired = rsaCredentials("localhost", -10, -1);
const early = rsaCredentials("localhost", 1, 10);
const unnamed = rsaCredentials("localhost");
const foreign = createAuthority();

/** The server has this certificate, and we trust it as an authority. */
const withServer = (credentials: typeof expired): Scenario => ({
  server: { credentials },
  greeted: false,
  options: ({ server }) => ({ tls: { ca: credentials.cert, ...server.client } }),
});

/** What answers at the address does so in place of TLS. */
const inPlaceOfTls = (answer: (socket: Socket) => void): Scenario => ({
  greeted: false,
  options: async (bench: Bench) => ({
    baseUrl: `https://localhost:${await bench.listen((socket) => socket.once("data", () => answer(socket)))}`,
  }),
});

/** A fatal alert of TLS (RFC 8446, 6.2): what a server says that ends the handshake. */
const alert = (code: number): Scenario =>
  inPlaceOfTls((socket) => {
    socket.end(Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, code]));
  });

testRows(tls, {
  "unknown-ca": {
    greeted: false,
    options: ({ server }) => ({ tls: { ca: foreign.ca, ...server.client } }),
  },
  "self-signed": {
    server: { credentials: unnamed },
    greeted: false,
  },
  "server-expired": withServer(expired),
  "server-not-yet-valid": withServer(early),
  "wrong-host": { server: { names: ["mesh.example"] }, greeted: false },
  "no-san": withServer(unnamed),
  "plain-http": inPlaceOfTls((socket) => {
    socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
  }),
  "old-tls": alert(70), // protocol_version
  "closed-in-tls": inPlaceOfTls((socket) => {
    socket.destroy();
  }),
  "no-client-certificate": {
    server: { signatures: "ECDSA+SHA256" },
    greeted: false,
    // A certificate of a kind that the server cannot take is not sent.
    options: ({ server }) => ({ tls: { ca: server.authority.ca, ...unnamed } }),
  },
  "client-unknown-ca": alert(48), // unknown_ca
  "client-expired": alert(45), // certificate_expired
  "client-revoked": alert(44), // certificate_revoked
  "refused-silently": {
    greeted: false,
    options: ({ server }) => ({ tls: { ca: server.authority.ca, ...foreign.issueClient("X26ABC1") } }),
    // No handshake comes before it, so it may have been carried out.
    acknowledged: false,
  },
  "refused-later": {
    then: async ({ server }) => {
      server.trust(foreign.ca);
      server.dropIdle();
      while (server.open() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  },
});
