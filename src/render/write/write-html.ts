import { fileWords } from "./file-words.js";
import { html, type Html } from "./html.js";
import type { Block, FactsBlock, FileBlock, Outline, Section, TableBlock } from "../outline/outline.js";
import { styleOf } from "./style.js";

/** Nothing may run, and nothing may be fetched, whatever a text in the page tries. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** An outline as one page that needs nothing beside it. */
export function writeHtml({ title, kicker, sections, foot }: Outline): string {
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${styleOf(foot)}
        </style>
      </head>
      <body>
        <header>
          <p class="kicker">${kicker}</p>
          <h1>${title}</h1>
        </header>
        <main>${sections.map(sectionHtml)}</main>
      </body>
    </html> `;
  return page.markup;
}

function sectionHtml({ heading, blocks, role }: Section, place: number): Html {
  const id = `section-${place + 1}`;
  return html`<section class="${role ?? "plain"}" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${blocks.map(blockHtml)}
  </section> `;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case "facts":
      return factsHtml(block);
    case "statements":
      return block.texts.length === 1
        ? html`<p>${block.texts[0] ?? ""}</p> `
        : html`<ul>
            ${block.texts.map((text) => html`<li>${text}</li> `)}
          </ul> `;
    case "table":
      return tableHtml(block);
    case "file":
      return fileHtml(block);
  }
}

function factsHtml({ heading, rows }: FactsBlock): Html {
  return heading === undefined ? listHtml(rows.map(factHtml)) : itemHtml(heading, rows.map(factHtml));
}

function itemHtml(heading: string, rows: readonly Html[]): Html {
  return html`<div class="item">
    <h3>${heading}</h3>
    ${rows.length === 0 ? [] : listHtml(rows)}
  </div> `;
}

function listHtml(rows: readonly Html[]): Html {
  return html`<dl>${rows}</dl> `;
}

function factHtml([label, value]: readonly [label: string, value: string | Html]): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div> `;
}

/** It may be wider than a small screen: then it scrolls by itself, by keyboard too. */
function tableHtml({ caption, columns, rows }: TableBlock): Html {
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name = "", ...cells]) =>
            html`<tr>
              <th scope="row">${cellHtml(name)}</th>
              ${cells.map((cell) => html`<td>${cellHtml(cell)}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

/** In a table only long words may be broken: a column must not be squeezed until it breaks all. */
function cellHtml(text: string): readonly Html[] {
  return text
    .split(/(\S{25,})/u)
    .map((piece, place) => (place % 2 === 0 ? html`${piece}` : html`<span class="long">${piece}</span>`));
}

/**
 * Offered for saving, never for opening in the page; anything but a PDF goes without a type that a browser might run.
 */
function fileHtml(file: FileBlock): Html {
  const { heading, rows, contentType, fileName, base64 } = file;
  const type = contentType === "application/pdf" ? contentType : "application/octet-stream";
  const link = html`<a download="${fileName}" href="data:${type};base64,${base64}">${fileWords(file)}</a>`;
  return itemHtml(heading, [...rows.map(factHtml), factHtml(["File", link])]);
}
