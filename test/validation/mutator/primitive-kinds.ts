import { doubled, removed, valued } from "./changes.js";
import { kindsOf, type Change, type Kind } from "./kind.js";
import { isPrimitive, valueOf, type Node } from "./node.js";

const of =
  (...types: readonly string[]) =>
  (element: Node): boolean =>
    isPrimitive(element) && (types.length === 0 || types.includes(element.type));
const moment = of("date", "dateTime", "instant");
const anyOf =
  (...makes: readonly ((value: string) => string)[]): Change =>
  (chosen, random, all) =>
    valued(random.of(makes))(chosen, random, all);
const day = (value: string): string => value.slice(0, 10);
/** Put before the zone, or at the end. */
const time = (value: string): string => (value.includes("T") ? value : `${day(value)}T10:00:00Z`);

export const primitiveKinds: readonly Kind[] = kindsOf("primitive", {
  "primitive removed": [of(), removed],
  "primitive doubled": [of(), doubled],
  "value taken away": [of(), (chosen) => chosen.attributes.delete("value")],
  "value emptied": [of(), valued(() => "")],
  "value of spaces": [of(), valued(() => "   ")],
  "value with spaces around": [of(), valued((value) => ` ${value} `)],
  "value with a space inside": [
    of("code", "id", "uri", "date", "dateTime", "instant", "boolean", "integer", "positiveInt", "decimal"),
    valued((value) => `${value.slice(0, 2)} ${value.slice(2)}`),
  ],
  "value with two spaces inside": [of("code", "string"), valued((value) => `${value.slice(0, 2)}  ${value.slice(2)}`)],
  "value with a line break": [of(), valued((value) => `${value}\n`)],
  "value of another element of its type": [
    of(),
    (chosen, random, all) =>
      valued(() => valueOf(random.of(all.filter((one) => isPrimitive(one) && one.type === chosen.type))))(
        chosen,
        random,
        all,
      ),
  ],
  "value of another type": [
    of(),
    (chosen, random, all) =>
      valued(() => valueOf(random.of(all.filter((one) => isPrimitive(one) && one.type !== chosen.type))))(
        chosen,
        random,
        all,
      ),
  ],
  "value in words": [
    of("decimal", "integer", "positiveInt", "unsignedInt", "boolean", "date", "dateTime", "instant"),
    valued(() => "twenty"),
  ],
  "value in capitals": [of("code", "boolean", "uri", "id"), valued((value) => value.toUpperCase())],
  "text cut": [of("string"), valued((value) => value.slice(0, 1))],
  "text very long": [of("string"), valued((value) => `${value} `.repeat(2000).trim())],
  "boolean as a number": [of("boolean"), valued((value) => (value === "true" ? "1" : "0"))],
  "boolean turned": [of("boolean"), valued((value) => (value === "true" ? "false" : "true"))],
  "decimal with a comma": [of("decimal"), valued((value) => `${value},5`)],
  "decimal with an exponent": [of("decimal"), valued((value) => `${value}e2`)],
  "decimal with a sign": [of("decimal"), valued((value) => `+${value}`)],
  "decimal without digits": [
    of("decimal"),
    anyOf(
      (value) => `${value}.`,
      () => ".5",
      () => "NaN",
      () => "INF",
      () => "-",
    ),
  ],
  "decimal with leading zeros": [of("decimal"), valued((value) => `00${value}`)],
  "whole number with a fraction": [of("integer", "positiveInt", "unsignedInt"), valued((value) => `${value}.5`)],
  "whole number below its least": [of("integer", "positiveInt", "unsignedInt"), valued((value) => `-${value}`)],
  "whole number too large": [of("integer", "positiveInt", "unsignedInt"), valued(() => "99999999999")],
  "date of a 13th month": [moment, valued((value) => `${value.slice(0, 4)}-13${value.slice(7)}`)],
  "date of a 30th of February": [moment, valued((value) => `${value.slice(0, 4)}-02-30${value.slice(10)}`)],
  "date as the British write it": [moment, valued((value) => day(value).split("-").reverse().join("/"))],
  "date without hyphens": [moment, valued((value) => value.replaceAll("-", ""))],
  "date of a year of two digits": [moment, valued((value) => value.slice(2))],
  "date of the year zero": [moment, valued((value) => `0000${value.slice(4)}`)],
  "date cut": [
    of("instant", "dateTime"),
    anyOf(
      (value) => value.slice(0, 4),
      (value) => value.slice(0, 7),
      day,
      (value) => `${day(value)}T10:00`,
    ),
  ],
  "time without a zone": [
    of("dateTime", "instant"),
    valued((value) => time(value).replace(/(?:Z|[+-]\d\d:\d\d)$/, "")),
  ],
  "time of another zone's form": [
    of("dateTime", "instant"),
    anyOf(
      (value) => time(value).replace(/(?:Z|[+-]\d\d:\d\d)$/, "+0100"),
      (value) => time(value).replace(/(?:Z|[+-]\d\d:\d\d)$/, "+25:00"),
      (value) => time(value).replace(/(?:Z|[+-]\d\d:\d\d)$/, "BST"),
      (value) => time(value).replace(/(?:Z|[+-]\d\d:\d\d)$/, "z"),
    ),
  ],
  "time of a 25th hour": [
    of("dateTime", "instant"),
    anyOf(
      (value) => `${day(value)}T25:00:00Z`,
      (value) => `${day(value)}T10:60:00Z`,
      (value) => `${day(value)}T10:00:61Z`,
      (value) => `${day(value)}T24:00:00Z`,
    ),
  ],
  "time without seconds": [of("dateTime", "instant"), valued((value) => `${day(value)}T10:00Z`)],
  "time with a space for the T": [of("dateTime", "instant"), valued((value) => time(value).replace("T", " "))],
  "date far ahead": [moment, valued((value) => `2999${value.slice(4)}`)],
  "id with an underscore": [of("id"), valued((value) => `${value}_1`)],
  "base64 of other characters": [
    of("base64Binary"),
    anyOf(
      (value) => `${value}*`,
      (value) => value.slice(1),
      (value) => `=${value}`,
    ),
  ],
  "attribute added": [of(), (chosen) => chosen.attributes.set("sure", "yes").size > 0],
  "attribute renamed": [
    of(),
    (chosen) => {
      const value = valueOf(chosen);
      chosen.attributes.delete("value");
      return chosen.attributes.set("Value", value).size > 0;
    },
  ],
  "value as text": [
    of(),
    (chosen) => {
      chosen.children = [valueOf(chosen)];
      return chosen.attributes.delete("value");
    },
  ],
  "id attribute of a wrong form": [
    of(),
    (chosen, random) => chosen.attributes.set("id", random.of(["a b", "", "-", "a/b"])).size > 0,
  ],
});
