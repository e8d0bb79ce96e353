import { build } from "esbuild";

/** What a bundler for web pages makes of one entry: the code, or what stopped it. */
export interface BrowserBundle {
  readonly code: string;
  readonly problems: readonly string[];
}

/** Bundles as a web page would, with nothing left outside: a Node built-in anywhere below the entry is a problem. */
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
