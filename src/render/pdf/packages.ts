import type { Bidi, FontFile, PdfKit, PdfPackages } from "./kit.js";
import { PdfPackagesError } from "./packages-error.js";

/**
 * Names that are no literals at their import: a bundler leaves them alone, so a web page that shows consultations
 * carries neither them nor Node's own modules.
 */
const names = { pdfkit: "pdfkit", bidi: "bidi-js", modules: "node:module", files: "node:fs/promises" } as const;

const fontFiles = {
  regular: "dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf",
  bold: "dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf",
} as const;

/** Node's `require`, as far as it is used here. */
interface Require {
  (name: string): unknown;
  resolve(name: string): string;
}

/** Loads a package or a module of Node by its name. */
type Import = (name: string) => Promise<unknown>;

/** Loads the packages and the bytes of the fonts, once. @throws PdfPackagesError */
export const loadPackages: () => Promise<PdfPackages> = packagesLoader((name) => import(/* @vite-ignore */ name));

/** The loader, with an import that a test can let fail. */
export function packagesLoader(imported: Import): () => Promise<PdfPackages> {
  let loaded: Promise<PdfPackages> | undefined;
  return () => {
    loaded ??= load(imported).catch((cause: unknown) => {
      // A later call may find them installed.
      loaded = undefined;
      throw new PdfPackagesError(cause);
    });
    return loaded;
  };
}

async function load(imported: Import): Promise<PdfPackages> {
  const [modules, files, pdfkit, bidi] = await Promise.all([
    imported(names.modules) as Promise<{ readonly createRequire: (from: string) => Require }>,
    imported(names.files) as Promise<{ readonly readFile: (path: string) => Promise<Uint8Array> }>,
    imported(names.pdfkit) as Promise<{ readonly default: PdfKit }>,
    imported(names.bidi) as Promise<{ readonly default: () => Bidi }>,
  ]);
  const require = modules.createRequire((await import("./place.js")).place);
  // The copy of fontkit that pdfkit itself uses.
  const { create } = modules.createRequire(require.resolve(names.pdfkit))("fontkit") as {
    readonly create: (bytes: Uint8Array) => FontFile;
  };
  const [regular, bold] = await Promise.all(
    [fontFiles.regular, fontFiles.bold].map((name) => files.readFile(require.resolve(name))),
  );
  if (regular === undefined || bold === undefined) throw new Error("a font is missing");
  return {
    Document: pdfkit.default,
    // Each document has fonts of its own: fontkit remembers of a glyph for which letters it first stood.
    openFonts: () => ({ regular: create(regular), bold: create(bold) }),
    bidi: bidi.default(),
  };
}
