import { expect, test } from "vitest";
import { AcknowledgementUnreadableError, readAcknowledgement, validateMessage } from "../../../src/index.js";
import { acknowledgementXml, requestId } from "../support/acknowledgement-xml.js";

const bare = acknowledgementXml().replace(/^\s*<\?xml[^>]*\?>/, "");
const forms = (text: string): readonly (string | Uint8Array)[] => [text, new TextEncoder().encode(text)];
const warned = (source: string | Uint8Array): readonly string[] =>
  readAcknowledgement(source).warnings.map(({ code }) => code);

test("UR-116: an acknowledgement that declares another encoding over plain ASCII is read with a warning", () => {
  for (const encoding of ["utf-16", "UTF-16", "ISO-8859-1", "us-ascii", "windows-1252"])
    for (const quote of ["'", '"'])
      for (const source of forms(`<?xml version="1.0" encoding=${quote}${encoding}${quote}?>\n${bare}`)) {
        expect(readAcknowledgement(source).requestHeaderId, encoding).toBe(requestId);
        expect(warned(source), encoding).toEqual(["encoding-misdeclared"]);
      }
  for (const source of forms(`<?xml version="1.0" encoding="utf-8"?>${bare}`)) expect(warned(source)).toEqual([]);
});

test("UR-116: an acknowledgement in which another encoding would make a difference is not read", () => {
  const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${bare.replace("<Bundle", "<!-- é --><Bundle")}`;
  for (const source of [text, new TextEncoder().encode(text), Buffer.from(text, "latin1")])
    expect(() => readAcknowledgement(source)).toThrow(AcknowledgementUnreadableError);
});

test("UR-116: an acknowledgement that ends in NUL or Ctrl-Z is read with a warning; elsewhere they are a fault", () => {
  for (const ending of ["\0", "\u001a", "\0\0\0", "\r\n\u001a", "\u001a\0"])
    for (const source of forms(bare + ending)) {
      expect(readAcknowledgement(source).requestHeaderId).toBe(requestId);
      expect(warned(source)).toEqual(["ends-in-control-characters"]);
    }
  for (const source of forms(`\0${bare}`))
    expect(() => readAcknowledgement(source)).toThrow(AcknowledgementUnreadableError);
});

test("UR-110: an acknowledgement without an event is one, and the event alone is said to be missing", () => {
  const text = bare.replace(/<event>[\s\S]*?<\/event>/, "");
  expect(text).not.toBe(bare);
  expect(warned(text)).toEqual(["event-unusual"]);
  const { kind, issues } = validateMessage(text);
  expect(kind).toBe("acknowledgement");
  const before = validateMessage(bare).issues.map(({ rule, path }) => `${rule} ${path}`);
  expect(issues.map(({ rule, path }) => `${rule} ${path}`).filter((one) => !before.includes(one))).toEqual([
    "UR-110 Bundle.entry[0].resource.event",
  ]);
});
