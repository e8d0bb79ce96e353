import type { Answer, FallbackSettings, Item, Script } from "./script.js";

/** A script as lines that a person can read, in the order of time. */
export function inWords({ seed, settings, items }: Script): readonly string[] {
  const { startsAt, lookEveryMs, leaseMs, pollEveryMs, isSlow, fallback, retentionDays } = settings;
  return [
    `seed ${seed}: starts at ${startsAt}; looks every ${shown(lookEveryMs)}, leases of ${shown(leaseMs)}, ` +
      `polls every ${shown(pollEveryMs)}${isSlow ? ", a slow disk" : ""}`,
    ...(fallback === undefined ? [] : [wayInWords(fallback)]),
    ...(retentionDays === undefined ? [] : [`what has ended is purged after ${retentionDays} d`]),
    ...[...items].sort((a, b) => timeOf(a) - timeOf(b)).map(lineOf),
  ];
}

function wayInWords({ after: causes, retryAfterMs, sendMs, rememberMs }: FallbackSettings): string {
  return (
    `another way after ${causes.join(", ")}; further tries after ${retryAfterMs.map(shown).join(", ") || "none"}; ` +
    `each may take ${shown(sendMs)}; a practice is remembered for ${shown(rememberMs)}`
  );
}

const timeOf = (item: Item): number => ("at" in item ? item.at : -1);

function lineOf(item: Item): string {
  switch (item.what) {
    case "message":
      return (
        `${shown(item.at)}: message ${item.message} is submitted${item.isConsultation ? " as a consultation" : ""}` +
        (item.names === undefined ? "" : `, naming ${item.names === "own" ? "its" : "another"} practice`) +
        `${item.address === undefined ? "" : `, address: ${item.address}`}; ` +
        `answers: ${answers(item.answers)}; to what is made of it: ${answers(item.laterAnswers)}`
      );
    case "crash":
      return `${shown(item.at)}: worker ${item.worker} crashes, and starts again after ${shown(item.downMs)}`;
    case "hang":
      return `${shown(item.at)}: worker ${item.worker} hangs for ${shown(item.forMs)}`;
    case "clock":
      return `${shown(item.at)}: the clock of worker ${item.worker} jumps by ${shown(item.byMs)}`;
    case "store":
      if (item.method === "claimSends" && item.effect === "hangs")
        return `worker ${item.worker} hangs after claim ${item.nth} of something to send, before it knows of it`;
      return `call ${item.nth} of ${item.method} by worker ${item.worker}: ${item.effect}`;
    case "mesh":
      return `call ${item.nth} of ${item.call} to MESH: ${item.effect}`;
    case "outage":
      return `${shown(item.at)}: for ${shown(item.forMs)} mailbox ${item.mailbox} gets ${item.effect}`;
    case "act": {
      const about = ["pause", "resume"].includes(item.act) ? "mailbox of message" : "message";
      return `${shown(item.at)}: a person at worker ${item.worker}: ${item.act}, ${about} ${item.message}`;
    }
    case "stray":
      return `${shown(item.at)}: something ${item.kind} comes into mailbox ${item.mailbox}`;
    case "tell":
      return `telling ${item.nth} ${item.effect}`;
    case "mail":
      return `message ${item.nth} to a mail server: ${item.effect}${after(item.afterMs)}`;
    case "look-up":
      return `look-up ${item.nth} of an address: ${item.effect}`;
    case "document":
      return `document ${item.nth} ${item.effect}`;
    case "leave-out":
      return `${shown(item.at)}: all workers start anew without the other way`;
    default:
      throw new Error("no such item");
  }
}

const after = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? "" : ` after ${shown(milliseconds)}`;

function answers(given: readonly Answer[]): string {
  if (given.length === 0) return "none";
  return given
    .map(
      ({ code, afterMs, isNameless }) => `${code}${isNameless === true ? " (nameless)" : ""} after ${shown(afterMs)}`,
    )
    .join(", ");
}

/** Milliseconds as a time of the largest units. */
function shown(milliseconds: number): string {
  const sign = milliseconds < 0 ? "-" : "";
  const left = Math.abs(milliseconds);
  if (left >= 86_400_000) return `${sign}${(left / 86_400_000).toFixed(2)} d`;
  if (left >= 3_600_000) return `${sign}${(left / 3_600_000).toFixed(2)} h`;
  return `${sign}${(left / 1_000).toFixed(1)} s`;
}
