import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { configurationInvalid } from "../failures/found-here.js";
import { pemList, type MeshTls, type Pem } from "../options.js";

/**
 * Checks certificate and key before the first connection. Otherwise OpenSSL would find a wrong pair only then, and its
 * messages are hard to understand.
 *
 * @throws MeshError `configuration-invalid` where something is missing or unreadable, or the key is not the
 * certificate's.
 */
export function checkClientCertificate(tls: MeshTls | undefined): void {
  if (tls === undefined) throw configurationInvalid("tls is missing: MESH needs ca, cert and key (PEM).");
  const authorities = pemList(tls.ca);
  if (authorities.length === 0)
    throw configurationInvalid(
      "tls.ca is missing: pass the root and sub CA certificates of the MESH environment (PEM).",
    );
  for (const authority of authorities) readCertificate(authority, "tls.ca");
  const certificate = readCertificate(tls.cert, "tls.cert");
  if (!certificate.checkPrivateKey(readKey(tls))) {
    throw configurationInvalid(
      "tls.key is not the private key of tls.cert: pass the pair that was issued for this mailbox.",
    );
  }
}

function readCertificate(pem: Pem, name: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw configurationInvalid(`${name} is missing or is not a certificate: pass it as PEM.`, cause);
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
      "tls.key is missing, is not a private key in PEM, or its passphrase is missing or wrong.",
      cause,
    );
  }
}
