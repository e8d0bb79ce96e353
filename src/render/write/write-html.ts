import { assertNever } from "../../errors.js";
import { markup, type Html } from "./markup.js";
import {
  fileWords,
  type Block,
  type FactsBlock,
  type FileBlock,
  type Outline,
  type Section,
  type TableBlock,
} from "../outline/outline.js";
import { writtenCode } from "../outline/concept.js";
import { styleOf } from "./style.js";

/** The browser runs nothing and fetches nothing, whatever a text in the page contains. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Writes an outline as one self-contained HTML page. */
export function writeHtml({ title, kicker, sections, foot }: Outline): string {
  const page = markup`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${styleOf(foot)}</style>
</head>
<body>
<header>
<p class="kicker">${kicker}</p>
<h1>${title}</h1>
</header>
<main>
${sections.map(sectionHtml)}</main>
</body>
</html>
`;
  return page.markup;
}

function sectionHtml({ heading, blocks, role }: Section, place: number): Html {
  const id = `section-${place + 1}`;
  return markup`<section class="${role ?? "plain"}" aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${blocks.map(blockHtml)}</section>
`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case "facts":
      return factsHtml(block);
    case "statements":
      return block.texts.length === 1
        ? markup`<p>${block.texts[0] ?? ""}</p>\n`
        : markup`<ul>\n${block.texts.map((text) => markup`<li>${text}</li>\n`)}</ul>\n`;
    case "table":
      return tableHtml(block);
    case "file":
      return fileHtml(block);
    default:
      return assertNever(block, "block of a page");
  }
}

function factsHtml({ heading, rows }: FactsBlock): Html {
  return heading === undefined ? listHtml(rows.map(factHtml)) : itemHtml(heading, rows.map(factHtml));
}

function itemHtml(heading: string, rows: readonly Html[]): Html {
  return markup`<div class="item">\n<h3>${wordsHtml(heading)}</h3>\n${rows.length === 0 ? [] : listHtml(rows)}</div>\n`;
}

function listHtml(rows: readonly Html[]): Html {
  return markup`<dl>\n${rows}</dl>\n`;
}

function factHtml([label, value]: readonly [label: string, value: string | Html]): Html {
  return markup`<div><dt>${label}</dt><dd>${typeof value === "string" ? wordsHtml(value) : value}</dd></div>\n`;
}

/** A table that is wider than the screen scrolls on its own, by keyboard too. */
function tableHtml({ caption, columns, rows }: TableBlock): Html {
  return markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map(rowHtml)}</tbody>
</table>
</div>
`;
}

function rowHtml([name = "", ...cells]: readonly string[]): Html {
  const further = cells.map((cell) => markup`<td>${cellHtml(cell)}</td>`);
  return markup`<tr><th scope="row">${cellHtml(name)}</th>${further}</tr>\n`;
}

/** Only long words in a table may be broken: else a narrow column would break every word. */
function cellHtml(text: string): readonly Html[] {
  return text
    .split(/(\S{25,})/u)
    .flatMap((piece, place) => (place % 2 === 0 ? wordsHtml(piece) : markup`<span class="long">${piece}</span>`));
}

/** Words, with the codes beside them in small print. */
function wordsHtml(text: string): readonly Html[] {
  return text
    .split(writtenCode)
    .map((piece, place) => (place % 2 === 0 ? markup`${piece}` : markup`<span class="code">${piece}</span>`));
}

/**
 * The link saves the file and never opens it in the page; only a PDF keeps its type, since a browser might run others.
 */
function fileHtml(file: FileBlock): Html {
  const { heading, rows, contentType, fileName, base64 } = file;
  const type = contentType === "application/pdf" ? contentType : "application/octet-stream";
  const link = markup`<a download="${fileName}" href="data:${type};base64,${base64}">${fileWords(file)}</a>`;
  return itemHtml(heading, [...rows.map(factHtml), factHtml(["File", link])]);
}
