import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import type { MeshTls, Pem } from "./mesh-options.js";
import { configurationInvalid } from "./configuration-invalid.js";

/**
 * Checks the pair before the first connection: OpenSSL would tell of a wrong pair only then, and in its own words.
 *
 * @throws MeshError `configuration-invalid` where something is missing, unreadable, or does not belong together.
 */
export function checkClientCertificate(tls: MeshTls): void {
  if (authorities(tls.ca).length === 0) throw configurationInvalid("tls.ca is missing: give the root and sub CA certificates of the MESH environment (PEM).");
  for (const authority of authorities(tls.ca)) readCertificate(authority, "tls.ca");
  const certificate = readCertificate(tls.cert, "tls.cert");
  if (!certificate.checkPrivateKey(readKey(tls))) {
    throw configurationInvalid("tls.key is not the private key of tls.cert: give the pair that was issued for this mailbox.");
  }
}

function authorities(ca: MeshTls["ca"]): readonly Pem[] {
  if (typeof ca === "string" || ca instanceof Uint8Array) return [ca];
  return ca ?? [];
}

function readCertificate(pem: Pem, name: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw configurationInvalid(`${name} is missing or not a certificate: give PEM text.`, cause);
  }
}

function readKey({ key, passphrase }: MeshTls): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(key), format: "pem", ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    throw configurationInvalid("tls.key is missing, not a private key in PEM, or its passphrase is missing or wrong.", cause);
  }
}
