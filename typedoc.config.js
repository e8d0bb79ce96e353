// @ts-check
import { OptionDefaults } from "typedoc";
import { entries } from "./scripts/entries.ts";

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "gp-connect-update-record",
  entryPoints: entries.map(({ source }) => source),
  out: "docs/api",
  tsconfig: "tsconfig.build.json",
  readme: "README.md",
  projectDocuments: [
    "docs/architecture.md",
    "docs/delivery.md",
    "docs/fallback.md",
    "docs/pages.md",
    "docs/operating.md",
    "docs/data-protection.md",
    "docs/postgresql.md",
    "docs/your-own-transaction.md",
  ],
  highlightLanguages: [...OptionDefaults.highlightLanguages, "ini", "mermaid", "sql"],
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
  treatWarningsAsErrors: true,
};
