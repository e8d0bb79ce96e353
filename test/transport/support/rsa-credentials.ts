import { generateKeyPairSync } from "node:crypto";
import type { Credentials } from "../../../src/sandbox/certificates/authority.js";
import { certificate, holderOf, privateKeyPem } from "../../../src/sandbox/certificates/certificate.js";

const day = 86_400_000;

/** A self-signed RSA certificate with its key: valid for these days from now, and without an alternative name. */
export function rsaCredentials(commonName = "test", from = -1, to = 365): Credentials {
  const holder = holderOf(commonName, generateKeyPairSync("rsa", { modulusLength: 2048 }));
  const [notBefore = 0, notAfter = 0] = [from, to].map((days) => Date.now() + days * day);
  const cert = certificate(holder, holder, {
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    extensions: [],
  });
  return { cert, key: privateKeyPem(holder) };
}
