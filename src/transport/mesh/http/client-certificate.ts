import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { configurationInvalid } from "../failures/configuration-invalid.js";
import { pemList, type MeshTls, type Pem } from "../mesh-options.js";

/**
 * Checks the pair before the first connection: OpenSSL would tell of a wrong pair only then, and in its own words.
 *
 * @throws MeshError `configuration-invalid` where something is missing, unreadable, or does not belong together.
 */
export function checkClientCertificate(tls: MeshTls | undefined): void {
  if (tls === undefined) throw configurationInvalid("tls is missing: MESH needs ca, cert and key (PEM).");
  const authorities = pemList(tls.ca);
  if (authorities.length === 0)
    throw configurationInvalid(
      "tls.ca is missing: give the root and sub CA certificates of the MESH environment (PEM).",
    );
  for (const authority of authorities) readCertificate(authority, "tls.ca");
  const certificate = readCertificate(tls.cert, "tls.cert");
  if (!certificate.checkPrivateKey(readKey(tls))) {
    throw configurationInvalid(
      "tls.key is not the private key of tls.cert: give the pair that was issued for this mailbox.",
    );
  }
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
    return createPrivateKey({
      key: Buffer.from(key),
      format: "pem",
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  } catch (cause) {
    throw configurationInvalid(
      "tls.key is missing, not a private key in PEM, or its passphrase is missing or wrong.",
      cause,
    );
  }
}
