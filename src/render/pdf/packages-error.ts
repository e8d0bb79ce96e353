import { UpdateRecordError } from "../../errors.js";

/** The packages that make PDFs are not installed: they are optional peer dependencies. Only Node can load them. */
export class PdfPackagesError extends UpdateRecordError {
  static override readonly name = "PdfPackagesError";
  readonly code = "packages-missing";

  constructor(cause: unknown) {
    super(
      "A PDF is made in Node with three optional packages. Install them: " +
        "npm install pdfkit@0.20 dejavu-fonts-ttf@2.37 bidi-js@1.1",
      { cause },
    );
  }
}
