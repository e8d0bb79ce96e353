import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Imports of a web page, and how large they may be. */
export interface SizeGate {
  readonly name: string;
  /** The page's code with the imports; relative paths start from the working folder. */
  readonly source: string;
  /** The limit in bytes, minified and compressed by gzip. */
  readonly most: number;
}

/** The size, and if it is over the limit, what makes it so large. */
export interface SizeVerdict {
  readonly bytes: number;
  readonly problem: string | undefined;
}

const named = 8;

/** Bundles the source as a web page would, without unused code, and compares its size with the limit. */
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
    problem: [`${bytes} bytes compressed, the limit is ${most}; the largest parts:`, ...rows].join("\n  "),
  };
};
