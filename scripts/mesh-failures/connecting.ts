import type { FailureRows } from "./row.js";

const unreachable = {
  send: ["unreachable", "network", "not-done", "resend"],
  tries: 3,
  arrives: false,
} as const;
const proxy = { arrives: false } as const;

/** No connection to MESH comes about. */
export const connecting: FailureRows = {
  "name-not-found": {
    failure: "the host's name is not found",
    ...unreachable,
    todo: "Wait and send again. If it lasts: `baseUrl`, name resolution.",
  },
  "connection-refused": {
    failure: "the connection is refused",
    ...unreachable,
    todo: "Wait and send again. If it lasts: `baseUrl`, firewall.",
  },
  "no-route": {
    failure: "there is no route to the host",
    ...unreachable,
    todo: "Wait and send again. If it lasts: network, VPN, firewall.",
  },
  "connect-timeout": {
    failure: "no connection, or no TLS, within `limits.connecting`",
    ...unreachable,
    todo: "Wait and send again. If it lasts: firewall, `limits.connecting`.",
  },
  busy: {
    failure: "no connection of the transport becomes free within `limits.waiting`",
    send: ["busy", "network", "not-done", "resend"],
    tries: 1,
    arrives: false,
    todo: "Send again, with fewer calls at a time.",
  },
  "proxy-absent": {
    failure: "nobody answers at the proxy's address",
    send: ["proxy-failed", "network", "not-done", "resend"],
    tries: 3,
    ...proxy,
    todo: "Wait and send again. If it lasts: the option `proxy`.",
  },
  "proxy-407": {
    failure: "the proxy wants other credentials (407)",
    send: ["proxy-failed", "mailbox", "not-done", "no resend"],
    ...proxy,
    todo: "Put user and password into the option `proxy`.",
  },
  "proxy-403": {
    failure: "the proxy refuses the host (403)",
    send: ["proxy-failed", "mailbox", "not-done", "no resend"],
    ...proxy,
    todo: "Have the host and port of `baseUrl` allowed in the proxy.",
  },
  "proxy-502": {
    failure: "the proxy cannot reach MESH (502)",
    send: ["proxy-failed", "network", "not-done", "resend"],
    tries: 3,
    ...proxy,
    todo: "Wait and send again. If it lasts: ask whoever runs the proxy.",
  },
  "proxy-no-http": {
    failure: "what answers at the proxy's address is no HTTP proxy",
    send: ["proxy-failed", "network", "not-done", "resend"],
    tries: 3,
    ...proxy,
    todo: "Check the option `proxy`.",
  },
};
