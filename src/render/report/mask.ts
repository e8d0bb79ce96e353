import { shownCode } from "../../validation/report/shown-code.js";

/**
 * Elements whose value is a code or an address and never personal. It is shown if it certainly is a code or an address.
 */
const harmlessElements = new Set(
  (
    "code system profile status use type gender mode clinicalStatus verificationStatus category url comparator " +
    "intent severity event valueCode valueUri valueBoolean notDone"
  ).split(" "),
);
const namingElements = new Set(["reference", "fullUrl", "id", "value"]);
const uuid = /^(?:urn:uuid:)?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
/** The address of a namespace, without digits that could identify a person. */
const namespace = /^(?!.*[0-9]{5})(?:https?:\/\/|urn:)[A-Za-z0-9./:-]{1,80}$/;
const partsOfHandling = new Set([
  "BusAckRequested",
  "InfAckRequested",
  "RecipientType",
  "MessageDefinition",
  "SenderReference",
  "LocalExtension",
  "recordedDate",
]);

/** One piece of markup at a place. Anything else stays masked. */
const markup = new RegExp(
  [
    /<!--[\s\S]*?(?:-->|$)/y,
    /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/y,
    /<\?[\s\S]*?(?:\?>|$)/y,
    /<\/?([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);
const attribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;
const declaration = /^<\?xml(?:\s+(?:version|encoding|standalone)\s*=\s*["'][A-Za-z0-9.-]{1,12}["'])*\s*\?>$/;

/** For each code unit of a part of the source: 1 where it must be masked, 0 where it is certainly not patient data. */
export type Mask = (from: number, to: number) => Uint8Array;

/** Finds the markup of the whole source once. Each call then masks only the part that it asks for. */
export function maskOf(source: string): Mask {
  const starts = startsIn(source);
  return (from, to) => {
    const mask = new Uint8Array(to - from).fill(1);
    const show = (first: number, end: number): void =>
      void mask.fill(0, Math.max(first - from, 0), Math.max(end - from, 0));
    let reached = from;
    // White space between elements is layout. Inside a value it belongs to the value, and is masked.
    const showLayout = (end: number): void => {
      for (let at = reached; at < end; at++) if (/\s/.test(source.charAt(at))) mask[at - from] = 0;
    };
    for (let at = Math.max(firstAfter(starts, from) - 1, 0); (starts[at] ?? to) < to; at++) {
      const index = starts[at] ?? to;
      showLayout(index);
      markup.lastIndex = index;
      reached = Math.max(index + showPiece(markup.exec(source) ?? [], index, show), from);
    }
    showLayout(to);
    return mask;
  };
}

/** Where each piece of markup starts. */
function startsIn(source: string): readonly number[] {
  const starts: number[] = [];
  for (let at = source.indexOf("<"); at >= 0;) {
    markup.lastIndex = at;
    const isPiece = markup.test(source);
    if (isPiece) starts.push(at);
    at = source.indexOf("<", isPiece ? markup.lastIndex : at + 1);
  }
  return starts;
}

/** How many starts are at or before an offset. */
function firstAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  for (let high = starts.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Unmasks what is certainly not patient data in one piece of markup. Returns the length of the piece. */
function showPiece(
  [found = "", name, attributes = ""]: readonly (string | undefined)[],
  index: number,
  show: (from: number, to: number) => void,
): number {
  const end = index + found.length;
  if (name !== undefined) {
    const from = index + found.indexOf(name) + name.length;
    show(index, from);
    for (const one of attributes.matchAll(attribute)) {
      const value = one[2] ?? one[3] ?? "";
      const to = from + one.index + one[0].length;
      if (isHarmless(name.slice(name.indexOf(":") + 1), one[1] ?? "", value)) show(from + one.index, to);
      else {
        show(from + one.index, to - 1 - value.length);
        show(to - 1, to);
      }
    }
    show(from + attributes.length, end);
  } else if (declaration.test(found)) show(index, end);
  else if (found.startsWith("<!--")) show(index, index + 4);
  return found.length;
}

/** True for the value of an attribute that is a code, an address or a name of a resource. */
export function isHarmless(element: string, name: string, value: string): boolean {
  if (name === "xmlns" || name.startsWith("xmlns:")) return namespace.test(value);
  if (name === "url") return shownCode(value) !== undefined || partsOfHandling.has(value);
  if (name === "id" || namingElements.has(element)) return uuid.test(value);
  return name === "value" && harmlessElements.has(element) && shownCode(value) !== undefined;
}
