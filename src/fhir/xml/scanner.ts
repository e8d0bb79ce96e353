import { nameIn, codeUnits, type CodeUnits } from "../known-names.js";
import { type XmlFault, XmlFaultAt } from "./errors.js";
import { RepeatedTexts } from "./repeated-texts.js";
import { beginsName, continuesName, isWhiteSpace, isXmlCharacter, nameClass } from "./characters.js";
import { endOfXmlDeclaration } from "./encoding.js";
import type { XmlLimits } from "./limits.js";
import { NamespaceScope } from "./namespaces.js";

/** What `XmlScanner.next` found. */
export const token = { end: 0, open: 1, close: 2, text: 3 } as const;
export type Token = (typeof token)[keyof typeof token];

/** An attribute other than a namespace declaration. */
export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  /** Empty if the name has no prefix. */
  readonly namespace: string;
  readonly value: string;
}

interface WrittenAttribute {
  readonly prefix: string;
  readonly name: string;
  readonly value: string;
  readonly offset: number;
}

const [
  tab,
  lineFeed,
  carriageReturn,
  space,
  doubleQuote,
  ampersand,
  singleQuote,
  slash,
  colon,
  semicolon,
  lessThan,
  equals,
  greaterThan,
  bracket,
  letterH,
  letterU,
] = [9, 10, 13, 32, 34, 38, 39, 47, 58, 59, 60, 61, 62, 93, 104, 117] as const;
const none: readonly XmlAttribute[] = [];
/** The code units of ` value="`. */
const onlyValue = /* @__PURE__ */ Uint8Array.of(32, 118, 97, 108, 117, 101, 61, 34);
/** By code: 1 for the ASCII characters that need no escaping in a value. Most values have no others. */
const isPlain = /* @__PURE__ */ (() => {
  const plain = new Uint8Array(256).fill(1, space, 127);
  for (const code of [doubleQuote, ampersand, lessThan]) plain[code] = 0;
  return plain;
})();
const predefined: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["apos", "'"],
  ["quot", '"'],
]);

/**
 * A strict scanner of XML 1.0 with Namespaces, without document type declarations: one pass, token by token. It throws
 * XmlFaultAt for everything that is not well-formed. It checks and skips comments, processing instructions and white
 * space.
 */
export class XmlScanner {
  readonly text: string;
  readonly limits: XmlLimits;
  /**
   * The code units of the text, followed by a NUL, which ends every loop. Reading them from an array is faster than
   * from a string.
   */
  readonly #codes: CodeUnits;
  readonly #names: RepeatedTexts;
  readonly scope: NamespaceScope = new NamespaceScope();

  // The current token: where it begins, and for a start tag the name, namespace and attributes.
  tokenStart = 0;
  name = "";
  prefix = "";
  namespace = "";
  /** The attribute `value` without a prefix. Nearly every FHIR element has it and no other. */
  value: string | undefined;
  /** The other attributes. */
  attributes: readonly XmlAttribute[] = none;
  /** True if the element ends with its start tag; no close token follows. */
  selfClosing = false;
  /** Number of open elements. */
  depth = 0;
  /** The offset at which scanning continues. */
  at: number;

  readonly #openStarts: number[] = [];
  readonly #openLengths: number[] = [];
  #elements = 0;
  #nameEnd = 0;

  constructor(text: string, limits: XmlLimits) {
    if (text.length > limits.size) throw new XmlFaultAt("too-large", `the text is larger than ${limits.size}`, 0);
    this.text = text;
    this.#codes = codeUnits(text);
    this.#names = new RepeatedTexts(this.#codes, text);
    this.limits = limits;
    this.at = endOfXmlDeclaration(text);
  }

