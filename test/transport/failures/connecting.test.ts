import { connecting } from "../../../scripts/mesh-failures/connecting.js";
import type { Bench } from "./support/bench.js";
import type { Scenario } from "./support/check-row.js";
import { testRows } from "./support/test-rows.js";

/** The address is another one than the server's. */
const at = (baseUrl: string | ((bench: Bench) => Promise<string>)): Scenario => ({
  greeted: false,
  options: async (bench) => ({
    baseUrl: typeof baseUrl === "string" ? baseUrl : await baseUrl(bench),
    limits: { connecting: 5_000 },
  }),
});

/** A proxy that answers every request for a tunnel so. */
const behind = (answer: string): Scenario => ({
  greeted: false,
  options: async (bench) => {
    const port = await bench.listen((socket) => socket.once("data", () => socket.end(answer)));
    return { proxy: `http://localhost:${port}` };
  },
});

testRows(connecting, {
  "name-not-found": at("https://mesh.invalid"),
  "connection-refused": at("https://localhost:1"),
  // TCP to the broadcast address: refused by this computer's own routing, so that nothing goes out.
  "no-route": at("https://255.255.255.255"),
  "connect-timeout": {
    greeted: false,
    options: async (bench) => ({
      baseUrl: `https://localhost:${await bench.listen(() => {})}`,
      limits: { connecting: 100 },
    }),
  },
  busy: {
    answer: "silence",
    options: () => ({ limits: { waiting: 100, headers: 60_000 } }),
    then: (bench, transport) => {
      const end = new AbortController();
      for (let place = 0; place < 16; place += 1) void transport.count({ signal: end.signal }).catch(() => {});
      bench.closedAtEnd(() => {
        end.abort();
      });
    },
  },
  "proxy-absent": { greeted: false, options: () => ({ proxy: "http://localhost:1" }) },
  "proxy-407": behind("HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n"),
  "proxy-403": behind("HTTP/1.1 403 No\r\ncontent-length: 0\r\n\r\n"),
  "proxy-502": behind("HTTP/1.1 502 No\r\ncontent-length: 0\r\n\r\n"),
  "proxy-no-http": behind("SSH-2.0-none\r\n"),
});
