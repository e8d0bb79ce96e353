import { generateKeyPairSync } from "node:crypto";
import { isIP, isIPv6 } from "node:net";
import {
  BasicConstraints,
  ExtendedKeyUsage,
  GeneralName,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_kp_clientAuth,
  id_kp_serverAuth,
  type Extension,
} from "@peculiar/asn1-x509";
import { certificate, extension, holderOf, privateKeyPem, type Issuer } from "./certificate.js";

const day = 24 * 60 * 60 * 1000;
/**
 * Valid for a year before and after now: the sandbox's clock may be set to another day, but TLS uses the computer's.
 */
const validFor = 365 * day;

/** A certificate and its private key, PEM. */
export interface Credentials {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority that exists as long as the sandbox. Its own private key is never written anywhere. */
export interface Authority {
  readonly ca: string;
  /** For the server: the names and addresses that clients may use for it. */
  issueServer(names: readonly string[]): Credentials;
  /** For a client: the mailbox id is the subject's common name (ME-01). */
  issueClient(mailboxId: string): Credentials;
}

/**
 * Makes a new authority (EC P-256, SHA-256). A certificate takes about 1 ms and needs no promise, so each is made when
 * it is first asked for.
 */
export function createAuthority(): Authority {
  const root = newKeys("Update Record sandbox");
  const issue = (commonName: string, purpose: string, more: readonly Extension[] = []): Credentials => {
    const holder = newKeys(commonName);
    const extensions = [
      extension(id_ce_basicConstraints, new BasicConstraints(), "critical"),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), "critical"),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([purpose])),
      ...more,
    ];
    return { cert: certificate(holder, root, { ...validity(), extensions }), key: privateKeyPem(holder) };
  };
  return {
    ca: certificate(root, root, {
      ...validity(),
      extensions: [
        extension(id_ce_basicConstraints, new BasicConstraints({ cA: true }), "critical"),
        extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign), "critical"),
      ],
    }),
    issueServer: (names) =>
      issue("localhost", id_kp_serverAuth, [
        extension(id_ce_subjectAltName, new SubjectAlternativeName(names.map(alternativeName))),
      ]),
    issueClient: (mailboxId) => issue(mailboxId, id_kp_clientAuth),
  };
}

function newKeys(commonName: string): Issuer {
  return holderOf(commonName, generateKeyPairSync("ec", { namedCurve: "P-256" }));
}

function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - validFor), notAfter: new Date(now + validFor) };
}

function alternativeName(name: string): GeneralName {
  if (isIP(name) === 0) return new GeneralName({ dNSName: name });
  // The library reads `::ffff:10.0.0.7` wrongly; the URL parser writes an address of any form in hexadecimal groups.
  return new GeneralName({ iPAddress: isIPv6(name) ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name });
}
