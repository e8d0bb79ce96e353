import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import type { SandboxArrival } from "../../sandbox/arrival.js";
import type { SandboxEvent } from "../../sandbox/events.js";
import type { Followed } from "./outbox.js";
import { labelOf } from "./story.js";
import { title, wrapped } from "./layout.js";

/** What happened on the other side of MESH. It knows nothing of the outbox. */
export interface Referee {
  readonly onArrival: (arrival: SandboxArrival) => void;
  readonly onEvent: (event: SandboxEvent) => void;
  /** How many messages MESH has taken that have not reached a practice yet. */
  readonly underWay: () => number;
  /** Says of each consultation how often its message came, and how often it was filed. */
  verdict(followed: readonly Followed[]): readonly string[];
}

/** Watches the sandbox's practices. */
export function referee(): Referee {
  const arrivals: SandboxArrival[] = [];
  const filed = new Set<string>();
  const underWay = new Set<string>();
  return {
    onArrival(arrival) {
      underWay.delete(arrival.messageId);
      arrivals.push(arrival);
    },
    onEvent({ type, code = "", messageId = "" }) {
      if (type === "message-taken") underWay.add(messageId);
      if (type === "report-written") underWay.delete(messageId);
      if (type !== "practice-answered" || !isResponseCode(code)) return;
      const { level, outcome } = responseCodes[code];
      if (level === "business" && outcome === "accepted") filed.add(messageId);
    },
    underWay: () => underWay.size,
    verdict(followed) {
      const rows = followed.map(({ consultation, record }, index) => {
        const came = arrivals.filter(({ documentId }) => documentId === record.ids.documentBundle);
        return {
          label: `${index + 1}. ${labelOf(consultation)}`,
          came: came.length,
          contents: new Set(came.map(({ sha256 }) => sha256)).size,
          filed: came.filter(({ messageId }) => filed.has(messageId)).length,
          otherWay: record.state === "sent-by-fallback" ? "; a PDF came by e-mail" : "",
        };
      });
      const lost = rows.filter(({ came }) => came === 0).length;
      const twice = rows.filter((row) => row.filed > 1).length;
      const mixed = rows.filter(({ contents }) => contents > 1).length;
      const copies = rows.reduce((sum, { came }) => sum + Math.max(0, came - 1), 0);
      return [
        ...title("What reached the practice"),
        ...rows.flatMap((row) => wrapped(`${cameText(row)}, ${filedText(row.filed)}${row.otherWay}`, `${row.label}: `)),
        "",
        ...wrapped(`Lost: ${lost}. Filed twice: ${twice}. ${copiesText(copies, mixed)}`),
        "",
      ];
    },
  };
}

function cameText({ came, contents }: { readonly came: number; readonly contents: number }): string {
  if (came === 0) return "did not come";
  if (came === 1) return "came once";
  return `came ${came} times, ${contents === 1 ? "the same bytes" : "DIFFERENT bytes"}`;
}

function filedText(filed: number): string {
  if (filed === 0) return "not filed";
  return filed === 1 ? "filed once" : `filed ${filed} TIMES`;
}

function copiesText(copies: number, mixed: number): string {
  if (copies === 0) return "No message came again: its answer came before it was sent again.";
  return (
    `Sent again: ${copies}, ` +
    (mixed === 0
      ? "with exactly the same bytes and ids, by which the practice knew the copy."
      : "NOT with the same bytes.")
  );
}
