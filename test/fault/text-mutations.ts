import { hostileNames, hostileValues } from "./hostile-values.js";
import type { Random } from "./random.js";

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const values = / (?:value|url|id)="([^"]*)"/g;
const endings = ["String", "Code", "Reference", "Boolean", "Decimal", "Period", "Nothing", "constructor"];
const elements = /<([A-Za-z]+)(?: [^<>]*)?(?:\/>|>[^<]*<\/\1>|>)/g;

/** The extent of the element that begins at a `<`: to its end tag, or as far as the text goes. */
function elementAt(text: string, start: number): string {
  const tag = /<\/?[^<>]*>/g;
  tag.lastIndex = start;
  let depth = 0;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    if (found[0].startsWith("</")) depth--;
    else if (!found[0].endsWith("/>")) depth++;
    if (depth <= 0) return text.slice(start, tag.lastIndex);
  }
  return text.slice(start);
}

/** Where to begin: the next match after a random place. */
function anyMatch(text: string, pattern: RegExp, random: Random): RegExpExecArray | undefined {
  pattern.lastIndex = random.below(text.length + 1);
  const found = pattern.exec(text);
  pattern.lastIndex = 0;
  return found ?? pattern.exec(text) ?? undefined;
}

function anyElement(text: string, random: Random): { readonly at: number; readonly xml: string } | undefined {
  const found = anyMatch(text, elements, random);
  return found === undefined ? undefined : { at: found.index, xml: elementAt(text, found.index) };
}

function spliced(text: string, at: number, length: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + length);
}

function withValue(text: string, random: Random, value: string): string {
  const found = anyMatch(text, values, random);
  return found === undefined
    ? text
    : spliced(text, found.index, found[0].length, `${found[0].slice(0, found[0].indexOf('"'))}"${value}"`);
}

function around(text: string, random: Random, change: (xml: string) => string): string {
  const found = anyElement(text, random);
  return found === undefined ? text : spliced(text, found.at, found.xml.length, change(found.xml));
}

const escaped = (value: string): string =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const nested = (open: string, close: string, times: number, inside: string): string =>
  open.repeat(times) + inside + close.repeat(times);
const extension = (url: string, inside: string): string => `<extension url="${url}">${inside}</extension>`;

/** Changes that mostly leave a message readable, so that they reach the rules. */
export const textMutations: readonly Mutation[] = [
  (text, random) => withValue(text, random, random.of(hostileValues)),
  (text, random) => withValue(text, random, random.of(hostileValues)),
  (text, random) => {
    const { 1: value = "" } = anyMatch(text, values, random) ?? [];
    return withValue(text, random, value);
  },
  (text, random) => {
    const { 1: value = "" } = anyMatch(text, values, random) ?? [];
    return value === "" ? text : text.replaceAll(`"${value}"`, `"${random.of(hostileValues)}"`);
  },
  (text, random) =>
    withValue(text, random, escaped(String.fromCharCode(random.below(0x10000)).repeat(1 + random.below(4)))),
  (text, random) => around(text, random, () => ""),
  (text, random) => around(text, random, (xml) => xml.repeat(2)),
  (text, random) => around(text, random, (xml) => xml.repeat(xml.length > 2_000 ? 3 : 20)),
  (text, random) =>
    around(text, random, (xml) =>
      xml.repeat(random.of([2, 5])).replace(/ value="[^"]*"/, ` value="${random.of(hostileValues)}"`),
    ),
  (text, random) => {
    const found = anyElement(text, random);
    if (found === undefined) return text;
    const cut = spliced(text, found.at, found.xml.length, "");
    return around(cut, random, (xml) => random.of([xml + found.xml, found.xml + xml]));
  },
  (text, random, others) => {
    const other = anyElement(random.of(others), random);
    return other === undefined ? text : around(text, random, (xml) => random.of([other.xml, xml + other.xml]));
  },
  (text, random) =>
    around(text, random, (xml) => {
      const name = random.of(hostileNames);
      const own = /^<([A-Za-z]+)/.exec(xml)?.[1] ?? "x";
      return xml.replaceAll(`<${own}`, `<${name}`).replaceAll(`</${own}`, `</${name}`);
    }),
  (text, random) => {
    const one = anyMatch(text, elements, random)?.[1] ?? "";
    const other = anyMatch(text, elements, random)?.[1] ?? "";
    return around(text, random, (xml) => xml.replaceAll(`<${one}`, `<${other}`).replaceAll(`</${one}`, `</${other}`));
  },
  (text, random) => around(text, random, (xml) => `<${random.of(hostileNames)}>${xml}</${random.of(hostileNames)}>`),
  (text, random) =>
    around(
      text,
      random,
      (xml) =>
        `<resource><${random.of([...hostileNames, "Bundle", "Patient", "Binary", "DocumentReference"])}/>` +
        `</resource>${xml}`,
    ),
  (text, random) =>
    around(
      text,
      random,
      (xml) =>
        extension(random.of(hostileValues), `<value${random.of(endings)} value="${random.of(hostileValues)}"/>`) + xml,
    ),
  (text, random) =>
    around(
      text,
      random,
      (xml) => nested(`<extension url="u">`, "</extension>", 1 + random.below(70), `<valueCode value="c"/>`) + xml,
    ),
  (text, random) =>
    around(
      text,
      random,
      (xml) =>
        nested(
          "<entry><resource><Bundle>",
          "</Bundle></resource></entry>",
          1 + random.below(25),
          `<type value="document"/>`,
        ) + xml,
    ),
  (text, random) =>
    around(text, random, (xml) =>
      xml.replace(
        /^(<[A-Za-z]+)/,
        `$1 ${Array.from({ length: random.below(80) }, (_, at) => `a${at}="${at}"`).join(" ")}`,
      ),
    ),
  (text, random) =>
    around(text, random, (xml) =>
      xml.replace(
        /\/>$/,
        `><extension url="u"><valueCode value="c"/></extension></${/^<([A-Za-z]+)/.exec(xml)?.[1] ?? "x"}>`,
      ),
    ),
  (text, random) =>
    text.replaceAll(/ value="(?:urn:uuid:[^"]*)"/g, (whole) =>
      random.below(3) === 0 ? ` value="urn:uuid:00000000-0000-4000-8000-000000000001"` : whole,
    ),
  (text, random) =>
    random.of([
      `<!DOCTYPE Bundle>`,
      `<!DOCTYPE Bundle [<!ENTITY a "b">]>`,
      `<?xml version="1.0" encoding="UTF-16"?>`,
      "\ufeff",
      "\u0000",
    ]) + text,
  (text) => text.replaceAll("><", ">\n<"),
  (text) => text.replaceAll("><", ">\r<"),
];
