import { generateKeyPairSync } from "node:crypto";
import {
  BasicConstraints,
  GeneralName,
  SubjectAlternativeName,
  id_ce_basicConstraints,
  id_ce_subjectAltName,
} from "@peculiar/asn1-x509";
import type { Credentials } from "../../../src/sandbox/certificates/authority.js";
import {
  certificate,
  extension,
  holderOf,
  privateKeyPem,
  type Issuer,
} from "../../../src/sandbox/certificates/certificate.js";

const day = 86_400_000;
const newHolder = (name: string): Issuer => holderOf(name, generateKeyPairSync("rsa", { modulusLength: 2048 }));

/**
 * Certificates as NHS England issues them for MESH, with RSA keys: the CAs that its own mesh-client comes with have
 * such ones. Those of the sandbox are elliptic, which makes a full handshake cheaper than it is in real life.
 */
export function rsaCertificates(mailboxId: string): {
  readonly ca: string;
  readonly server: Credentials;
  readonly client: Credentials;
} {
  const authority = newHolder("bench");
  const issue = (holder: Issuer, extensions: Parameters<typeof certificate>[2]["extensions"]): string =>
    certificate(holder, authority, {
      notBefore: new Date(Date.now() - day),
      notAfter: new Date(Date.now() + day),
      extensions,
    });
  const [server, client] = [newHolder("localhost"), newHolder(mailboxId)];
  const loopback = new GeneralName({ iPAddress: "127.0.0.1" });
  return {
    ca: issue(authority, [extension(id_ce_basicConstraints, new BasicConstraints({ cA: true }), "critical")]),
    server: {
      cert: issue(server, [extension(id_ce_subjectAltName, new SubjectAlternativeName([loopback]))]),
      key: privateKeyPem(server),
    },
    client: { cert: issue(client, []), key: privateKeyPem(client) },
  };
}
