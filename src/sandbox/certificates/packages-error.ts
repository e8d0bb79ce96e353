import { UpdateRecordError } from "../../errors.js";

/** The packages with which the sandbox makes its certificates are not installed: they are optional dependencies. */
export class CertificatePackagesError extends UpdateRecordError {
  static override readonly name = "CertificatePackagesError";
  readonly code = "packages-missing";

  constructor(cause: unknown) {
    super(
      "The sandbox needs two optional packages to make its certificates. Install them: " +
        "npm install @peculiar/asn1-schema@2 @peculiar/asn1-x509@2",
      { cause },
    );
  }
}
