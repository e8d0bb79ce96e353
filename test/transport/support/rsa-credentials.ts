import { generateKeyPairSync } from "node:crypto";
import { once } from "../../../src/values/once.js";
import type { Credentials } from "../../../src/sandbox/certificates/authority.js";
import { certificate, holderOf, privateKeyPem } from "../../../src/sandbox/certificates/certificate.js";

const day = 86_400_000;

/** One for all of them: an RSA key takes a second of a slow machine. */
const keys = once(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));

/** A self-signed RSA certificate with its key: valid for these days from now, and without an alternative name. */
export function rsaCredentials(commonName = "test", from = -1, to = 365): Credentials {
  const holder = holderOf(commonName, keys());
  const [notBefore = 0, notAfter = 0] = [from, to].map((days) => Date.now() + days * day);
  const cert = certificate(holder, holder, {
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    extensions: [],
  });
  return { cert, key: privateKeyPem(holder) };
}
