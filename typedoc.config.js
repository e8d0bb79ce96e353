// @ts-check
import { readFileSync } from "node:fs";
import { Converter, DocumentReflection, JSX, OptionDefaults, RendererEvent } from "typedoc";
import { entries } from "./scripts/entries.ts";
import { guidePages, guides } from "./scripts/guides.ts";

/** The first heading of each guide, which is its name in the site, and the part that it belongs to. */
const guidesByName = new Map(
  Object.entries(guides).flatMap(([part, pages]) =>
    pages.map((page) => {
      const [, title = page] = /^# (.+)$/m.exec(readFileSync(page, "utf8")) ?? [];
      return [page.replace(/^docs\/|\.md$/g, ""), { part, title }];
    }),
  ),
);

/** @type {(app: import("typedoc").Application) => void} */
const nameGuides = ({ converter, renderer }) => {
  converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const { part, title } = guidesByName.get(document.name) ?? { part: "Other", title: document.name };
    document.name = title;
    document.frontmatter["group"] ??= part;
  });
  // Anchors that a page sets itself, such as those of rules.md: links to them are checked as links to headings are.
  renderer.on(RendererEvent.BEGIN, ({ pages }) => {
    for (const { model } of pages) {
      if (!(model instanceof DocumentReflection)) continue;
      const text = model.content.map((part) => part.text).join("");
      for (const [, id = ""] of text.matchAll(/<a id="([^"]+)">/g)) renderer.router?.getSlugger(model).slug(id);
    }
  });
  renderer.hooks.on("pageSidebar.begin", (context) =>
    JSX.createElement(
      "p",
      null,
      JSX.createElement("a", { href: context.relativeURL("try-it.html") }, "Try it in this browser"),
    ),
  );
};

/** @type {Partial<import("typedoc").TypeDocOptions>} */
export default {
  name: "gp-connect-update-record",
  entryPoints: entries.map(({ source }) => source),
  out: "docs/api",
  tsconfig: "tsconfig.build.json",
  readme: "README.md",
  projectDocuments: [...guidePages],
  plugin: [nameGuides],
  groupOrder: [...Object.keys(guides), "*"],
  searchInDocuments: true,
  searchInComments: true,
  highlightLanguages: [...OptionDefaults.highlightLanguages, "diff", "ini", "mermaid", "sql"],
  excludePrivate: true,
  excludeExternals: true,
  disableSources: true,
  validation: { notExported: false, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
  treatWarningsAsErrors: true,
};
