import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isIP } from "node:net";
import {
  addressBytes,
  around,
  bits,
  inPlace,
  integer,
  octets,
  oid,
  sequence,
  set,
  text,
  time,
  yes,
  type Der,
} from "./der.js";

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
 * Makes a new authority (EC P-256, SHA-256, X.509 version 3 as in RFC 5280). A certificate takes about 0.2 ms and needs
 * no promise, so each is made when it is first asked for.
 */
export function createAuthority(): Authority {
  const subject = nameOf("Update Record sandbox");
  const keys = newKeys();
  const issuer: Issuer = { subject, key: keys.privateKey, keyId: keys.id };
  const root = certificate(issuer, subject, keys, [
    extension("basicConstraints", sequence(yes), "critical"),
    extension("keyUsage", bits(Buffer.from([0b0000_0110]), 1), "critical"), // keyCertSign and cRLSign
  ]);
  const issue = (commonName: string, purpose: Purpose, more: readonly Der[] = []): Credentials => {
    const own = newKeys();
    const cert = certificate(issuer, nameOf(commonName), own, [
      extension("basicConstraints", sequence(), "critical"),
      extension("keyUsage", bits(Buffer.from([0b1000_0000]), 7), "critical"), // digitalSignature
      extension("extendedKeyUsage", sequence(oid(purposes[purpose]))),
      ...more,
    ]);
    return { cert, key: String(own.privateKey.export({ type: "pkcs8", format: "pem" })) };
  };
  return {
    ca: root,
    issueServer: (names) =>
      issue("localhost", "server", [extension("subjectAltName", sequence(...names.map(alternativeName)))]),
    issueClient: (mailboxId) => issue(mailboxId, "client"),
  };
}

type Purpose = "server" | "client";
const purposes: Readonly<Record<Purpose, string>> = { server: "1.3.6.1.5.5.7.3.1", client: "1.3.6.1.5.5.7.3.2" };

const extensionIds = {
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  subjectAltName: "2.5.29.17",
  subjectKeyIdentifier: "2.5.29.14",
  authorityKeyIdentifier: "2.5.29.35",
} as const;

function extension(name: keyof typeof extensionIds, value: Der, critical?: "critical"): Der {
  return sequence(oid(extensionIds[name]), ...(critical === undefined ? [] : [yes]), octets(value));
}

interface Issuer {
  readonly subject: Der;
  readonly key: KeyObject;
  readonly keyId: Uint8Array;
}

interface Keys {
  readonly privateKey: KeyObject;
  /** The public key as a certificate carries it. */
  readonly spki: Uint8Array;
  readonly id: Uint8Array;
}

function newKeys(): Keys {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  return { privateKey, spki, id: createHash("sha256").update(spki).digest().subarray(0, 20) };
}

function certificate(issuer: Issuer, subject: Der, keys: Keys, extensions: readonly Der[]): string {
  const algorithm = sequence(oid("1.2.840.10045.4.3.2")); // ECDSA with SHA-256
  const now = Date.now();
  const body = sequence(
    around(0, integer(2)),
    integer(...serialNumber()),
    algorithm,
    issuer.subject,
    sequence(time(new Date(now - validFor)), time(new Date(now + validFor))),
    subject,
    keys.spki,
    around(
      3,
      sequence(
        ...extensions,
        extension("subjectKeyIdentifier", octets(keys.id)),
        extension("authorityKeyIdentifier", sequence(inPlace(0, issuer.keyId))),
      ),
    ),
  );
  return pem("CERTIFICATE", sequence(body, algorithm, bits(sign("sha256", body, issuer.key))));
}

/** Common name, and a unit that says what it is for. */
function nameOf(commonName: string): Der {
  return sequence(set(sequence(oid("2.5.4.3"), text(commonName))), set(sequence(oid("2.5.4.11"), text("Test only"))));
}

function alternativeName(name: string): Der {
  return isIP(name) === 0 ? inPlace(2, Buffer.from(name)) : inPlace(7, addressBytes(name));
}

/** 16 random bytes, positive and without a leading zero, as RFC 5280 requires. */
function serialNumber(): readonly number[] {
  return [0x40, ...randomBytes(15)];
}

function pem(label: string, der: Uint8Array): string {
  const lines = (
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? []
  ).join("\n");
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
