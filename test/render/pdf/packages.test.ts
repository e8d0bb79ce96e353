import { expect, test } from "vitest";
import { packagesLoader } from "../../../src/render/pdf/packages.js";
import { PdfPackagesError } from "../../../src/render/index.js";

test.each(["pdfkit", "bidi-js", "node:module"])(
  "where %s is missing, the error says what to install; a later call can find it",
  async (missing) => {
    let isMissing = true;
    const load = packagesLoader((name) =>
      isMissing && name === missing ? Promise.reject(new Error(`Cannot find package '${name}'`)) : import(name),
    );
    const failed = load();
    await expect(failed).rejects.toBeInstanceOf(PdfPackagesError);
    await expect(failed).rejects.toMatchObject({
      code: "packages-missing",
      message: expect.stringMatching(/npm install pdfkit@\S+ dejavu-fonts-ttf@\S+ bidi-js@\S+$/) as string,
    });
    isMissing = false;
    expect((await load()).openFonts()).toMatchObject({ regular: {}, bold: {} });
    expect(await load()).toBe(await load());
  },
);
