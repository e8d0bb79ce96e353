import { createHash, randomBytes, sign, type KeyObject, type KeyPairKeyObjectResult } from "node:crypto";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  Certificate,
  Extension,
  Extensions,
  KeyIdentifier,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
  id_ce_authorityKeyIdentifier,
  id_ce_subjectKeyIdentifier,
} from "@peculiar/asn1-x509";

/** How a certificate is signed: with SHA-256, and with a key of this kind. */
const signatureAlgorithms = { ec: "1.2.840.10045.4.3.2", rsa: "1.2.840.113549.1.1.11" } as const;

const attributes = { commonName: "2.5.4.3", organisationalUnit: "2.5.4.11" } as const;

/** Whose certificate it is, and the key that it is about. */
export interface Holder {
  readonly commonName: string;
  readonly publicKey: KeyObject;
}

/** Who signs it. */
export interface Issuer extends Holder {
  readonly privateKey: KeyObject;
}

/** Everything else that a certificate says. */
export interface CertificateContent {
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Extension[];
}

/** An X.509 certificate of version 3 (RFC 5280), PEM. Holder and issuer are the same in a self-signed one. */
export function certificate(holder: Holder, issuer: Issuer, content: CertificateContent): string {
  const kind = issuer.privateKey.asymmetricKeyType === "rsa" ? "rsa" : "ec";
  const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: signatureAlgorithms[kind] });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: signatureAlgorithm,
    issuer: nameOf(issuer.commonName),
    validity: new Validity({ notBefore: content.notBefore, notAfter: content.notAfter }),
    subject: nameOf(holder.commonName),
    subjectPublicKeyInfo: AsnConvert.parse(publicKeyBytes(holder), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...content.extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyId(holder))),
      extension(
        id_ce_authorityKeyIdentifier,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyId(issuer)) }),
      ),
    ]),
  });
  // A new array, since Node's buffers are views of larger ones.
  const signature = new Uint8Array(
    sign("sha256", Buffer.from(AsnConvert.serialize(tbsCertificate)), issuer.privateKey),
  );
  return pem(new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue: signature.buffer }));
}

/** One more thing that a certificate says. A reader that does not know a critical one must refuse the certificate. */
export function extension(extnID: string, value: object, critical?: "critical"): Extension {
  const extnValue = new OctetString(AsnConvert.serialize(value));
  return new Extension({ extnID, critical: critical !== undefined, extnValue });
}

/** The keys and the name of a holder. */
export function holderOf(commonName: string, { publicKey, privateKey }: KeyPairKeyObjectResult): Issuer {
  return { commonName, publicKey, privateKey };
}

/** A private key as it is kept beside its certificate, PEM. */
export function privateKeyPem({ privateKey }: Issuer): string {
  return String(privateKey.export({ type: "pkcs8", format: "pem" }));
}

function publicKeyBytes({ publicKey }: Holder): Buffer {
  return publicKey.export({ type: "spki", format: "der" });
}

function keyId(holder: Holder): Uint8Array {
  return createHash("sha256").update(publicKeyBytes(holder)).digest().subarray(0, 20);
}

/** Common name, and a unit that says what it is for. */
function nameOf(commonName: string): Name {
  const part = (type: string, utf8String: string): RelativeDistinguishedName =>
    new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) })]);
  return new Name([part(attributes.commonName, commonName), part(attributes.organisationalUnit, "Test only")]);
}

/** 16 random bytes, positive and without a leading zero, as RFC 5280 requires. */
function serialNumber(): ArrayBuffer {
  return Uint8Array.of(0x40, ...randomBytes(15)).buffer;
}

function pem(value: Certificate): string {
  const lines = Buffer.from(AsnConvert.serialize(value))
    .toString("base64")
    .replaceAll(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
