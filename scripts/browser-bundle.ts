import { build } from "esbuild";

/** One entry bundled for a web page: the code, or the problems. */
export interface BrowserBundle {
  readonly code: string;
  readonly problems: readonly string[];
}

/** Bundles an entry with everything that it imports, as a web page would: any Node built-in is a problem. */
export const bundleForBrowser = async (entry: string): Promise<BrowserBundle> => {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      logLevel: "silent",
      write: false,
    });
    return { code: outputFiles[0]?.text ?? "", problems: [] };
  } catch (cause) {
    const errors = (
      cause as {
        readonly errors?: readonly { readonly text: string; readonly location: { readonly file: string } | null }[];
      }
    ).errors;
    if (errors === undefined) throw cause;
    return { code: "", problems: errors.map(({ text, location }) => `${location?.file ?? entry}: ${text}`) };
  }
};
