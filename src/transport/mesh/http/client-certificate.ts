import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { Duplex } from "node:stream";
import { createSecureContext, TLSSocket, type SecureContext } from "node:tls";
import { isMailboxId } from "../../../values/mailbox-id.js";
import { checkOptionNames } from "../../../values/option-names.js";
import { configurationInvalid } from "../failures/found-here.js";
import { pemList, type MeshPemTls, type MeshPfxTls, type MeshTls, type Pem } from "../options.js";

/** A client certificate that was checked. */
export interface ClientCertificate {
  readonly validTo: Date;
  /** The mailbox that it was issued for, where its common name is one. */
  readonly mailboxId: string | undefined;
}

/**
 * Checks certificate and key before the first connection. Otherwise OpenSSL would find a fault only then, and its
 * messages are hard to understand. The dates go by this computer's clock, as TLS does.
 *
 * @throws MeshError `configuration-invalid` where something is missing or unreadable, the key is not the
 * certificate's, or the certificate is not yet valid or has expired.
 */
export function checkClientCertificate(tls: MeshTls | undefined, now: number = Date.now()): ClientCertificate {
  if (typeof tls !== "object")
    throw configurationInvalid("tls is missing: MESH needs ca, and cert with key (PEM) or pfx.");
  checkOptionNames("tls", tls, { ca: true, cert: true, key: true, pfx: true, passphrase: true });
  const authorities = pemList(tls.ca);
  if (authorities.length === 0)
    throw configurationInvalid(
      "tls.ca is missing: pass the root and sub CA certificates of the MESH environment (PEM).",
    );
  for (const authority of authorities) readCertificate(authority, "tls.ca");
  const certificate = tls.pfx === undefined ? certificateOf(tls) : certificateIn(tls);
  const [validFrom, validTo] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (validFrom.getTime() > now)
    throw configurationInvalid(
      `The client certificate is valid from ${day(validFrom)} only: check this computer's date, and the certificate.`,
    );
  if (validTo.getTime() < now)
    throw configurationInvalid(`The client certificate expired on ${day(validTo)}: pass the one that replaces it.`);
  const name = /^CN=(.+)$/m.exec(certificate.subject)?.[1];
  return { validTo, mailboxId: isMailboxId(name) ? name : undefined };
}

/** What all connections with this certificate share: made once, since reading the certificates takes long. */
export function secureContextOf({ ca, cert, key, pfx, passphrase }: MeshTls): SecureContext {
  return createSecureContext({
    ca: pemList(ca).map((pem) => Buffer.from(pem)),
    ...(pfx === undefined ? { cert: Buffer.from(cert), key: Buffer.from(key) } : { pfx: Buffer.from(pfx) }),
    ...(passphrase === undefined ? {} : { passphrase }),
    minVersion: "TLSv1.2",
  });
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function certificateOf(tls: MeshPemTls): X509Certificate {
  const certificate = readCertificate(tls.cert, "tls.cert");
  if (!certificate.checkPrivateKey(readKey(tls))) {
    throw configurationInvalid(
      "tls.key is not the private key of tls.cert: pass the pair that was issued for this mailbox.",
    );
  }
  return certificate;
}

/**
 * Node reads a PFX only into a context for TLS; a socket that is connected to nothing shows the certificate in it.
 * OpenSSL itself refuses a key that is not the certificate's.
 */
function certificateIn(tls: MeshPfxTls): X509Certificate {
  let secureContext: SecureContext;
  try {
    secureContext = secureContextOf(tls);
  } catch (cause) {
    throw configurationInvalid(
      "tls.pfx cannot be read: it is not a PFX (PKCS #12) file, its passphrase is missing or wrong, or it is " +
        "encrypted in a way that OpenSSL 3 no longer reads.",
      cause,
    );
  }
  const nowhere = new TLSSocket(new Duplex({ read: () => {}, write: () => {} }), { secureContext });
  const certificate = nowhere.getX509Certificate();
  nowhere.destroy();
  if (certificate === undefined)
    throw configurationInvalid("tls.pfx holds no certificate with its key: export both into it.");
  return certificate;
}

function readCertificate(pem: Pem, name: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    const advice = isFileName(pem) ? "pass the text of the file, not its name" : "pass it as PEM";
    throw configurationInvalid(`${name} is missing or is not a certificate: ${advice}.`, cause);
  }
}

/** One line without the mark of PEM: nothing of it is read, shown or kept. */
function isFileName(pem: unknown): boolean {
  return typeof pem === "string" && /^[^\r\n-]*\.[A-Za-z0-9]{2,4}$/.test(pem);
}

function readKey({ key, passphrase }: MeshPemTls): KeyObject {
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
