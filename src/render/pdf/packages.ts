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

let loaded: Promise<PdfPackages> | undefined;

/** Loads the packages and reads the fonts: once, since every document uses the same. @throws PdfPackagesError */
export function loadPackages(): Promise<PdfPackages> {
  loaded ??= load().catch((cause: unknown) => {
    // A later call may find them installed.
    loaded = undefined;
    throw new PdfPackagesError(cause);
  });
  return loaded;
}

async function load(): Promise<PdfPackages> {
  const [{ createRequire }, { readFile }, pdfkit, bidi] = await Promise.all([
    imported<{ readonly createRequire: (from: string) => Require }>(names.modules),
    imported<{ readonly readFile: (path: string) => Promise<Uint8Array> }>(names.files),
    imported<{ readonly default: PdfKit }>(names.pdfkit),
    imported<{ readonly default: () => Bidi }>(names.bidi),
  ]);
  const require = createRequire(import.meta.url);
  // The copy of fontkit that pdfkit itself uses.
  const { create } = createRequire(require.resolve(names.pdfkit))("fontkit") as {
    readonly create: (bytes: Uint8Array) => FontFile;
  };
  const font = async (name: string): Promise<FontFile> => create(await readFile(require.resolve(name)));
  const [regular, bold] = await Promise.all([font(fontFiles.regular), font(fontFiles.bold)]);
  return { Document: pdfkit.default, fonts: { regular, bold }, bidi: bidi.default() };
}

async function imported<Module>(name: string): Promise<Module> {
  return (await import(/* @vite-ignore */ name)) as Module;
}
