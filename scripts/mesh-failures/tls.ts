import type { FailureRows } from "./row.js";

const untrusted = { send: ["server-untrusted", "mailbox", "not-done", "no resend"], arrives: false } as const;
const misnamed = { send: ["server-name-mismatch", "mailbox", "not-done", "no resend"], arrives: false } as const;
const noTls = { send: ["tls-failed", "mailbox", "not-done", "no resend"], arrives: false } as const;
const refused = { send: ["certificate-refused", "mailbox", "not-done", "no resend"], arrives: false } as const;

/** TLS, and the certificates of both sides. */
export const tls: FailureRows = {
  "unknown-ca": {
    failure: "the server's certificate is of an authority that is not in `tls.ca`",
    ...untrusted,
    todo: "Give root and sub CA of this environment as `tls.ca`. An interception proxy looks the same.",
  },
  "self-signed": {
    failure: "the server's certificate is signed by itself",
    ...untrusted,
    todo: "Check `baseUrl`: MESH has no such certificate.",
  },
  "server-expired": {
    failure: "the server's certificate has expired",
    ...untrusted,
    todo: "Check this computer's date; else tell the MESH service.",
  },
  "server-not-yet-valid": {
    failure: "the server's certificate is not yet valid",
    ...untrusted,
    todo: "Check this computer's date.",
  },
  "wrong-host": {
    failure: "the server's certificate is for another host",
    ...misnamed,
    todo: "Check the host in `baseUrl`.",
  },
  "no-san": {
    failure: "the server's certificate has no subject alternative name",
    ...misnamed,
    todo: "Check `baseUrl`: a common name proves no host.",
  },
  "plain-http": {
    failure: "the server speaks HTTP without TLS",
    ...noTls,
    todo: "Check host and port of `baseUrl`, and what is in between.",
  },
  "old-tls": {
    failure: "the server knows TLS 1.1 only",
    ...noTls,
    todo: "Check `baseUrl`: TLS 1.2 is the least.",
  },
  "closed-in-tls": {
    failure: "the connection is closed while TLS is being set up",
    send: ["tls-failed", "network", "not-done", "resend"],
    tries: 3,
    arrives: false,
    todo: "Wait and send again. If it lasts: the client certificate, a firewall.",
  },
  "no-client-certificate": {
    failure: "the server gets no client certificate that it can use (an alert)",
    ...refused,
    todo: "Check `tls.cert` and `tls.key`.",
  },
  "client-unknown-ca": {
    failure: "our certificate is of an authority that the server does not know (an alert)",
    ...refused,
    todo: "Use the certificate that was issued for this environment.",
  },
  "client-expired": {
    failure: "the server finds our certificate expired (an alert)",
    ...refused,
    todo: "Renew the certificate. `tls` as a function needs no restart.",
  },
  "client-revoked": {
    failure: "the server finds our certificate revoked (an alert)",
    ...refused,
    todo: "Get a new certificate.",
  },
  "refused-silently": {
    failure: "the server refuses our certificate by closing the connection, from the first one on",
    ...refused,
    todo: "Check `tls.cert` and `tls.key`, and their environment.",
  },
  "refused-later": {
    failure: "the server refuses by closing new connections what it took before",
    send: ["certificate-refused", "mailbox", "unknown", "no resend"],
    arrives: false,
    todo: "Renew the certificate, then send the same bytes again.",
  },
};
