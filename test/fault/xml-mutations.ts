import type { Random } from "./random.js";

const pieces = [
  "<",
  ">",
  "&",
  '"',
  "'",
  "/",
  "=",
  " ",
  "\t",
  "\r\n",
  "\r",
  "\n",
  ";",
  ":",
  "-",
  "--",
  "]]>",
  "]]",
  "<![CDATA[",
  "<![CDATA[x]]>",
  "<![CDATA[ ]]>",
  "<!--",
  "-->",
  "<!-- c -->",
  "<!---->",
  "<!-- a -- b -->",
  "<!-- a --->",
  "<!--->",
  "<?",
  "?>",
  "<?a?>",
  "<?a b?>",
  "<?a:b c?>",
  "<?xml?>",
  `<?xml version="1.0"?>`,
  `<?xml version="1.1"?>`,
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>`,
  `<?XML a?>`,
  `<?xml-a b?>`,
  "&amp;",
  "&lt;",
  "&foo;",
  "&#65;",
  "&#x41;",
  "&#X41;",
  "&#0;",
  "&#x0;",
  "&#xD800;",
  "&#xFFFE;",
  "&#x110000;",
  "&#10;",
  "&#x20;",
  "&#;",
  "&#x;",
  "&#0000000000000000000000000000000000000000000000000000000000000000000000000065;",
  "&;",
  "&a b;",
  "&quot;",
  "&apos;",
  ` xmlns="http://hl7.org/fhir"`,
  ` xmlns=""`,
  ` xmlns:p="urn:p"`,
  ` xmlns:q="urn:p"`,
  ` xmlns:p=""`,
  ` xmlns:p=" "`,
  ` xmlns:xml="http://www.w3.org/XML/1998/namespace"`,
  ` xmlns:xml="urn:x"`,
  ` xmlns:y="http://www.w3.org/XML/1998/namespace"`,
  ` xmlns="http://www.w3.org/2000/xmlns/"`,
  ` xmlns:xmlns="urn:x"`,
  ` xmlns="http://www.w3.org/1999/xhtml"`,
  "p:",
  "xml:",
  "xmlns:",
  ` xml:lang="en"`,
  ` p:a="1" q:a="2"`,
  ` a="1" a="2"`,
  ` a="1"b="2"`,
  ` value="x"`,
  ` value='y'`,
  ` id="i"`,
  ` value="a\tb\nc\r\nd"`,
  ` value=x`,
  ` value`,
  ` url="u"`,
  ` a="]]>"`,
  ` a="<"`,
  ` a=">"`,
  "é",
  "\u00b7",
  "\u0301",
  "\u{1f600}",
  "\u{10000}",
  "\ufffe",
  "\uffff",
  "\ufffd",
  "\u0000",
  "\u0001",
  "\u007f",
  "\u0085",
  "\u2028",
  "\ufeff",
  "<!DOCTYPE a>",
  `<!DOCTYPE a [<!ENTITY b "c">]>`,
  "<!ELEMENT a>",
  "<a/>",
  "</a>",
  "<a>",
  "<a:b/>",
  "<a:b:c/>",
  "<:a/>",
  "<a:/>",
  "<1/>",
  "<é/>",
  "<a\u00b7/>",
  "<-a/>",
  "< a/>",
  "</ a>",
  "text",
  `<extension url="u"><valueString value="v"/></extension>`,
  `<id value="z"/>`,
  `<given value="B"/>`,
  `<div xmlns="http://www.w3.org/1999/xhtml">x</div>`,
] as const;

/** Attributes to put into a tag, elements to put between tags: most leave a text well-formed. */
const attributes = pieces.filter((piece) => /^ \S+=/.test(piece));
const elements = pieces.filter((piece) => /^<[^/]/.test(piece) && /[>]$/.test(piece));

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const cut = (text: string, from: number, to: number, insert: string): string =>
  text.slice(0, from) + insert + text.slice(to);

/** A place that is more likely to matter: at a character of markup. */
function place(text: string, random: Random): number {
  const start = random.below(text.length + 1);
  if (random.below(3) === 0) return start;
  const at = text.slice(start).search(/[<>"'/=&:]/);
  return at < 0 ? start : start + at + random.below(2);
}

const mutations: readonly Mutation[] = [
  (text, random) => {
    const at = place(text, random);
    return cut(text, at, at, random.of(pieces));
  },
  (text, random) => {
    const at = place(text, random);
    return cut(text, at, at + 1 + random.below(3), random.of(pieces));
  },
  (text, random) => {
    const at = place(text, random);
    return cut(text, at, at + 1 + random.below(random.below(2) === 0 ? 3 : 60), "");
  },
  (text, random) => {
    const at = place(text, random);
    const end = at + random.below(80);
    return cut(text, end, end, text.slice(at, end));
  },
  (text, random) => text.slice(0, place(text, random)),
  (text, random, others) => {
    const other = random.of(others);
    const from = place(other, random);
    const at = place(text, random);
    return cut(text, at, at + random.below(40), other.slice(from, from + random.below(120)));
  },
  // Changes that leave a text well-formed more often than not.
  (text, random) =>
    inTag(text, random, () =>
      random.of([
        " ",
        "\n",
        "\t",
        ` a="1"`,
        ` id="i"`,
        ` xmlns:p="urn:p"`,
        ` p:b="2" xmlns:p="urn:p"`,
        ` xml:space="preserve"`,
      ]),
    ),
  (text, random) => inTag(text, random, () => random.of(attributes)),
  (text, random) => inTag(text, random, () => random.of(attributes) + random.of(attributes)),
  (text, random) => {
    const all = [...text.matchAll(/ [A-Za-z:]+="[^"]*"/g)];
    return all.length === 0 ? text : inTag(text, random, () => random.of(all)[0]);
  },
  (text, random) =>
    inTag(
      inTag(text, random, () => ` xmlns:p="urn:p"`),
      random,
      () => ` p:a="1"`,
    ),
  (text, random) =>
    inTag(
      text,
      random,
      () =>
        ` xmlns:p="urn:p" xmlns:q="urn:${random.of(["p", "q"])}" p:a="1" ${random.of(["p:a", "q:a", "q:b", "a"])}="2"`,
    ),
  (text, random) => betweenTags(text, random, () => random.of(elements)),
  (text, random) =>
    betweenTags(text, random, () => random.of([...text.matchAll(/<[A-Za-z:]+(?: [^<>]*)?\/>/g), ["<a/>"]])[0]),
  (text, random) => {
    const all = [...text.matchAll(/<[A-Za-z:]+(?: [^<>]*)?\/>/g)];
    if (all.length === 0) return text;
    const { 0: tag, index } = random.of(all);
    return betweenTags(cut(text, index, index + tag.length, ""), random, () => tag);
  },
  (text, random) => {
    const all = [...text.matchAll(/<([A-Za-z]+) value="[^"]*"\/>/g)];
    if (all.length === 0) return text;
    const { 0: tag, 1: name, index } = random.of(all);
    const twin = `<${name} id="t"><extension url="u"><valueCode value="c"/></extension></${name}>`;
    return cut(
      text,
      index,
      index + tag.length,
      random.of([twin, tag + twin, twin + tag, twin + tag + twin, tag + twin + tag, tag + tag]),
    );
  },
  (text, random) =>
    betweenTags(text, random, () =>
      random.of(["<!-- c -->", "<?p i?>", "<![CDATA[]]>", "<![CDATA[ \n]]>", " ", "&#32;", "&#x9;", "<id value='a'/>"]),
    ),
  (text, random) => {
    const at = text.indexOf('"', random.below(text.length + 1));
    return at < 0
      ? text
      : cut(
          text,
          at + 1,
          at + 1,
          random.of(["&amp;", "&#38;", "&#x26;", "\t", "\r\n", "&#13;", "é", "\u{1f600}", ">", "'"]),
        );
  },
  (text, random) => {
    const at = random.below(text.length);
    const code = text.codePointAt(at) ?? 65;
    return /[A-Za-z0-9 ]/.test(text[at] ?? "")
      ? cut(text, at, at + 1, random.below(2) === 0 ? `&#${code};` : `&#x${code.toString(16)};`)
      : text;
  },
  (text) =>
    text
      .replace(/(<\/?)(?=[A-Za-z])/g, "$1f:")
      .replace(/xmlns="http:\/\/hl7\.org\/fhir"/, `xmlns:f="http://hl7.org/fhir"`),
  (text) => text.replaceAll("/>", " ></x>").replace(/<([A-Za-z:]+)([^<>]*) ><\/x>/g, "<$1$2></$1>"),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => `\ufeff${text}`,
  (text, random) => {
    const name = /<([A-Za-z]+)/g;
    const all = [...text.matchAll(name)];
    if (all.length === 0) return text;
    const one = random.of(all);
    return text.replaceAll(`<${one[1]}`, "<extra").replaceAll(`</${one[1]}`, "</extra");
  },
];

function inTag(text: string, random: Random, insert: () => string): string {
  const from = random.below(text.length + 1);
  const at = from + text.slice(from).search(/\/?>/);
  return at < from ? text : cut(text, at, at, insert());
}

function betweenTags(text: string, random: Random, insert: () => string): string {
  const at = text.indexOf("><", random.below(text.length + 1));
  return at < 0 ? text : cut(text, at + 1, at + 1, insert());
}

/** The bytes of a text after one to three mutations, and sometimes one more on the bytes themselves. */
export function mutated(texts: readonly string[], random: Random): Uint8Array {
  let text = random.of(texts);
  for (let count = random.below(4); count > 0; count--) text = random.of(mutations)(text, random, texts);
  const bytes = new TextEncoder().encode(text);
  if (random.below(8) === 0 && bytes.length > 0)
    bytes[random.below(bytes.length)] = random.of([
      0,
      1,
      0x22,
      0x26,
      0x3c,
      0x3e,
      0x80,
      0xbf,
      0xc0,
      0xc3,
      0xe2,
      0xed,
      0xef,
      0xf0,
      0xf5,
      0xff,
      random.below(256),
    ]);
  return bytes;
}
