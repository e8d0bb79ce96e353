import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What may be imported by a web page, and how large it may be there. */
export interface SizeGate {
  readonly name: string;
  /** The imports as they stand in the page's code; relative ones start from the working folder. */
  readonly source: string;
  /** The greatest size in bytes, minified and compressed by gzip. */
  readonly most: number;
}

/** The size that was found, and where it is too much, why. */
export interface SizeVerdict {
  readonly bytes: number;
  readonly problem: string | undefined;
}

const named = 8;

/** Bundles what the source imports as a web page would, with everything left out that nothing needs. */
export const judgeSize = async ({ source, most }: SizeGate): Promise<SizeVerdict> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: process.cwd() },
    outfile: "page.js",
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    metafile: true,
    write: false,
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? "").length;
  if (bytes <= most) return { bytes, problem: undefined };
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const largest = inputs.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, named);
  const rows = largest.map(([file, { bytesInOutput }]) => `${bytesInOutput} bytes before compression from ${file}`);
  return {
    bytes,
    problem: [`${bytes} bytes compressed, and ${most} is the most; the largest parts:`, ...rows].join("\n  "),
  };
};