  /** Goes to the next start tag, end tag, text that is not white space, or the end. */
  next(): Token {
    const codes = this.#codes;
    // Ends the declarations of the last start tag, if it closed itself.
    this.scope.leave(this.depth + 1);
    for (;;) {
      let at = this.at;
      let code = codes[at];
      while (code === space || code === lineFeed || code === carriageReturn || code === tab) code = codes[++at];
      this.tokenStart = at;
      if (code === lessThan) {
        const second = codes[at + 1];
        if (second === slash) {
          this.#close(at);
          return token.close;
        }
        if (second === 33) {
          if (this.#declarationLike(at)) return token.text;
        } else if (second === 63) this.#instruction(at);
        else {
          this.#open(at);
          return token.open;
        }
      } else if (at === this.text.length) {
        if (this.depth > 0) this.#fail("syntax", "the text ends before its elements do", at);
        if (this.#elements === 0) this.#fail("syntax", "the text has no element", at);
        return token.end;
      } else if (this.#characterData(at)) return token.text;
    }
  }

  #fail(reason: XmlFault, message: string, offset: number): never {
    throw new XmlFaultAt(reason, message, offset);
  }

  #open(start: number): void {
    const codes = this.#codes;
    if (this.depth === 0 && this.#elements > 0) this.#fail("syntax", "the text has a second root element", start);
    if (++this.#elements > this.limits.elements)
      this.#fail("too-many-elements", `the text has more than ${this.limits.elements} elements`, start);
    if (this.depth >= this.limits.depth)
      this.#fail("too-deep", `elements are nested deeper than ${this.limits.depth}`, start);
    const nameStart = start + 1;
    let at = nameStart;
    let code = codes[at] ?? 0;
    if (code < 128 && nameClass[code] === 3) {
      do code = codes[++at] ?? 0;
      while (code < 128 && nameClass[code] !== 0);
    }
    this.value = undefined;
    this.attributes = none;
    if (at === nameStart || code >= 128 || code === colon) this.#openQualified(nameStart);
    else {
      this.#nameEnd = at;
      this.name = nameIn(codes, nameStart, at) ?? this.text.substring(nameStart, at);
      this.prefix = "";
      if (code === greaterThan) {
        this.selfClosing = false;
        this.at = at + 1;
      } else if (!this.#onlyValue(at)) this.#attributes(at);
      this.namespace = this.scope.defaultUri;
    }
    if (!this.selfClosing) {
      this.#openStarts[this.depth] = nameStart;
      this.#openLengths[this.depth] = this.#nameEnd - nameStart;
      this.depth++;
    }
  }

  #openQualified(nameStart: number): void {
    const end = this.#qualifiedName(nameStart);
    const [prefix, name] = this.#split(nameStart, end);
    this.#nameEnd = end;
    this.#attributes(end);
    this.prefix = prefix;
    this.name = name;
    this.namespace = prefix === "" ? this.scope.defaultUri : this.#namespaceOf(prefix, nameStart);
  }

  /** Reads the usual rest of a start tag, ` value="..."` and no more; false leaves everything to `#attributes`. */
  #onlyValue(start: number): boolean {
    const codes = this.#codes;
    for (let i = 0; i < onlyValue.length; i++) if (codes[start + i] !== onlyValue[i]) return false;
    let at = start + 8;
    let code = codes[at] ?? 0;
    while (isPlain[code] === 1) code = codes[++at] ?? 0;
    while (code >= 32 && code !== doubleQuote && code !== ampersand && code !== lessThan && code < 0xd800)
      code = codes[++at] ?? 0;
    if (code !== doubleQuote) return false;
    const valueEnd = at++;
    code = codes[at] ?? 0;
    if (code === space) code = codes[++at] ?? 0;
    if (code === slash && codes[at + 1] === greaterThan) {
      this.selfClosing = true;
      this.at = at + 2;
    } else if (code === greaterThan) {
      this.selfClosing = false;
      this.at = at + 1;
    } else return false;
    this.value = this.#valueIn(start + 8, valueEnd);
    return true;
  }

  /**
   * Most of what a message repeats are URIs. Those of systems and profiles are the same in every message and taken from
   * the known names; those of resources are kept once in each message.
   */
  #valueIn(start: number, end: number): string {
    const code = this.#codes[start];
    if (code === letterU) return this.#names.from(start, end);
    return (code === letterH ? nameIn(this.#codes, start, end) : undefined) ?? this.text.substring(start, end);
  }

  #attributes(start: number): void {
    const text = this.text;
    const written: WrittenAttribute[] = [];
    let at = start;
    for (;;) {
      const before = at;
      while (isWhiteSpace(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (code === greaterThan) {
        this.selfClosing = false;
        this.at = at + 1;
        break;
      }
      if (code === slash && text.charCodeAt(at + 1) === greaterThan) {
        this.selfClosing = true;
        this.at = at + 2;
        break;
      }
      if (at === before) this.#fail("syntax", "a start tag is malformed", at);
      const end = this.#qualifiedName(at);
      const [prefix, name] = this.#split(at, end);
      if (written.some((one) => one.name === name && one.prefix === prefix))
        this.#fail("syntax", "an attribute is given twice", at);
      if (written.length >= this.limits.attributes)
        this.#fail("too-many-attributes", `an element has more than ${this.limits.attributes} attributes`, at);
      const valueStart = this.#afterEquals(end);
      written.push({ prefix, name, value: this.#attributeValue(valueStart), offset: at });
      at = this.at;
    }
    if (written.length > 0) this.#resolve(written);
  }

  /** Makes the namespace declarations of a start tag, then resolves the prefixes of its other attributes. */
  #resolve(written: readonly WrittenAttribute[]): void {
    for (const { prefix, name, value, offset } of written) {
      const declared = prefix === "xmlns" ? name : prefix === "" && name === "xmlns" ? "" : undefined;
      const wrong = declared === undefined ? undefined : this.scope.declare(declared, value, this.depth + 1);
      if (wrong !== undefined) this.#fail("namespace", wrong, offset);
    }
    const attributes: XmlAttribute[] = [];
    for (const { prefix, name, value, offset } of written) {
      if (prefix === "xmlns" || (prefix === "" && name === "xmlns")) continue;
      if (prefix === "" && name === "value") this.value = value;
      else {
        const namespace = prefix === "" ? "" : this.#namespaceOf(prefix, offset);
        if (prefix !== "" && attributes.some((one) => one.name === name && one.namespace === namespace))
          this.#fail("namespace", "an attribute is given twice, under two prefixes", offset);
        attributes.push({ name, prefix, namespace, value });
      }
    }
    this.attributes = attributes;
  }

  #namespaceOf(prefix: string, offset: number): string {
    return this.scope.find(prefix)?.uri ?? this.#fail("namespace", "a prefix is not declared", offset);
  }

  /** The offset after the name, with or without a prefix, that begins here. */
  #qualifiedName(start: number): number {
    const end = this.#ncName(start);
    if (this.text.charCodeAt(end) !== colon) return end;
    const localEnd = this.#ncName(end + 1);
    if (this.text.charCodeAt(localEnd) === colon) this.#fail("namespace", "a name has two colons", localEnd);
    return localEnd;
  }

  #ncName(start: number): number {
    const text = this.text;
    let code = text.codePointAt(start) ?? 0;
    if (!beginsName(code)) this.#fail("syntax", "a name must begin here", start);
    let at = start;
    do {
      at += code > 0xffff ? 2 : 1;
      code = text.codePointAt(at) ?? 0;
    } while (continuesName(code));
    return at;
  }

  #split(start: number, end: number): readonly [prefix: string, name: string] {
    const text = this.text;
    let nameStart = start;
    for (let at = start; at < end; at++) if (text.charCodeAt(at) === colon) nameStart = at + 1;
    return [
      nameStart === start ? "" : text.substring(start, nameStart - 1),
      nameIn(this.#codes, nameStart, end) ?? text.substring(nameStart, end),
    ];
  }

  /** The offset of the opening quote after `=`. */
  #afterEquals(start: number): number {
    const text = this.text;
    let at = start;
    while (isWhiteSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== equals) this.#fail("syntax", "an attribute has no value", at);
    do at++;
    while (isWhiteSpace(text.charCodeAt(at)));
    return at;
  }

  /** The value between quotes, normalised as in XML 1.0 section 3.3.3; scanning continues after it. */
  #attributeValue(start: number): string {
    const text = this.text;
    const quote = text.charCodeAt(start);
    if (quote !== doubleQuote && quote !== singleQuote)
      this.#fail("syntax", "an attribute value must be in quotes", start);
    let value = "";
    let from = start + 1;
    for (let at = from; ;) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.at = at + 1;
        return value === "" ? this.#valueIn(from, at) : value + text.substring(from, at);
      }
      if (code === lessThan) this.#fail("syntax", "an attribute value holds <", at);
      if (code === ampersand) {
        value += text.substring(from, at) + this.#reference(at);
        from = at = this.at;
      } else if (code === tab || code === lineFeed || code === carriageReturn) {
        value += `${text.substring(from, at)} `;
        at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
        from = at;
      } else at = this.#afterCharacter(at);
    }
  }

  /** The character that the reference here means; scanning continues after it. */
  #reference(start: number): string {
    const text = this.text;
    if (text.charCodeAt(start + 1) === 35) return this.#characterReference(start);
    if (!beginsName(text.codePointAt(start + 1) ?? 0)) this.#fail("syntax", "& does not begin a reference", start);
    const end = this.#ncName(start + 1);
    if (text.charCodeAt(end) !== semicolon) this.#fail("syntax", "& does not begin a reference", start);
    this.at = end + 1;
    return predefined.get(text.substring(start + 1, end)) ?? this.#fail("entity", "an entity is not defined", start);
  }

  #characterReference(start: number): string {
    const text = this.text;
    const radix = text.charCodeAt(start + 2) === 120 ? 16 : 10;
    const from = start + (radix === 16 ? 3 : 2);
    let code = 0;
    let at = from;
    for (let digit = digitOf(text.charCodeAt(at)); digit < radix; digit = digitOf(text.charCodeAt(++at)))
      code = Math.min(code * radix + digit, 0x110000);
    if (at === from || text.charCodeAt(at) !== semicolon)
      this.#fail("syntax", "a character reference is malformed", start);
    if (!isXmlCharacter(code)) this.#fail("character", "a character reference names no XML character", start);
    this.at = at + 1;
    return String.fromCodePoint(code);
  }

  /** The offset after the character here, which must be a character of XML. */
  #afterCharacter(at: number): number {
    const code = this.text.charCodeAt(at);
    if (code >= 32 && code < 0xd800) return at + 1;
    if (at >= this.text.length) this.#fail("syntax", "the text ends too early", at);
    const whole = this.text.codePointAt(at) ?? 0;
    if (!isXmlCharacter(whole))
      this.#fail(
        "character",
        whole >= 0xd800 && whole <= 0xdfff ? "half of a surrogate pair is alone" : "a character is not allowed in XML",
        at,
      );
    return whole > 0xffff ? at + 2 : at + 1;
  }

  #checkCharacters(start: number, end: number): void {
    for (let at = start; at < end;) at = this.#afterCharacter(at);
  }

  #close(start: number): void {
    const codes = this.#codes;
    const nameStart = start + 2;
    const depth = this.depth - 1;
    if (depth < 0) this.#fail("syntax", "an end tag is outside the root element", start);
    const opened = this.#openStarts[depth] ?? 0;
    const length = this.#openLengths[depth] ?? 0;
    for (let i = 0; i < length; i++) {
      if (codes[opened + i] !== codes[nameStart + i])
        this.#fail("syntax", "an end tag does not match its start tag", start);
    }
    let at = nameStart + length;
    while (isWhiteSpace(codes[at] ?? 0)) at++;
    if (codes[at] !== greaterThan) this.#fail("syntax", "an end tag does not match its start tag", start);
    this.scope.leave(this.depth);
    this.depth = depth;
    this.at = at + 1;
  }

  /** Skips text up to the next `<`; true if it is more than white space. */
  #characterData(start: number): boolean {
    const text = this.text;
    if (this.depth === 0) {
      this.#afterCharacter(start);
      this.#fail("syntax", "text is outside the root element", start);
    }
    let significant = false;
    let at = start;
    for (let code = text.charCodeAt(at); code !== lessThan && at < text.length; code = text.charCodeAt(at)) {
      if (code === ampersand) {
        if (!isWhiteSpace(this.#reference(at).charCodeAt(0))) significant = true;
        at = this.at;
      } else {
        if (code === bracket && text.startsWith("]]>", at)) this.#fail("syntax", "]]> is not allowed in text", at);
        if (!isWhiteSpace(code)) significant = true;
        at = this.#afterCharacter(at);
      }
    }
    this.at = at;
    return significant;
  }

  /** Skips a comment or a CDATA section, and refuses the rest; true for text that is more than white space. */
  #declarationLike(start: number): boolean {
    const text = this.text;
    if (text.startsWith("<!--", start)) {
      const end = text.indexOf("--", start + 4);
      this.#checkCharacters(start + 4, end < 0 ? text.length + 1 : end);
      if (text.charCodeAt(end + 2) !== greaterThan) this.#fail("syntax", "a comment holds --", end);
      this.at = end + 3;
      return false;
    }
    if (text.startsWith("<![CDATA[", start) && this.depth > 0) {
      const end = text.indexOf("]]>", start + 9);
      this.#checkCharacters(start + 9, end < 0 ? text.length + 1 : end);
      this.at = end + 3;
      for (let at = start + 9; at < end; at++) if (!isWhiteSpace(text.charCodeAt(at))) return true;
      return false;
    }
    return text.startsWith("<!DOCTYPE", start) && this.#elements === 0
      ? this.#fail("doctype", "a document type declaration is not accepted", start)
      : this.#fail("syntax", "<! begins nothing that is allowed here", start);
  }

  #instruction(start: number): void {
    const text = this.text;
    const nameEnd = this.#ncName(start + 2);
    if (text.charCodeAt(nameEnd) === colon)
      this.#fail("namespace", "the name of a processing instruction has a colon", nameEnd);
    if (text.substring(start + 2, nameEnd).toLowerCase() === "xml")
      this.#fail("syntax", "an XML declaration must be at the start", start);
    const end = text.indexOf("?>", nameEnd);
    if (end !== nameEnd && !isWhiteSpace(text.charCodeAt(nameEnd)))
      this.#fail("syntax", "a processing instruction is malformed", nameEnd);
    this.#checkCharacters(nameEnd, end < 0 ? text.length + 1 : end);
    this.at = end + 2;
  }
}

/** The value of a hexadecimal digit; 16 for anything else. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = (code | 32) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : 16;
}
