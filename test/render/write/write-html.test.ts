import { expect, test } from "vitest";
import { writeHtml } from "../../../src/render/write/write-html.js";

test("a page has no white space from its templates around a value", () => {
  const page = writeHtml({
    title: "Title",
    kicker: "System",
    foot: "Foot",
    sections: [
      {
        heading: "Section",
        blocks: [
          { kind: "facts", rows: [["Name", "Value"]] },
          { kind: "facts", heading: "One", rows: [["Name", "Value"]] },
          { kind: "statements", texts: ["Alone"] },
          { kind: "statements", texts: ["First", "Second"] },
          { kind: "table", caption: "Caption", columns: ["A", "B"], rows: [["1", "2"]] },
        ],
      },
    ],
  });
  const main = page.slice(page.indexOf("<main>"), page.indexOf("</main>"));
  expect(main.split("\n")).toEqual([
    "<main>",
    '<section class="plain" aria-labelledby="section-1">',
    '<h2 id="section-1">Section</h2>',
    "<dl>",
    "<div><dt>Name</dt><dd>Value</dd></div>",
    "</dl>",
    '<div class="item">',
    "<h3>One</h3>",
    "<dl>",
    "<div><dt>Name</dt><dd>Value</dd></div>",
    "</dl>",
    "</div>",
    "<p>Alone</p>",
    "<ul>",
    "<li>First</li>",
    "<li>Second</li>",
    "</ul>",
    '<div class="scroll" role="group" aria-label="Caption" tabindex="0">',
    "<table>",
    "<caption>Caption</caption>",
    '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>',
    "<tbody>",
    '<tr><th scope="row">1</th><td>2</td></tr>',
    "</tbody>",
    "</table>",
    "</div>",
    "</section>",
    "",
  ]);
});
