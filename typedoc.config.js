// @ts-check
import { entries } from "./scripts/entries.ts";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "gp-connect-update-record",
  entryPoints: entries.map(({ source }) => source),
  out: "docs/api",
  tsconfig: "tsconfig.build.json",
  readme: "README.md",
  projectDocuments: ["docs/architecture.md"],
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
  treatWarningsAsErrors: true,
};
