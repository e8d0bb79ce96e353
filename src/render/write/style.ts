import { cssString, type Html } from "./markup.js";

/**
 * Rules for the screen, then for paper: A4, each sheet with its patient and its number. All colours have a contrast of
 * at least 4.5 to 1 (WCAG AA).
 */
const rules = `
:root { color-scheme: light; --ink: #212b32; --soft: #4c6272; --line: #aeb7bd; --accent: #005eb8; --wash: #f0f4f5; }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 54rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: anywhere; }
header { border-top: 0.375rem solid var(--accent); padding-top: 0.75rem; }
.kicker { margin: 0; color: var(--soft); font-size: 0.875rem; font-weight: bold; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 1.75rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); color: #003d78; \
font-size: 1.1875rem; line-height: 1.3; }
h3 { margin: 0 0 0.25rem; font-size: 1rem; line-height: 1.4; }
p, ul, dl, table { margin: 0.5rem 0; }
p, li, dd, th, td, h3 { white-space: pre-wrap; unicode-bidi: plaintext; }
ul { padding-left: 1.25rem; }
li + li { margin-top: 0.25rem; }
dl > div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 1rem; padding: 0.125rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.item { margin: 0.75rem 0; padding: 0.5rem 0.875rem; border-left: 0.25rem solid var(--accent); \
background: var(--wash); }
.item dl { margin: 0; }
.identity { padding: 0.75rem 1rem; border: 1px solid var(--accent); background: var(--wash); }
.identity h2 { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; \
clip-path: inset(50%); border: 0; }
.identity dl { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 3fr) minmax(0, 4fr); \
gap: 0.625rem 1.5rem; margin: 0; }
.identity dl > div { display: block; padding: 0; }
.identity dt { font-size: 0.875rem; }
.identity dl > div:nth-child(-n + 3) dd { font-size: 1.125rem; font-weight: bold; }
.notice { margin: 0 0 1.25rem; padding: 0.75rem 1rem; border: 2px solid var(--ink); }
.notice h2 { margin-top: 0; border: 0; padding: 0; color: var(--ink); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; overflow-wrap: normal; }
.long { overflow-wrap: anywhere; }
.code { color: var(--soft); font-size: 0.8125em; font-weight: normal; }
caption { padding: 0 0 0.375rem; color: var(--soft); font-size: 0.875rem; text-align: left; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); text-align: left; \
vertical-align: top; }
thead th { border-bottom: 2px solid var(--soft); font-size: 0.875rem; }
tbody th { min-width: 5.5rem; font-weight: bold; }
a { color: var(--accent); }
a:focus, .scroll:focus { outline: 3px solid var(--ink); outline-offset: 2px; }
@media (max-width: 40rem) {
  .identity dl { grid-template-columns: minmax(0, 1fr); }
  dl > div { display: block; padding: 0.25rem 0; }
}
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  header { border-top-width: 3pt; }
  h1 { font-size: 16pt; }
  h2 { margin-top: 12pt; font-size: 12pt; break-after: avoid; }
  h3, caption { break-after: avoid; }
  .item, li, tr, dl > div, .identity, .notice { break-inside: avoid; }
  .identity, .item { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll { overflow: visible; }
  p { orphans: 3; widows: 3; }
}
`;

/** The style sheet of a page. `foot` is printed at the foot of each sheet. */
export function styleOf(foot: string): Html {
  const small =
    "font: 8pt Arial, 'Liberation Sans', sans-serif; color: #4c6272; vertical-align: top; padding-top: 4mm; " +
    "overflow-wrap: anywhere;";
  return {
    markup: `${rules}@page {
  size: A4; margin: 15mm 15mm 20mm;
  @bottom-left { content: ${cssString(foot).markup}; ${small} width: 80%; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); ${small} }
}
`,
  };
}
