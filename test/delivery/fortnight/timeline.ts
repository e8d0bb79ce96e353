import type { Attention } from "../../../src/delivery/attention.js";
import type { Delivery } from "../../../src/delivery/delivery.js";
import type { FallbackMessage } from "../../../src/delivery/fallback/fallback.js";
import type { DeliveryRecord } from "../../../src/delivery/record.js";
import { inEngland } from "./calendar.js";

/** One line of the timeline: what it says, from left to right. */
export type Line = readonly string[];

export const heading: Line = ["day and time", "of", "what", "state", "attention", "e-mail"];

/** What begins is told by what it comes to. */
const begun = ["send-began", "fallback-began"];
/** Tries that changed nothing. Their number is checked apart. */
const away = ["unreachable", "authentication-refused"];

/** Draws up, as time passes, what a person would want to know afterwards. */
export interface Timeline {
  /** Adds what has happened since it was last called. */
  look(delivery: Delivery, now: number): Promise<void>;
  /** Adds an answer to a question that somebody asked. */
  asked(about: string, answer: string, now: number): void;
  /** Everything so far, by time. */
  lines(): readonly Line[];
  /** Tries to send while MESH was away. */
  triesInVain(): number;
}

export function timeline(mails: readonly FallbackMessage[], told: readonly Attention[]): Timeline {
  const entries: { readonly at: number; readonly line: Line }[] = [];
  const seen = new Map<string, number>();
  const noted = new Set<string>();
  let mailsSeen = 0;
  let inVain = 0;

  /** What opened or closed since the last look, by the delivery that it is about. */
  async function attentionOf(delivery: Delivery): Promise<Map<string, string[]>> {
    const changes = new Map<string, string[]>();
    const { items } = await delivery.attention({ includeClosed: true }, { limit: 1000 });
    for (const { id, deliveryId = "mailbox", reason, closed } of items) {
      const add = (sign: "+" | "-", words: string): void => {
        if (noted.has(sign + id)) return;
        noted.add(sign + id);
        changes.set(deliveryId, [...(changes.get(deliveryId) ?? []), `${sign} ${words}`]);
      };
      if (told.some((each) => each.id === id)) add("+", reason);
      if (closed !== undefined) add("-", `${reason} (${[closed.how, closed.by].filter(Boolean).join(", ")})`);
    }
    return changes;
  }

  return {
    async look(delivery, now) {
      const changes = await attentionOf(delivery);
      const records: DeliveryRecord[] = [...(await delivery.list({}, { limit: 1000 })).items];
      for (const { id, callerId } of records) {
        const events = await delivery.events(id);
        const fresh = events.slice(seen.get(id) ?? 0).filter(({ reason }) => !begun.includes(reason));
        seen.set(id, events.length);
        inVain += fresh.filter(({ reason }) => away.includes(reason)).length;
        const shown = fresh.filter(({ reason }) => !away.includes(reason));
        for (const [index, { at, reason, state, by }] of shown.entries()) {
          const isSent = reason === "fallback-sent";
          const isLast = index === shown.length - 1;
          const mark = isLast || reason === "fallback-asked-for" ? (changes.get(id) ?? []).join(", ") : "";
          if (mark !== "") changes.delete(id);
          const what = by === undefined ? reason : `${reason} (${by})`;
          const mail = isSent ? (mails[mailsSeen++]?.to ?? "none") : "";
          entries.push({ at: Date.parse(at), line: [inEngland(Date.parse(at)), callerId, what, state, mark, mail] });
        }
      }
      for (const [about, words] of changes) {
        const of = records.find(({ id }) => id === about)?.callerId ?? about;
        entries.push({ at: now, line: [inEngland(now), of, "", "", words.join(", "), ""] });
      }
    },
    asked: (about, answer, now) => entries.push({ at: now, line: [inEngland(now), about, "asked", answer, "", ""] }),
    lines: () => [heading, ...entries.sort((a, b) => a.at - b.at).map(({ line }) => line)],
    triesInVain: () => inVain,
  };
}

/** The lines of a table that was written by hand. */
export function linesOf(table: string): readonly Line[] {
  return table
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** The lines as a table, for a person. */
export function printed(lines: readonly Line[]): string {
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(" | ")
        .trimEnd(),
    )
    .join("\n");
}
