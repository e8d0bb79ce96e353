import { expect, test, vi } from "vitest";
import { everything } from "./support/inputs.js";

test("where a package is missing, the error says what to install; a later call can find it", async () => {
  vi.doMock("bidi-js", () => {
    throw Object.assign(new Error("Cannot find package 'bidi-js'"), { code: "ERR_MODULE_NOT_FOUND" });
  });
  const { renderPdf, PdfPackagesError, renderText } = await import("../../../src/render/index.js");
  const failed = renderPdf(everything());
  await expect(failed).rejects.toBeInstanceOf(PdfPackagesError);
  await expect(failed).rejects.toMatchObject({
    code: "packages-missing",
    message: expect.stringMatching(/npm install pdfkit@\S+ dejavu-fonts-ttf@\S+ bidi-js@\S+$/) as string,
  });
  expect(renderText(everything())).toContain("Acute sinusitis");
  vi.doUnmock("bidi-js");
  expect(Buffer.from(await renderPdf(everything())).toString("latin1", 0, 8)).toBe("%PDF-1.7");
});
